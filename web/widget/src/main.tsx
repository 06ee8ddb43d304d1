import { render } from 'preact';
import { Chat } from './chat.ts';
import type { BatonWidget, Ground } from './ground.ts';
import { subjectOf } from './identity.ts';
import { loadLabels, untilLoaded } from './labels.ts';
import { Store } from './store.ts';
import css from './style.css?inline';
import { App, type Doors } from './ui/App.tsx';
import { Surrounding } from './ui/context.ts';

/** Takes over what the launcher's script has prepared and brings the chat to it. */
export function mount({ settings, card, tongue, shadow, root, shown }: Ground): BatonWidget {
  const { origin, assistant, visitor, identity, theme, launcherText = '' } = settings;
  const store = new Store(assistant, subjectOf(identity));
  const chat = new Chat({
    origin,
    assistant,
    store,
    visitor,
    identity,
    locale: tongue.locale,
    page: () => ({ url: location.href, title: document.title }),
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];

  const openKey = `baton:${assistant}:open`;
  let language = untilLoaded(tongue, card?.lines);
  let doors: Doors = { open: store.conversation() !== null && remembered(openKey), shown };

  const setDoors = (change: Partial<Doors>) => {
    doors = { ...doors, ...change };
    // Only a conversation makes the panel worth remembering: before it nothing is kept.
    if (store.conversation()) remember(openKey, doors.open);
    draw();
  };
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const draw = () => {
    root.classList.toggle('dark', theme === 'dark' || (theme === 'auto' && dark.matches));
    render(
      <Surrounding.Provider value={{ chat, language, origin }}>
        <App doors={doors} setDoors={setDoors} launcherText={launcherText} />
      </Surrounding.Provider>,
      root,
    );
  };
  dark.addEventListener('change', draw);
  let stage = chat.state.stage;
  chat.watch(() => {
    if (chat.state.stage === stage) return;
    stage = chat.state.stage;
    if (stage === 'talking') remember(openKey, doors.open);
  });

  chat.load(card);
  draw();
  void loadLabels(language, origin).then((loaded) => {
    language = loaded;
    draw();
  });

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
