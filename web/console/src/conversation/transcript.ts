import type { Actor, ConversationEvent, Named } from '../api/types';
import { dayName } from '../format/time';
import { asText, capital, nameOf, reasonWithCount } from '../format/words';

/** One thing to show. A *stretch* is a labelled line: from here on someone else has the conversation. */
export type Item =
  | { kind: 'day'; key: string; label: string }
  | { kind: 'stretch'; key: string; label: string; why?: string; at: string }
  | {
      kind: 'message';
      key: string;
      event: ConversationEvent;
      /** Whether a group of messages of one sender begins, and ends, here. */
      first: boolean;
      last: boolean;
      /** Whether the sender is named: only where it is not the one who spoke last on this side. */
      named: boolean;
    }
  | { kind: 'note'; key: string; event: ConversationEvent; text: string }
  | { kind: 'line'; key: string; text: string; at: string }
  | { kind: 'detail'; key: string; text: string; at: string };

/** Messages of one sender within this time stand together, in milliseconds. */
const TOGETHER = 3 * 60_000;

/** The transcript of a log. `details` adds what only explains: offers, and what the bot looked at. */
export function transcriptOf(
  events: readonly ConversationEvent[],
  me: string | undefined,
  details: boolean,
  now: number,
  bot = 'the bot',
): Item[] {
  const items: Item[] = [];
  let day = '';
  let waiting = false;
  for (const event of events) {
    const shown = itemsOf(event, me, details, waiting, bot);
    waiting = waitsAfter(event, waiting);
    if (shown.length === 0) continue;
    const today = dayName(event.at, now);
    if (today !== day) {
      day = today;
      items.push({ kind: 'day', key: `day-${event.number}`, label: today });
    }
    for (const item of shown) append(items, item);
  }
  return items;
}

function append(items: Item[], item: Item): void {
  const before = items.at(-1);
  if (item.kind === 'message') {
    if (before?.kind === 'message' && together(before.event, item.event)) {
      before.last = false;
      item.first = false;
    }
    item.named = !spokeLastHere(items, item.event.actor);
  }
  items.push(item);
}

/** Whether this sender was the last to be seen on its side since the last labelled line. */
function spokeLastHere(items: readonly Item[], actor: Actor): boolean {
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index];
    if (item?.kind === 'stretch' || item?.kind === 'day') return false;
    if (item?.kind === 'message' && isOurs(item.event.actor) === isOurs(actor)) return item.event.actor.id === actor.id;
  }
  return false;
}

function together(before: ConversationEvent, next: ConversationEvent): boolean {
  return (
    before.actor.id === next.actor.id &&
    before.actor.kind === next.actor.kind &&
    Date.parse(next.at) - Date.parse(before.at) < TOGETHER
  );
}

function itemsOf(
  event: ConversationEvent,
  me: string | undefined,
  details: boolean,
  waiting: boolean,
  bot: string,
): Item[] {
  const { actor, at, data } = event;
  const key = String(event.number);
  const stretch = (label: string, why?: string): Item => ({ kind: 'stretch', key, label, at, ...(why ? { why } : {}) });
  const line = (text: string): Item => ({ kind: 'line', key, text, at });
  const detail = (text: string): Item[] => (details ? [{ kind: 'detail', key, text, at }] : []);
  const person = (named: Named | undefined) => (named && named.id === me ? 'you' : (named?.name ?? 'a colleague'));
  const agent = data.agent as Named | undefined;

  switch (event.type) {
    case 'conversation.started':
      return [stretch(`With ${bot}`)];
    case 'message':
      if (actor.kind === 'system') return [line(String(data.text ?? ''))];
      return [{ kind: 'message', key, event, first: true, last: true, named: true }];
    case 'note':
      return [{ kind: 'note', key, event, text: String(data.text ?? '') }];
    case 'handover.requested':
      return [stretch('Handed over', reasonWithCount(String(data.reason ?? ''), data.evidence))];
    case 'handover.queued':
      return [waiting ? line(queuedLine(data)) : stretch(queuedLine(data))];
    case 'handover.refused':
      return [line(`Not handed over (${asText(data.outcome).replaceAll('_', ' ')}); the bot goes on`)];
    case 'handover.inboxed':
      return [stretch('Left as a message', nameOf(data.team))];
    case 'handover.cancelled':
      return [stretch(`With ${bot}`, 'stopped waiting')];
    case 'handover.expired':
      return [stretch(`With ${bot}`, 'nobody took it in time')];
    case 'agent.joined':
      return [stretch(`With ${person(agent)}`, data.forced ? 'taken over by a supervisor' : undefined)];
    case 'agent.rested':
      return [line(`${capital(person(agent))} ${agent?.id === me ? 'wait' : 'waits'} for the customer`)];
    case 'agent.resumed':
      return [line(`${capital(person(agent))} ${agent?.id === me ? 'go' : 'goes'} on`)];
    case 'wrapup.ended':
      return detail(`${capital(person(agent))} finished the wrap-up${data.early ? ' early' : ''}`);
    case 'agent.left':
      return leftItems(capital(person(agent)), data, bot, stretch, line);
    case 'conversation.transferred': {
      const toBot = (data.to as { kind?: string } | undefined)?.kind === 'bot';
      const moved = toBot ? [] : [line(`${capital(person(actor))} sent it to ${targetName(data)}`)];
      const note = typeof data.note === 'string' && data.note ? data.note : undefined;
      return note ? [...moved, { kind: 'note', key: `${key}-note`, event, text: note }] : moved;
    }
    case 'conversation.closed':
      return [stretch(`Closed by ${closer(event, me)}`, data.category ? asText(data.category) : undefined)];
    case 'visitor.blocked':
      return [line(`${capital(person(actor))} blocked the visitor: ${asText(data.reason)}`)];
    case 'visitor.unblocked':
      return [line(`${capital(person(actor))} let the visitor write again`)];
    case 'conversation.reopened':
      return [stretch(`Reopened, with ${bot}`)];
    case 'conversation.tagged': {
      const changes = [...tagWords('set', data.added), ...tagWords('took away', data.removed)];
      return [line(`${capital(person(actor))} ${changes.join(' and ')}`)];
    }
    case 'rating':
      return [line(`Rated ${asText(data.score)} of 5${data.comment ? `: “${asText(data.comment)}”` : ''}`)];
    case 'offer.made':
      return detail(`Offered to ${person(agent)}${data.why ? ` (${asText(data.why)})` : ''}`);
    case 'offer.declined':
      return detail(`${capital(person(agent))} declined`);
    case 'offer.missed':
      return detail(`${capital(person(agent))} did not answer in time`);
    case 'offer.withdrawn':
      return detail(`Offer to ${person(agent)} withdrawn`);
    case 'bot.answered':
      return detail(`Bot: ${asText(data.decision)}${data.values ? `, ${asText(data.values)}` : ''}`);
    default:
      return detail(`${event.type}${Object.keys(data).length > 0 ? `: ${asText(data)}` : ''}`);
  }
}

/** Whether the stretch of waiting has begun, so that joining a queue needs no line of its own. */
function waitsAfter(event: ConversationEvent, before: boolean): boolean {
  if (event.type === 'handover.requested' || event.type === 'handover.queued') return true;
  return before && !ENDS_WAITING.has(event.type);
}

const ENDS_WAITING = new Set([
  'handover.refused',
  'handover.cancelled',
  'handover.expired',
  'handover.inboxed',
  'agent.joined',
  'conversation.closed',
]);

function tagWords(did: string, tags: unknown): string[] {
  const named = Array.isArray(tags) ? tags.map((tag) => `“${asText(tag)}”`) : [];
  return named.length > 0 ? [`${did} the ${named.length > 1 ? 'tags' : 'tag'} ${named.join(', ')}`] : [];
}

function queuedLine(data: Record<string, unknown>): string {
  const team = nameOf(data.team);
  const skill = nameOf(data.skill);
  const where = team ? `Waiting for ${team}${skill ? `, ${skill}` : ''}` : 'Waiting';
  return data.returned ? `${where} again, at the head of the queue` : where;
}

function leftItems(
  who: string,
  data: Record<string, unknown>,
  bot: string,
  stretch: (label: string, why?: string) => Item,
  line: (text: string) => Item,
): Item[] {
  const why: Record<string, string> = {
    ended: 'ended the talk',
    transferred: 'passed it on',
    lost: 'lost the connection',
    back_to_bot: 'handed it back',
    dismissed: 'was left by the customer',
    reassigned: 'was relieved by a supervisor',
  };
  const reason = `${who} ${why[String(data.reason)] ?? 'left'}`;
  // What follows says it: where it was sent, or that it was closed.
  if (data.reason === 'transferred' || data.reason === 'rested' || (data.reason === 'ended' && data.to === 'closed'))
    return [];
  if (data.to === 'bot' || data.reason === 'back_to_bot')
    return [stretch(`With ${bot}`, data.outcome ? `${reason} (${asText(data.outcome)})` : reason)];
  return [line(reason)];
}

function closer(event: ConversationEvent, me: string | undefined): string {
  if (event.data.by === 'customer') return 'the customer';
  if (event.data.by === 'system') return 'the system';
  return event.actor.id === me ? 'you' : event.actor.name;
}

function targetName(data: Record<string, unknown>): string {
  const to = (data.to ?? {}) as { kind?: string; name?: string; agent?: unknown; team?: unknown; skill?: unknown };
  return to.name ?? nameOf(to.agent) ?? nameOf(to.team) ?? nameOf(to.skill) ?? 'someone else';
}

/** The number of the last message of ours that the customer has seen. */
export function lastSeen(events: readonly ConversationEvent[], read: number): number | undefined {
  for (let index = events.length - 1; index >= 0; index--) {
    const event = events[index];
    if (event?.type === 'message' && event.actor.kind === 'customer') return undefined;
    if (event?.type === 'message' && event.actor.kind === 'agent' && event.number <= read) return event.number;
  }
  return undefined;
}

export function isOurs(actor: Actor): boolean {
  return actor.kind === 'agent' || actor.kind === 'bot';
}
