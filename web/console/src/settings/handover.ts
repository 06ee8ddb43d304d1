import type { AssistantEntry, HandoverSwitch, Named, User } from '../api/types';
import { t } from '../i18n';

export type SwitchKind = HandoverSwitch['kind'];

/** Who may switch handover off and on. */
export function maySwitch(user: User): boolean {
  return user.roles.some((role) => role === 'supervisor' || role === 'admin');
}

/** The name of what is switched off; its id while the names are not known. */
export function nameOfSwitch(
  { kind, id }: Pick<HandoverSwitch, 'kind' | 'id'>,
  assistants: readonly AssistantEntry[] | undefined,
  teams: readonly Named[] | undefined,
  desks?: readonly Named[],
): string {
  const known: readonly Named[] | undefined = { assistant: assistants, team: teams, desk: desks }[kind];
  const name = known?.find((each) => each.id === id)?.name ?? id;
  if (kind === 'desk') return t('the desk {name}', { name });
  return kind === 'team' ? t('the team {name}', { name }) : name;
}

export type End = 'open' | 'hour' | 'day' | 'time';

/** The moment that an end means, as the API wants it; `undefined` where it has none, `null` where it cannot be used. */
export function momentOf(end: End, time: string, now: number): string | null | undefined {
  switch (end) {
    case 'open':
      return undefined;
    case 'hour':
      return new Date(now + 3_600_000).toISOString();
    case 'day':
      return new Date(new Date(now).setHours(24, 0, 0, 0)).toISOString();
    case 'time': {
      const moment = Date.parse(time);
      return Number.isNaN(moment) || moment <= now ? null : new Date(moment).toISOString();
    }
  }
}
