import type { Owner, PresenceState, Role, Row } from '../api/types';
import { locale, row, t } from '../i18n';

/** The API's words in the language spoken. An unknown word is shown as it is, with spaces. */

const reasons: Record<string, string> = {
  requested: t('asked for a person'),
  not_understood: t('not understood'),
  invalid_answers: t('answers did not fit'),
  cannot_answer: t('no answer'),
  danger_word: t('danger word'),
  profanity: t('profanity'),
  topic: t('blocked topic'),
  guidance: t('guidance rule'),
  frustration: t('frustrated'),
  planned: t('planned step'),
  menu: t('chose “Talk to a person”'),
  bot: t('the bot asked for a person'),
  bot_failure: t('the bot failed'),
  agent: t('by a colleague'),
  transfer: t('sent by a colleague'),
  mode: t('people answer first here'),
};

/** Those that can be asked for by name, in the server's words. */
export const reasonNames = Object.keys(reasons).filter((name) => name !== 'mode');

export function reasonWords(reason: string): string {
  return reasons[reason] ?? reason.replaceAll('_', ' ');
}

/** "not understood ×4": how often stands in the evidence, if anywhere. */
export function reasonWithCount(reason: string, evidence: unknown): string {
  const count = countOf(evidence);
  return count > 1 ? `${reasonWords(reason)} ×${count}` : reasonWords(reason);
}

function countOf(evidence: unknown): number {
  if (Array.isArray(evidence)) return evidence.length;
  if (evidence && typeof evidence === 'object' && 'count' in evidence) return Number(evidence.count) || 0;
  return 0;
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const presenceWords: Record<PresenceState, string> = {
  online: t('Online'),
  back_soon: t('Back soon'),
  away: t('Away'),
  offline: t('Offline'),
};

const roles: Record<Role, string> = {
  agent: t('agent'),
  supervisor: t('supervisor'),
  admin: t('admin'),
  builder: t('builder'),
};

/** "agent, supervisor". */
export const roleWords = (of: readonly Role[]): string => row(of.map((each) => roles[each] ?? each));

const channels: Record<string, string> = {
  web: t('web'),
  phone: t('phone'),
  voice: t('voice'),
  email: t('email'),
  api: t('API'),
};

const outcomes: Record<string, string> = {
  declined: t('declined'),
  missed: t('not answered in time'),
  withdrawn: t('withdrawn'),
};

/** What became of an offer. */
export const outcomeWords = (outcome: unknown): string => outcomes[String(outcome)] ?? t('ended');

/** How the channels begin that a desk of others owns; its id follows. */
const OF_DESK = 'desk:';

/** Where a conversation takes place; a channel of the installation's own is called by its id. */
export const channelWords = (channel: string): string =>
  channel.startsWith(OF_DESK)
    ? t('channel of {desk}', { desk: channel.slice(OF_DESK.length) })
    : (channels[channel] ?? channel);

export function customerName(row: Pick<Row, 'customer' | 'id'>): string {
  return (
    row.customer.name || row.customer.email || row.customer.externalId || t('Visitor {id}', { id: row.id.slice(-4) })
  );
}

/** The name of what may be told as a name alone. */
export function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  return value && typeof value === 'object' && 'name' in value ? String(value.name) : undefined;
}

export function ownerWords(owner: Owner, me: string | undefined): string {
  switch (owner.kind) {
    case 'bot':
      return t('With {owner}', { owner: owner.name ?? t('the bot') });
    case 'queue':
      return owner.name ? t('In the queue of {owner}', { owner: owner.name }) : t('In the queue');
    case 'agent':
      return owner.id === me ? t('With you') : t('With {owner}', { owner: owner.name ?? t('a colleague') });
    case 'inbox':
      return owner.name ? t('Left as a message for {owner}', { owner: owner.name }) : t('Left as a message');
    case 'desk':
      return owner.desk && owner.name && owner.name !== owner.desk
        ? t('With {person} at {desk}', { person: owner.name, desk: owner.desk })
        : t('At {desk}', { desk: owner.desk ?? owner.name ?? t('a desk') });
    case 'closed':
      return t('Closed');
  }
}

/** Names of values as sentences: `order_number` and `orderNumber` → "Order number". */
export function label(name: string): string {
  return capital(
    name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .replaceAll(/[_-]+/g, ' ')
      .toLowerCase(),
  );
}

export function asText(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (Array.isArray(value)) return row(value.map(asText));
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, each]) => `${label(name)}: ${asText(each)}`)
      .join(t('; '));
  }
  if (typeof value === 'boolean') return value ? t('Yes') : t('No');
  return String(value);
}

/** The size of a file in words: "1.2 MB". */
export function fileSize(bytes: number): string {
  const [unit, count, digits] =
    bytes < 1_000
      ? (['byte', bytes, 0] as const)
      : bytes < 1_000_000
        ? (['kilobyte', bytes / 1_000, 0] as const)
        : (['megabyte', bytes / 1_048_576, 1] as const);
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, maximumFractionDigits: digits }).format(count);
}
