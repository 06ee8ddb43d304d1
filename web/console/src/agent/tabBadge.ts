import { t } from '../i18n';

/** Puts the number of offers (and unread chats) where a person sees it when the tab is not in front. */
export function showInTab(offers: number, unread: number): void {
  const count = offers > 0 ? `(${offers}) ` : '';
  document.title = `${count}${offers > 0 ? t('{count, plural, one {New chat} other {New chats}}', { count: offers }) : t('Workspace')} · Baton`;
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (icon) icon.href = faviconWith(offers > 0 ? String(Math.min(offers, 9)) : unread > 0 ? '' : undefined);
}

/** `undefined`: plain; empty: a dot; else the text in a badge. */
function faviconWith(badge: string | undefined): string {
  const mark =
    badge === undefined
      ? ''
      : badge === ''
        ? '<circle cx="25" cy="7" r="6" fill="#e5484d"/>'
        : `<circle cx="22" cy="10" r="10" fill="#e5484d"/><text x="22" y="15.5" font-size="15" font-weight="700"
            font-family="Arial,sans-serif" fill="#fff" text-anchor="middle">${badge}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8"
    fill="#4f46e5"/><path d="M10 22 22 10" stroke="#fff" stroke-width="5" stroke-linecap="round"/>${mark}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
