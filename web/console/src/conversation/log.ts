import type { Actor, ConversationEvent, Now, Onlooker } from '../api/types';

/** What is known of one conversation: its events in order and what is only true now. */
export interface Log {
  events: readonly ConversationEvent[];
  /** The number to resume from. */
  last: number;
  queue: Now['queue'];
  typing: readonly { actor: Actor; until: number }[];
  /** Colleagues who look, or write a note. */
  looking: readonly Onlooker[];
  read: { customer: number; agent: number };
}

export const emptyLog: Log = {
  events: [],
  last: 0,
  queue: null,
  typing: [],
  looking: [],
  read: { customer: 0, agent: 0 },
};

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
const LOOKING = 40_000;

export function withNow(log: Log, now: Now, time: number): Log {
  return {
    ...log,
    queue: now.queue ?? null,
    typing: (now.typing ?? []).map((actor) => ({ actor, until: time + TYPING })),
    looking: (now.looking ?? []).map((actor) => ({ actor, until: time + LOOKING, writing: false })),
    read: {
      customer: Math.max(log.read.customer, now.read?.customer ?? 0),
      agent: Math.max(log.read.agent, now.read?.agent ?? 0),
    },
  };
}

export function withTyping(log: Log, actor: Actor, until: number): Log {
  return { ...log, typing: [...log.typing.filter((each) => each.actor.id !== actor.id), { actor, until }] };
}

/** News of one colleague: looks until a time, writes until a time, or no longer. Writing does not end looking. */
export function withLooking(log: Log, { actor, until, writing }: Onlooker, time: number): Log {
  const others = log.looking.filter((each) => each.actor.id !== actor.id || each.writing !== writing);
  return { ...log, looking: until > time ? [...others, { actor, until, writing }] : others };
}

export function withRead(log: Log, kind: string, number: number): Log {
  if (kind !== 'customer' && kind !== 'agent') return log;
  if (number <= log.read[kind]) return log;
  return { ...log, read: { ...log.read, [kind]: number } };
}

/** Without signs of life whose time is over. */
export function withoutTypingBefore(log: Log, time: number): Log {
  const typing = log.typing.filter((each) => each.until > time);
  const looking = log.looking.filter((each) => each.until > time);
  const same = typing.length === log.typing.length && looking.length === log.looking.length;
  return same ? log : { ...log, typing, looking };
}
