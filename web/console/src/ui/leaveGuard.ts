import { useEffect } from 'react';
import { type AroundNavHandler, useLocation } from 'wouter';
import { t } from '../i18n';

/** What is not saved, each with the address of its page. */
const unsaved = new Map<object, string>();
let passing = false;

/** Asks, where something is not saved, whether to go all the same. */
function mayLeave(): boolean {
  return passing || unsaved.size === 0 || window.confirm(t('Leave without saving? What you changed here is lost.'));
}

/** Every way within the console: links, keys and what the code does. */
export const guarded: AroundNavHandler = (navigate, to, options) => {
  if (mayLeave()) navigate(to, options);
};

// Before the router hears of it, which would take the page away: therefore here and not with the page.
if (typeof window !== 'undefined') {
  window.addEventListener(
    'popstate',
    (event) => {
      const [here] = unsaved.values();
      if (here === undefined || location.href === here || mayLeave()) return;
      event.stopImmediatePropagation();
      history.pushState(null, '', here);
    },
    true,
  );
}

/**
 * Asks before a page with unsaved changes is left: by a link, a key, the back button or with the tab. The browser has moved
 * already when it tells of the back button, so whoever stays is put back where the page is.
 */
export function useLeaveGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const mark = {};
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    unsaved.set(mark, location.href);
    window.addEventListener('beforeunload', unload);
    return () => {
      unsaved.delete(mark);
      window.removeEventListener('beforeunload', unload);
    };
  }, [dirty]);
}

/** Goes to another page after saving, when nothing is to be asked. */
export function useGo(): (to: string) => void {
  const [, go] = useLocation();
  return (to) => {
    passing = true;
    try {
      go(to);
    } finally {
      passing = false;
    }
  };
}
