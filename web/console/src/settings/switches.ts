import { useQuery } from '@tanstack/react-query';
import { api } from '../api';
import type { HandoverSwitch } from '../api/types';
import { locale, t } from '../i18n';

export const SWITCHES = ['handover-switches'];

/** What handover is switched off for; read again every half minute, because others switch too. */
export function useSwitches() {
  return useQuery({
    queryKey: SWITCHES,
    queryFn: ({ signal }) => api.switches(signal),
    refetchInterval: 30_000,
    select: ({ off }) => off,
  });
}

const time = new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' });
const dayAndTime = new Intl.DateTimeFormat(locale(), { weekday: 'long', hour: 'numeric', minute: '2-digit' });
const date = new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' });

/** "until 18:00", "until Monday 09:00"; nothing where it has no end. */
export function untilWords({ until }: Pick<HandoverSwitch, 'until'>, now: number): string {
  if (!until) return t('until it is switched on');
  const end = new Date(until);
  const days = (end.getTime() - now) / 86_400_000;
  const today = end.toDateString() === new Date(now).toDateString();
  return t('until {moment}', { moment: (today ? time : days < 6 ? dayAndTime : date).format(end) });
}
