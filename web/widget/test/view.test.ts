import type { Actor, ConversationEvent, EventData, EventType } from '@baton/client';
import { describe, expect, it } from 'vitest';
import { asksForRating, type ChatState } from '../src/chat.ts';
import { lineWords, untilLoaded } from '../src/labels.ts';
import { tongueFor } from '../src/tongue.ts';
import { apply, applyNow, applyQueue, emptyView, type View } from '../src/view.ts';

const anna = { id: 'anna', name: 'Anna', avatarUrl: '/api/v1/pictures/anna/1' };
const customer: Actor = { kind: 'customer', id: '', name: '' };
const person: Actor = { kind: 'agent', id: 'anna', name: 'Anna' };

/** The view after these events, numbered as they come. */
function after(...events: [EventType, EventData[EventType], Actor?][]): View {
  return events.reduce<View>(
    (view, [type, data, actor = person], index) =>
      apply(view, { number: index + 1, at: '2026-05-06T12:00:00Z', type, actor, data } as ConversationEvent),
    emptyView({ id: 'demo', name: 'Milo' }),
  );
}

const said: [EventType, EventData['message'], Actor] = ['message', { text: 'Hello' }, customer];
const joined: [EventType, EventData['agent.joined']] = ['agent.joined', { agent: anna }];
const left = (
  reason: EventData['agent.left']['reason'],
  to: 'bot' | 'queue' | 'closed',
): [EventType, EventData['agent.left']] => ['agent.left', { agent: anna, reason, to }];
const closed = (by: 'customer' | 'agent' | 'system'): [EventType, EventData['conversation.closed']] => [
  'conversation.closed',
  { by },
];

describe('how it ended', () => {
  it.each<[string, Parameters<typeof after>]>([
    ['hand_back', [said, joined, left('back_to_bot', 'bot')]],
    ['customer', [said, joined, left('dismissed', 'bot')]],
    ['agent', [said, joined, left('ended', 'closed'), closed('agent')]],
    ['customer', [said, joined, left('ended', 'closed'), closed('customer')]],
    ['silence', [said, joined, left('ended', 'closed'), closed('system')]],
    ['bot', [said, closed('customer')]],
    ['bot', [said, joined, closed('agent'), ['conversation.reopened', {}], said, closed('customer')]],
  ])('%s', (ending, events) => {
    expect(after(...events).ending).toBe(ending);
  });

  it('decides whether the customer is asked how it was, and once', () => {
    const view = after(said, joined, left('back_to_bot', 'bot'));
    const state = (change: Partial<ChatState>) => ({ view, ratedThrough: 0, survey: null, ...change }) as ChatState;
    expect(asksForRating(state({}))).toBe(true);
    expect(asksForRating(state({ survey: { after: ['hand_back'], askComment: true } }))).toBe(true);
    expect(asksForRating(state({ survey: { after: ['agent'], askComment: true } }))).toBe(false);
    expect(asksForRating(state({ survey: { after: [], askComment: true } }))).toBe(false);
    expect(asksForRating(state({ ratedThrough: 3 }))).toBe(false);
  });
});

describe('at a desk of others', () => {
  const opened: [EventType, EventData['desk.opened']] = ['desk.opened', { desk: { id: 'help', name: 'Help desk' } }];
  const dana: [EventType, EventData['desk.joined']] = ['desk.joined', { agent: { id: 'desk:help:7', name: 'Dana' } }];
  const over = (outcome: EventData['desk.ended']['outcome']): [EventType, EventData['desk.ended']] => [
    'desk.ended',
    { outcome },
  ];
  const lines = (view: View) => view.entries.flatMap((entry) => (entry.kind === 'line' ? [entry.line] : []));

  it('one waits, with a place where the desk tells it, until somebody there joins', () => {
    const view = after(said, opened);
    expect(view.owner.kind).toBe('queue');
    expect(applyQueue(view, { position: 2, expectedWaitSeconds: 60 }).queue?.position).toBe(2);
    const joined = after(said, opened, dana);
    expect(joined).toMatchObject({ owner: { kind: 'agent', name: 'Dana' }, person: { name: 'Dana' } });
    expect(after(said, opened, dana, ['desk.left', { name: 'Dana' }]).owner.kind).toBe('queue');
  });

  it('says who left, and how it was can be asked', () => {
    const view = after(said, opened, dana, over('ended'));
    expect(lines(view)).toEqual(['queued', 'joined', 'left']);
    expect(view).toMatchObject({ owner: { kind: 'bot' }, person: null, rateable: 4, ending: 'agent' });
    expect(after(said, opened, dana, over('back_to_bot')).ending).toBe('hand_back');
    expect(after(said, opened, dana, over('dismissed')).ending).toBe('customer');
  });

  it('leaves the reason to what is said where nobody came', () => {
    const view = after(said, opened, over('refused'));
    expect(lines(view)).toEqual(['queued']);
    expect(view).toMatchObject({ owner: { kind: 'bot' }, rateable: null });
  });

  it('is the same after loading in the middle of it', () => {
    const now = { typing: [], read: { customer: 0, agent: 0 }, queue: null };
    const there = { kind: 'desk', id: 'help', desk: 'Help desk', since: '2026-05-06T12:00:00Z' } as const;
    const blank = emptyView({ id: 'demo', name: 'Milo' });
    expect(applyNow(blank, { ...now, owner: { ...there, name: 'Help desk' } }).owner.kind).toBe('queue');
    expect(applyNow(blank, { ...now, owner: { ...there, name: 'Dana' } })).toMatchObject({
      owner: { kind: 'agent', name: 'Dana' },
      person: { name: 'Dana' },
    });
  });
});

describe('a line that says what happened', () => {
  it('names a lost connection, with the picture of whose it was', () => {
    const line = after(said, joined, left('lost', 'queue')).entries.at(-1);
    expect(line).toMatchObject({ line: 'reconnecting', name: 'Anna', picture: anna.avatarUrl });
  });

  it('has the words of the assistant where it has any, and the widget’s otherwise', () => {
    const language = untilLoaded(tongueFor(['en']), { joined: 'You talk to {agent.name} now' });
    expect(lineWords(language, 'joined', 'A$&na')).toBe('You talk to A$&na now');
    expect(lineWords(language, 'left', 'A$&na')).toBe('A$&na left');
  });
});
