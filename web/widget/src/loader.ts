import type { AssistantCard } from '@baton/client';
import type { BatonWidget, ChatModule } from './ground.ts';
import launcherCss from './launcher.css?inline';
import { type Settings, settingsOf, textOn, withAssistant } from './settings.ts';
import { tongueFor } from './tongue.ts';

/*
 * The one script on a site's pages. It draws the launcher and asks who the assistant is; the chat itself comes when
 * somebody reaches for it, or when this browser has a conversation already. So a page that nobody chats on pays little.
 */

/** Changes with the chat's content, so that no cache serves an old one to a new launcher. */
declare const __CHAT_VERSION__: string;

const ACCENT = '#4f46e5';
const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE =
  'M12 3.8c-5 0-8.7 3.3-8.7 7.6 0 2.4 1.2 4.4 3 5.8l-.6 3.3 3.6-1.7c.9.2 1.8.3 2.7.3 5 0 8.7-3.3 8.7-7.7S17 3.8 12 3.8Z';

function begin(page: Settings): BatonWidget {
  const { origin, assistant } = page;
  const tongue = tongueFor([page.locale, document.documentElement.lang, ...navigator.languages]);
  const host = document.createElement('baton-widget');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(launcherCss);
  shadow.adoptedStyleSheets = [sheet];
  const root = document.createElement('div');
  root.dir = tongue.direction;
  root.lang = tongue.locale;
  shadow.append(root);
  document.body.append(host);

  let settings = page;
  let shown: boolean | undefined;
  let chat: Promise<BatonWidget> | null = null;
  const launcher = launcherButton(tongue.open);

  const card = askAssistant(origin, assistant, tongue.locale).then((found) => {
    if (found) settings = withAssistant(page, found);
    const accent = settings.accent ?? ACCENT;
    root.className = `root ${settings.position ?? 'end'}`;
    root.style.setProperty('--accent', accent);
    root.style.setProperty('--on-accent', textOn(accent));
    if (settings.launcherText) {
      launcher.classList.add('wide');
      launcher.append(settings.launcherText);
    }
    shown ??= !settings.hidden;
    launcher.hidden = !shown;
    if (!root.hasChildNodes()) root.append(launcher);
    return found;
  });

  let failures = 0;
  const prepare = () => {
    // A module that could not be had stays so under its address: another try needs another one.
    const again = failures > 0 ? `&try=${failures}` : '';
    const module = import(/* @vite-ignore */ `${origin}/widget/chat.js?v=${__CHAT_VERSION__}${again}`);
    module.catch(() => failures++);
    return module as Promise<ChatModule>;
  };
  const load = () => {
    chat ??= Promise.all([prepare(), card])
      .then(([module, found]) => {
        // A button that goes away between press and release gets no click.
        const pressed = launcher.matches(':active');
        launcher.remove();
        const widget = module.mount({ settings, card: found, tongue, shadow, root, shown: shown ?? true });
        if (pressed) widget.open();
        return widget;
      })
      .catch((failure) => {
        // Not reached: the next click tries again.
        chat = null;
        throw failure;
      });
    return chat;
  };
  const tell = (what: keyof BatonWidget) =>
    load().then(
      (widget) => widget[what](),
      () => undefined,
    );
  const setShown = (value: boolean) => {
    shown = value;
    launcher.hidden = !value;
    if (chat) void tell(value ? 'show' : 'hide');
  };

  launcher.addEventListener('click', () => void tell('open'));
  for (const sign of ['pointerenter', 'focus', 'touchstart']) {
    launcher.addEventListener(sign, () => void prepare().catch(() => undefined), { once: true, passive: true });
  }

  const key = `baton:${assistant}:conversation`;
  if (hasStored(key)) void load().catch(() => undefined);
  addEventListener('storage', (event) => {
    if (event.key === key && event.newValue && !chat) void load().catch(() => undefined);
  });

  return {
    open: () => void tell('open'),
    close: () => void (chat && tell('close')),
    show: () => setShown(true),
    hide: () => setShown(false),
  };
}

function launcherButton(label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'launcher';
  button.setAttribute('aria-label', label);
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-expanded', 'false');
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  for (const [name, value] of Object.entries({ viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor' })) {
    svg.setAttribute(name, value);
  }
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', BUBBLE);
  svg.append(path);
  button.append(svg);
  return button;
}

async function askAssistant(origin: string, assistant: string, locale: string): Promise<AssistantCard | null> {
  try {
    const address = `${origin}/api/v1/assistants/${encodeURIComponent(assistant)}`;
    const response = await fetch(address, { credentials: 'omit', headers: { 'Accept-Language': locale } });
    return response.ok ? ((await response.json()) as AssistantCard) : null;
  } catch {
    return null;
  }
}

function hasStored(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && !window.Baton) {
  const settings = settingsOf(script);
  const start = () => {
    window.Baton = begin(settings);
  };
  if (document.body) start();
  else addEventListener('DOMContentLoaded', start);
}
