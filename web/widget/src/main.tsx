import { render } from 'preact';
import { Chat } from './chat.ts';
import { languageFor, loadLabels } from './labels.ts';
import { type Settings, settingsOf, textOn, withAssistant } from './settings.ts';
import { Store } from './store.ts';
import css from './style.css?inline';
import { App, type Doors } from './ui/App.tsx';
import { Surrounding } from './ui/context.ts';

/** What a page may call: `Baton.open()` from a "Chat with us" link, `Baton.show()` for a launcher that was hidden. */
export interface BatonWidget {
  open(): void;
  close(): void;
  show(): void;
  hide(): void;
}

declare global {
  interface Window {
    Baton?: BatonWidget;
  }
}

const ACCENT = '#4f46e5';

/** Puts the widget on the page; all that it draws lives in a shadow root of its own. */
export function mount(settings: Settings): BatonWidget {
  const { origin, assistant, visitor } = settings;
  let language = languageFor([settings.locale, document.documentElement.lang, ...navigator.languages]);
  const store = new Store(assistant);
  const chat = new Chat({
    origin,
    assistant,
    store,
    visitor,
    locale: language.locale,
    page: () => ({ url: location.href, title: document.title }),
  });

  const host = document.createElement('baton-widget');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
  const root = document.createElement('div');
  root.dir = language.direction;
  root.lang = language.locale;
  shadow.append(root);
  document.body.append(host);

  const openKey = `baton:${assistant}:open`;
  let current = settings;
  let labelled = false;
  const label = () => {
    if (labelled) return;
    labelled = true;
    void loadLabels(language, origin).then((loaded) => {
      language = loaded;
      draw();
    });
  };
  let known = store.conversation() !== null;
  let doors: Doors = { open: known && remembered(openKey), shown: false };

  const setDoors = (change: Partial<Doors>) => {
    doors = { ...doors, ...change };
    if (doors.open) label();
    // Only a conversation makes the panel worth remembering: before it nothing is kept.
    if (store.conversation()) remember(openKey, doors.open);
    draw();
  };
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const draw = () => {
    const isDark = current.theme === 'dark' || (current.theme === 'auto' && dark.matches);
    const accent = current.accent ?? ACCENT;
    root.className = `root ${isDark ? 'dark' : ''} ${current.position ?? 'end'}`;
    root.style.setProperty('--accent', accent);
    root.style.setProperty('--on-accent', textOn(accent));
    render(
      <Surrounding.Provider value={{ chat, language, origin }}>
        <App doors={doors} setDoors={setDoors} launcherText={current.launcherText ?? ''} />
      </Surrounding.Provider>,
      root,
    );
  };
  dark.addEventListener('change', draw);
  chat.watch(() => {
    const begun = chat.state.stage === 'talking';
    if (begun !== known) {
      known = begun;
      if (begun) {
        label();
        remember(openKey, doors.open);
      }
    }
  });

  chat
    .load()
    .then((card) => {
      current = withAssistant(settings, card);
      setDoors({ shown: !current.hidden });
    })
    .catch(() => setDoors({ shown: !settings.hidden }));
  if (known) label();
  draw();

  return {
    open: () => setDoors({ open: true }),
    close: () => setDoors({ open: false }),
    show: () => setDoors({ shown: true }),
    hide: () => setDoors({ open: false, shown: false }),
  };
}

function remembered(key: string): boolean {
  try {
    return sessionStorage.getItem(key) === 'true';
  } catch {
    return false;
  }
}

function remember(key: string, value: boolean): void {
  try {
    sessionStorage.setItem(key, String(value));
  } catch {
    // Storage is forbidden: the next page begins with a closed panel.
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && !window.Baton) {
  const settings = settingsOf(script);
  const begin = () => {
    window.Baton = mount(settings);
  };
  if (document.body) begin();
  else addEventListener('DOMContentLoaded', begin);
}
