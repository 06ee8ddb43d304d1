import type { Owner, PresenceState, Row } from '../api/types';

/** The API's words in the customer's language. An unknown word is shown as it is, with spaces. */

const reasons: Record<string, string> = {
  requested: 'asked for a person',
  not_understood: 'not understood',
  invalid_answers: 'answers did not fit',
  cannot_answer: 'no answer',
  danger_word: 'danger word',
  profanity: 'profanity',
  topic: 'blocked topic',
  guidance: 'guidance rule',
  frustration: 'frustrated',
  planned: 'planned step',
  menu: 'chose “Talk to a person”',
  bot: 'the bot asked for a person',
  bot_failure: 'the bot failed',
  agent: 'by a colleague',
  transfer: 'sent by a colleague',
  mode: 'people answer first here',
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
  online: 'Online',
  back_soon: 'Back soon',
  away: 'Away',
  offline: 'Offline',
};

export function customerName(row: Pick<Row, 'customer' | 'id'>): string {
  return row.customer.name || row.customer.email || row.customer.externalId || `Visitor ${row.id.slice(-4)}`;
}

/** The name of what may be told as a name alone. */
export function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  return value && typeof value === 'object' && 'name' in value ? String(value.name) : undefined;
}

export function ownerWords(owner: Owner, me: string | undefined): string {
  switch (owner.kind) {
    case 'bot':
      return `With ${owner.name ?? 'the bot'}`;
    case 'queue':
      return owner.name ? `In the queue of ${owner.name}` : 'In the queue';
    case 'agent':
      return owner.id === me ? 'With you' : `With ${owner.name ?? 'a colleague'}`;
    case 'inbox':
      return owner.name ? `Left as a message for ${owner.name}` : 'Left as a message';
    case 'desk':
      return `At ${owner.name ?? 'a desk'}`;
    case 'closed':
      return 'Closed';
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
  if (Array.isArray(value)) return value.map(asText).join(', ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, each]) => `${label(name)}: ${asText(each)}`)
      .join('; ');
  }
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return String(value);
}
