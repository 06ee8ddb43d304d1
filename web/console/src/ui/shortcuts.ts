import { useEffect, useRef } from 'react';
import { setting } from './setting';

/** Single keys can be switched off (WCAG 2.1.4): people who dictate would trigger them by speaking. */
export const singleKeys = setting('single-keys', true);

type Handler = () => void;
const handlers = new Map<string, Handler[]>();
let prefix = '';
let prefixTimer: ReturnType<typeof setTimeout> | undefined;

/** Runs on a key (`r`) or on two in a row (`g w`) while nobody is typing. The one mounted last wins. */
export function useShortcut(keys: string, handler: Handler, enabled = true): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => {
    if (!enabled) return;
    const run = () => latest.current();
    handlers.set(keys, [...(handlers.get(keys) ?? []), run]);
    return () => {
      handlers.set(
        keys,
        (handlers.get(keys) ?? []).filter((each) => each !== run),
      );
    };
  }, [keys, enabled]);
}

/** What was pressed; on a keyboard with other letters, what a Latin one has in that place, so that keys are the same everywhere. */
export function keyOf({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  if (key.length > 1 || /[\x20-\x7e]|\p{Script=Latin}/u.test(key)) return key;
  if (code === 'Slash') return shiftKey ? '?' : '/';
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;
}

export function listenForShortcuts(): () => void {
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key !== 'Escape' && (isTyping(event.target) || !singleKeys.get())) return;
  if (document.querySelector('[aria-modal="true"]')) return;
  const key = keyOf(event);
  const typed = prefix ? `${prefix} ${key}` : key;
  clearTimeout(prefixTimer);
  prefix = '';
  const handler = handlers.get(typed)?.at(-1);
  if (handler) {
    event.preventDefault();
    handler();
  } else if ([...handlers.entries()].some(([keys, list]) => list.length > 0 && keys.startsWith(`${typed} `))) {
    prefix = typed;
    prefixTimer = setTimeout(() => {
      prefix = '';
    }, 1_200);
  }
}

/** Whether keys go into a text there. */
export function isTyping(target: EventTarget | null): target is HTMLElement {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)))
  );
}
