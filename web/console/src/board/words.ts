import type { PresenceState } from '../api/types';
import { shortSince } from '../format/time';
import { presenceWords } from '../format/words';
import { t } from '../i18n';
import { type BoardAgent, secondsSince } from './board';

/** A wait as the board counts it, from the first second on. */
export function waitWords(since: string, now: number): string {
  const seconds = secondsSince(since, now);
  return seconds < 60 ? t('{seconds, number} s', { seconds }) : shortSince(since, now);
}

/** What an agent is, and what the agent becomes after the last chat. */
export function stateWords({ presence }: Pick<BoardAgent, 'presence'>): string {
  if (presence.state === 'online' && !presence.connected) return t('Online, not connected');
  return presence.next
    ? t('{presence}, then {next}', { presence: presenceWords[presence.state], next: lower(presence.next) })
    : presenceWords[presence.state];
}

const lower = (state: PresenceState) => presenceWords[state].toLowerCase();
