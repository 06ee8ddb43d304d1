import type { Actor, ConversationEvent, Named, SentFile } from '../api/types';
import { dayName } from '../format/time';
import { asText, nameOf, reasonWithCount } from '../format/words';
import { row, t } from '../i18n';
import { deskItems } from './deskItems';

/** One thing to show. A *stretch* is a labelled line: from here on someone else has the conversation. */
export type Item =
  | { kind: 'day'; key: string; label: string }
  | { kind: 'stretch'; key: string; label: string; why?: string; at: string }
  | {
      kind: 'message';
      key: string;
      event: ConversationEvent;
      /** What was sent, and whether it may be opened now. */
      file?: ShownFile;
      /** Whether a group of messages of one sender begins, and ends, here. */
      first: boolean;
      last: boolean;
      /** Whether the sender is named: only where it is not the one who spoke last on this side. */
      named: boolean;
    }
  | { kind: 'note'; key: string; event: ConversationEvent; text: string }
  | { kind: 'line'; key: string; text: string; at: string }
  | { kind: 'detail'; key: string; text: string; at: string };

/** A file as it may be shown: to be opened, still being checked, or never to be opened. */
export type ShownFile = SentFile & { state: 'open' | 'checking' | 'rejected' };

/** Messages of one sender within this time stand together, in milliseconds. */
const TOGETHER = 3 * 60_000;

/** The transcript of a log. `details` adds what only explains: offers, and what the bot looked at. */
export function transcriptOf(
  events: readonly ConversationEvent[],
  me: string | undefined,
  details: boolean,
  now: number,
  bot = t('the bot'),
): Item[] {
  const items: Item[] = [];
  let day = '';
  let waiting = false;
  const rejected = new Map<unknown, boolean>();
  for (const { type, data } of events)
    if (type === 'file.checked') rejected.set(data.file, data.verdict === 'rejected');
  for (const event of events) {
    const shown = itemsOf(event, me, details, waiting, bot, rejected);
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
  rejected: ReadonlyMap<unknown, boolean>,
): Item[] {
  const { actor, at, data } = event;
  const key = String(event.number);
  const stretch = (label: string, why?: string): Item => ({ kind: 'stretch', key, label, at, ...(why ? { why } : {}) });
  const line = (text: string): Item => ({ kind: 'line', key, text, at });
  const detail = (text: string): Item[] => (details ? [{ kind: 'detail', key, text, at }] : []);
  const agent = data.agent as Named | undefined;
  /** What somebody did, as they read it themselves and as others do. */
  const did = (who: Named | undefined, own: string, others: (name: string) => string) =>
    who && who.id === me ? own : others(who?.name ?? t('A colleague'));

  switch (event.type) {
    case 'conversation.started':
      return [stretch(t('With {owner}', { owner: bot }))];
    case 'message':
      if (actor.kind === 'system') return [line(String(data.text ?? ''))];
      return [{ kind: 'message', key, event, ...fileOf(event, rejected), first: true, last: true, named: true }];
    case 'file.checked':
      return data.verdict === 'rejected'
        ? [
            line(
              data.why
                ? t('A file did not pass the check: {why}', { why: asText(data.why) })
                : t('A file did not pass the check'),
            ),
          ]
        : detail(
            data.verdict === 'clean'
              ? t('A file passed the check')
              : t('A file could not be checked and was let through'),
          );
    case 'note':
      return [{ kind: 'note', key, event, text: String(data.text ?? '') }];
    case 'handover.requested':
      return [stretch(t('Handed over'), reasonWithCount(String(data.reason ?? ''), data.evidence))];
    case 'handover.queued':
      return [waiting ? line(queuedLine(data)) : stretch(queuedLine(data))];
    case 'handover.refused':
      return [line(t('Not handed over ({why}); the bot goes on', { why: refusalWords(data.outcome) }))];
    case 'handover.inboxed':
      return [stretch(t('Left as a message'), nameOf(data.team))];
    case 'handover.cancelled':
      return [stretch(t('With {owner}', { owner: bot }), t('stopped waiting'))];
    case 'handover.expired':
      return [stretch(t('With {owner}', { owner: bot }), t('nobody took it in time'))];
    case 'agent.joined':
      return [
        stretch(
          did(agent, t('With you'), (owner) => t('With {owner}', { owner })),
          data.forced ? t('taken over by a supervisor') : undefined,
        ),
      ];
    case 'agent.rested':
      return [line(did(agent, t('You wait for the customer'), (name) => t('{name} waits for the customer', { name })))];
    case 'agent.resumed':
      return [line(did(agent, t('You go on'), (name) => t('{name} goes on', { name })))];
    case 'wrapup.ended':
      return detail(
        data.early
          ? did(agent, t('You finished the wrap-up early'), (name) => t('{name} finished the wrap-up early', { name }))
          : did(agent, t('You finished the wrap-up'), (name) => t('{name} finished the wrap-up', { name })),
      );
    case 'agent.left':
      return leftItems(agent, me, data, bot, stretch, line);
    case 'desk.opened':
    case 'desk.accepted':
    case 'desk.joined':
    case 'desk.left':
    case 'desk.transferred':
    case 'desk.ended':
      return deskItems(event, bot, stretch, line, detail);
    case 'conversation.transferred': {
      const toBot = (data.to as { kind?: string } | undefined)?.kind === 'bot';
      const target = targetName(data);
      const moved = toBot
        ? []
        : [
            line(
              did(actor, t('You sent it to {target}', { target }), (name) =>
                t('{name} sent it to {target}', { name, target }),
              ),
            ),
          ];
      const note = typeof data.note === 'string' && data.note ? data.note : undefined;
      return note ? [...moved, { kind: 'note', key: `${key}-note`, event, text: note }] : moved;
    }
    case 'conversation.closed':
      return [stretch(closedBy(event, me), data.category ? asText(data.category) : undefined)];
    case 'visitor.blocked':
      return [
        line(
          did(actor, t('You blocked the visitor: {reason}', { reason: asText(data.reason) }), (name) =>
            t('{name} blocked the visitor: {reason}', { name, reason: asText(data.reason) }),
          ),
        ),
      ];
    case 'visitor.unblocked':
      return [
        line(
          did(actor, t('You let the visitor write again'), (name) => t('{name} let the visitor write again', { name })),
        ),
      ];
    case 'conversation.reopened':
      return [stretch(t('Reopened, with {bot}', { bot }))];
    case 'conversation.tagged': {
      const [added, removed] = [tagsIn(data.added), tagsIn(data.removed)];
      return [
        ...(added.length > 0 ? [tagLine(did, actor, added, true)] : []),
        ...(removed.length > 0 ? [tagLine(did, actor, removed, false)] : []),
      ].map((text, index) => (index === 0 ? line(text) : { ...line(text), key: `${key}-removed` }));
    }
    case 'rating':
      return [
        line(
          data.comment
            ? t('Rated {score} of 5: “{comment}”', { score: asText(data.score), comment: asText(data.comment) })
            : t('Rated {score} of 5', { score: asText(data.score) }),
        ),
      ];
    case 'offer.made':
      return detail(
        did(agent, t('Offered to you'), (name) => t('Offered to {name}', { name })) +
          (data.why ? ` (${asText(data.why)})` : ''),
      );
    case 'offer.declined':
      return detail(did(agent, t('You declined'), (name) => t('{name} declined', { name })));
    case 'offer.missed':
      return detail(
        did(agent, t('You did not answer in time'), (name) => t('{name} did not answer in time', { name })),
      );
    case 'offer.withdrawn':
      return detail(did(agent, t('Offer to you withdrawn'), (name) => t('Offer to {name} withdrawn', { name })));
    case 'bot.answered':
      return detail(
        t('Bot: {decision}', {
          decision: row([asText(data.decision), ...(data.values ? [asText(data.values)] : [])]),
        }),
      );
    default:
      return detail(`${event.type}${Object.keys(data).length > 0 ? `: ${asText(data)}` : ''}`);
  }
}

function fileOf(event: ConversationEvent, rejected: ReadonlyMap<unknown, boolean>): { file?: ShownFile } {
  const file = event.data.file as SentFile | undefined;
  if (!file) return {};
  const bad = rejected.get(file.id);
  const state = bad ? 'rejected' : file.checked || bad === false ? 'open' : 'checking';
  return { file: { ...file, state } };
}

/** Whether the stretch of waiting has begun, so that joining a queue needs no line of its own. */
function waitsAfter(event: ConversationEvent, before: boolean): boolean {
  if (BEGINS_WAITING.has(event.type)) return true;
  return before && !ENDS_WAITING.has(event.type);
}

const BEGINS_WAITING = new Set(['handover.requested', 'handover.queued']);

const ENDS_WAITING = new Set([
  'desk.opened',
  'handover.refused',
  'handover.cancelled',
  'handover.expired',
  'handover.inboxed',
  'agent.joined',
  'conversation.closed',
]);

const tagsIn = (tags: unknown): string[] => (Array.isArray(tags) ? tags.map(asText) : []);

type Did = (who: Named | undefined, own: string, others: (name: string) => string) => string;

function tagLine(did: Did, who: Named, named: string[], set: boolean): string {
  const values = { tags: row(named.map((tag) => t('“{tag}”', { tag }))), count: named.length };
  return set
    ? did(who, t('You set the {count, plural, one {tag} other {tags}} {tags}', values), (name) =>
        t('{name} set the {count, plural, one {tag} other {tags}} {tags}', { ...values, name }),
      )
    : did(who, t('You took away the {count, plural, one {tag} other {tags}} {tags}', values), (name) =>
        t('{name} took away the {count, plural, one {tag} other {tags}} {tags}', { ...values, name }),
      );
}

const refusals: Record<string, string> = {
  disabled: t('switched off'),
  closed: t('closed'),
  bot_only: t('no people here'),
  offline: t('nobody is there'),
  link: t('a link was given'),
  failed: t('it did not work'),
};

/** Why no handover was possible. */
const refusalWords = (outcome: unknown) => refusals[String(outcome)] ?? asText(outcome).replaceAll('_', ' ');

function queuedLine(data: Record<string, unknown>): string {
  const team = nameOf(data.team);
  const skill = nameOf(data.skill);
  const where = row([...(team ? [team] : []), ...(team && skill ? [skill] : [])]);
  if (data.returned)
    return where
      ? t('Waiting for {where} again, at the head of the queue', { where })
      : t('Waiting again, at the head of the queue');
  return where ? t('Waiting for {where}', { where }) : t('Waiting');
}

function leftItems(
  agent: Named | undefined,
  me: string | undefined,
  data: Record<string, unknown>,
  bot: string,
  stretch: (label: string, why?: string) => Item,
  line: (text: string) => Item,
): Item[] {
  // What follows says it: where it was sent, or that it was closed.
  if (data.reason === 'transferred' || data.reason === 'rested' || (data.reason === 'ended' && data.to === 'closed'))
    return [];
  const reason =
    agent && agent.id === me
      ? youLeft(String(data.reason))
      : someoneLeft(String(data.reason), agent?.name ?? t('A colleague'));
  if (data.to === 'bot' || data.reason === 'back_to_bot')
    return [stretch(t('With {owner}', { owner: bot }), data.outcome ? `${reason} (${asText(data.outcome)})` : reason)];
  return [line(reason)];
}

function youLeft(reason: string): string {
  switch (reason) {
    case 'ended':
      return t('You ended the talk');
    case 'lost':
      return t('You lost the connection');
    case 'back_to_bot':
      return t('You handed it back');
    case 'dismissed':
      return t('The customer left you');
    case 'reassigned':
      return t('A supervisor relieved you');
    default:
      return t('You left');
  }
}

function someoneLeft(reason: string, name: string): string {
  switch (reason) {
    case 'ended':
      return t('{name} ended the talk', { name });
    case 'lost':
      return t('{name} lost the connection', { name });
    case 'back_to_bot':
      return t('{name} handed it back', { name });
    case 'dismissed':
      return t('{name} was left by the customer', { name });
    case 'reassigned':
      return t('{name} was relieved by a supervisor', { name });
    default:
      return t('{name} left', { name });
  }
}

function closedBy(event: ConversationEvent, me: string | undefined): string {
  if (event.data.by === 'customer') return t('Closed by the customer');
  if (event.data.by === 'system') return t('Closed by the system');
  return event.actor.id === me ? t('Closed by you') : t('Closed by {name}', { name: event.actor.name });
}

function targetName(data: Record<string, unknown>): string {
  const to = (data.to ?? {}) as { kind?: string; name?: string; agent?: unknown; team?: unknown; skill?: unknown };
  return to.name ?? nameOf(to.agent) ?? nameOf(to.team) ?? nameOf(to.skill) ?? t('someone else');
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
