import type { Actor, ConversationEvent, Row } from '../src/api/types';

const AT = '2026-01-01T10:00:00.000Z';

export function row(id: string, version: number, change: Partial<Row> = {}): Row {
  return {
    id,
    version,
    assistant: { id: 'demo', name: 'Pip' },
    channel: 'web',
    language: 'en',
    owner: { kind: 'agent', id: 'me', name: 'Maja', since: AT },
    epoch: 1,
    number: version,
    startedAt: AT,
    waitingSince: null,
    queuedAt: null,
    priority: 3,
    team: null,
    skill: null,
    reason: null,
    customer: { name: `Customer ${id}`, externalId: null, email: null },
    lastMessage: null,
    customerWaitsSince: null,
    unread: 0,
    position: null,
    offeredTo: null,
    rating: null,
    tags: [],
    rests: false,
    blocked: false,
    handedOver: false,
    ...change,
  };
}

export function snapshotOf(mine: Row[]) {
  const me = {
    id: 'me',
    name: 'Maja',
    email: 'maja@example.com',
    roles: ['agent'],
    presence: { state: 'online', since: AT, connected: true },
    load: mine.length,
    cap: 4,
  };
  return {
    type: 'snapshot',
    data: { me, offers: [], mine, counters: { bot: 0, queue: 0, mine: mine.length, closed: 0 } },
  };
}

export const ana: Actor = { kind: 'customer', id: 'ana', name: 'Ana' };
export const maja: Actor = { kind: 'agent', id: 'me', name: 'Maja' };
export const pip: Actor = { kind: 'bot', id: 'demo', name: 'Pip' };
export const system: Actor = { kind: 'system', id: 'system', name: 'Baton' };

export function event(
  number: number,
  type: string,
  actor: Actor,
  data: Record<string, unknown> = {},
  at = new Date(Date.parse(AT) + number * 60_000).toISOString(),
): ConversationEvent {
  return { number, at, type, actor, data };
}

export const said = (number: number, actor: Actor, text: string, more: Record<string, unknown> = {}) =>
  event(number, 'message', actor, { text, ...more });
