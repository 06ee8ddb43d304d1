import { setting } from '../ui/setting';

/** Whether offers are told by the desktop in this browser. */
export const desktopOn = setting('desktop', false);

/** Whether the agent has answered the question for it, so that it is asked once. */
export const desktopAsked = setting('desktop-asked', false);

/** `none` where the browser has no notifications or the page is not served securely. */
export function desktopPermission(): NotificationPermission | 'none' {
  return typeof Notification === 'function' ? Notification.permission : 'none';
}

/** Asks the browser, which asks the agent; only ever after a click. */
export async function askForDesktop(): Promise<void> {
  desktopAsked.set(true);
  if (desktopPermission() === 'none') return;
  desktopOn.set((await Notification.requestPermission()) === 'granted');
}

/** Whether the agent looks at this page just now and needs no word from the desktop. */
const looksHere = () => document.visibilityState === 'visible' && document.hasFocus();

/** Tells of an offer on the desktop, if it is wanted and of use; what is returned takes it away again. */
export function notifyDesktop(title: string, body: string, tag: string, onClick: () => void): () => void {
  if (!desktopOn.get() || desktopPermission() !== 'granted' || looksHere()) return () => {};
  const shown = new Notification(title, { body, tag, requireInteraction: true });
  shown.onclick = () => {
    window.focus();
    onClick();
    shown.close();
  };
  return () => shown.close();
}
