import { locale, t } from '../i18n';
/** Times as people say them; the exact one belongs in a tooltip beside it. */

/** "now", "4 m", "2 h", "3 d": as short as a list row wants it. */
export function shortSince(from: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(from)) / 1000));
  if (seconds < 60) return t('now');
  if (seconds < 3600) return t('{minutes, number} m', { minutes: Math.floor(seconds / 60) });
  if (seconds < 86_400) return t('{hours, number} h', { hours: Math.floor(seconds / 3600) });
  return t('{days, number} d', { days: Math.floor(seconds / 86_400) });
}

/** "less than a minute", "4 minutes", …: within a sentence. */
export function longDuration(seconds: number): string {
  if (seconds < 60) return t('less than a minute');
  if (seconds < 3600)
    return t('{count, plural, one {# minute} other {# minutes}}', { count: Math.round(seconds / 60) });
  if (seconds < 86_400)
    return t('{count, plural, one {# hour} other {# hours}}', { count: Math.round(seconds / 3600) });
  return t('{count, plural, one {# day} other {# days}}', { count: Math.round(seconds / 86_400) });
}

const clock = new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' });
const exact = new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long' });

export const clockTime = (at: string) => clock.format(new Date(at));
export const exactTime = (at: string) => exact.format(new Date(at));

export function dayName(at: string, now: number): string {
  const days = Math.round((startOfDay(now) - startOfDay(Date.parse(at))) / 86_400_000);
  if (days === 0) return t('Today');
  if (days === 1) return t('Yesterday');
  return day.format(new Date(at));
}

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
