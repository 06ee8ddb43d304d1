import { useEffect } from 'react';
import { type AroundNavHandler, useLocation } from 'wouter';

const unsaved = new Set<object>();
let passing = false;

/** Asks, where something is not saved, whether to go all the same. */
function mayLeave(): boolean {
  return passing || unsaved.size === 0 || window.confirm('Leave without saving? What you changed here is lost.');
}

/** Every way within the console: links, keys and what the code does. */
export const guarded: AroundNavHandler = (navigate, to, options) => {
  if (mayLeave()) navigate(to, options);
};

/**
 * Asks before a page with unsaved changes is left: by a link, a key, the back button or with the tab. The browser has moved
 * already when it tells of the back button, so whoever stays is put back where the page is.
 */
export function useLeaveGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const mark = {};
    const here = location.href;
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    const back = (event: PopStateEvent) => {
      if (location.href === here || mayLeave()) return;
      event.stopImmediatePropagation();
      history.pushState(null, '', here);
    };
    unsaved.add(mark);
    window.addEventListener('beforeunload', unload);
    window.addEventListener('popstate', back, true);
    return () => {
      unsaved.delete(mark);
      window.removeEventListener('beforeunload', unload);
      window.removeEventListener('popstate', back, true);
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
