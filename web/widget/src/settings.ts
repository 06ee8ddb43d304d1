import type { AssistantCard, Visitor } from '@baton/client';

/** What the page's script tag says. Every `data-` attribute but `data-assistant` may be missing. */
export interface Settings {
  origin: string;
  assistant: string;
  locale: string | undefined;
  theme: 'auto' | 'light' | 'dark';
  accent: string | undefined;
  position: 'end' | 'left' | 'right' | undefined;
  launcherText: string | undefined;
  hidden: boolean | undefined;
  visitor: Visitor | undefined;
  /** Who the visitor is, signed by the site. */
  identity: string | undefined;
}

export function settingsOf(script: HTMLScriptElement): Settings {
  const data = script.dataset;
  const visitor: Visitor = {
    ...(data.externalId ? { externalId: data.externalId } : {}),
    ...(data.name ? { name: data.name } : {}),
    ...(data.email ? { email: data.email } : {}),
  };
  return {
    origin: new URL(script.src, document.baseURI).origin,
    assistant: data.assistant ?? '',
    locale: data.locale,
    theme: data.theme === 'light' || data.theme === 'dark' ? data.theme : 'auto',
    accent: accentOf(data.accent),
    position: positionOf(data.position),
    launcherText: data.launcherText,
    hidden: data.hidden === undefined ? undefined : data.hidden !== 'false',
    visitor: Object.keys(visitor).length > 0 ? visitor : undefined,
    identity: data.identity || undefined,
  };
}

/** Where the page says nothing the assistant's own settings count. */
export function withAssistant(settings: Settings, { launcher }: AssistantCard): Settings {
  return {
    ...settings,
    accent: settings.accent ?? accentOf(launcher?.accent),
    position: settings.position ?? positionOf(launcher?.position),
    launcherText: settings.launcherText ?? launcher?.text ?? undefined,
    hidden: settings.hidden ?? launcher?.hidden ?? undefined,
  };
}

/** Text on the accent colour: black or white, whichever reads better (WCAG contrast). */
export function textOn(accent: string): '#fff' | '#18181b' {
  const hex = accent.length === 4 ? accent.replace(/[^#]/g, '$&$&') : accent;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.0588 ? '#fff' : '#18181b';
}

function accentOf(value: string | null | undefined): string | undefined {
  return value && /^#([\da-f]{3}|[\da-f]{6})$/i.test(value) ? value : undefined;
}

function positionOf(value: string | null | undefined): Settings['position'] {
  return value === 'left' || value === 'right' || value === 'end' ? value : undefined;
}
