import type { Actor, ConversationEvent, Now } from '../api/types';

/** What is known of one conversation: its events in order and what is only true now. */
export interface Log {
  events: readonly ConversationEvent[];
  /** The number to resume from. */
  last: number;
  queue: Now['queue'];
  typing: readonly { actor: Actor; until: number }[];
  read: { customer: number; agent: number };
}

export const emptyLog: Log = { events: [], last: 0, queue: null, typing: [], read: { customer: 0, agent: 0 } };

/** Adds what is new; what is known already changes nothing. Someone who has just spoken is no longer typing. */
export function withEvents(log: Log, arrived: readonly ConversationEvent[], last?: number): Log {
  const known = log.events.at(-1)?.number ?? 0;
  const fresh = arrived.filter((event) => event.number > known);
  if (fresh.length === 0 && (last ?? 0) <= log.last) return log;
  const spoke = new Set(fresh.filter((event) => event.type === 'message').map((event) => event.actor.id));
  return {
    ...log,
    events: fresh.length > 0 ? [...log.events, ...fresh] : log.events,
    last: Math.max(log.last, last ?? 0, fresh.at(-1)?.number ?? 0),
    typing: spoke.size > 0 ? log.typing.filter((each) => !spoke.has(each.actor.id)) : log.typing,
  };
}

/** Whether events are missing between what is known and this one; people see no gaps in numbers. */
export function gapBefore(log: Log, number: number): boolean {
  return number > log.last + 1;
}

/** How long typing lasts when nobody says otherwise, in milliseconds. */
const TYPING = 6_000;

export function withNow(log: Log, now: Now, time: number): Log {
  return {
    ...log,
    queue: now.queue ?? null,
    typing: (now.typing ?? []).map((actor) => ({ actor, until: time + TYPING })),
    read: {
      customer: Math.max(log.read.customer, now.read?.customer ?? 0),
      agent: Math.max(log.read.agent, now.read?.agent ?? 0),
    },
  };
}

export function withTyping(log: Log, actor: Actor, until: number): Log {
  return { ...log, typing: [...log.typing.filter((each) => each.actor.id !== actor.id), { actor, until }] };
}

export function withRead(log: Log, kind: string, number: number): Log {
  if (kind !== 'customer' && kind !== 'agent') return log;
  if (number <= log.read[kind]) return log;
  return { ...log, read: { ...log.read, [kind]: number } };
}

export function withoutTypingBefore(log: Log, time: number): Log {
  const typing = log.typing.filter((each) => each.until > time);
  return typing.length === log.typing.length ? log : { ...log, typing };
}
