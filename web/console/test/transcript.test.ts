import { expect, test } from 'vitest';
import { type Item, lastSeen, transcriptOf } from '../src/conversation/transcript';
import { ana, event, maja, pip, said, system } from './rows';

const talk = [
  event(1, 'conversation.started', pip, { assistant: { id: 'demo', name: 'Pip' }, channel: 'web' }),
  said(2, pip, 'Hello!'),
  said(3, ana, 'person please'),
  event(4, 'handover.requested', ana, { reason: 'not_understood', evidence: { count: 4 } }),
  event(5, 'handover.queued', system, { team: { id: 't', name: 'Orders' }, position: 1 }),
  said(6, system, 'One moment.', { purpose: 'transfer' }),
  event(7, 'offer.made', system, { offerId: 'o', agent: { id: 'me', name: 'Maja' } }),
  event(8, 'agent.joined', maja, { agent: { id: 'me', name: 'Maja' } }),
  said(9, maja, 'Hi Ana'),
  event(10, 'note', maja, { text: 'vip' }),
  event(11, 'agent.left', maja, { agent: { id: 'me', name: 'Maja' }, reason: 'back_to_bot', to: 'bot' }),
  event(12, 'something.new', system, { what: 'later' }),
];

const words = (item: Item): string => {
  switch (item.kind) {
    case 'day':
      return 'day';
    case 'stretch':
      return `— ${item.label}${item.why ? `: ${item.why}` : ''}`;
    case 'message':
      return `${item.event.actor.name}: ${String(item.event.data.text)}`;
    case 'note':
      return `note: ${item.text}`;
    default:
      return item.text;
  }
};

test('stretches say who has the conversation and why it came', () => {
  const items = transcriptOf(talk, 'me', false, Date.now(), 'Pip').map(words);
  expect(items).toEqual([
    'day',
    '— With Pip',
    'Pip: Hello!',
    'Ana: person please',
    '— Handed over: not understood ×4',
    'Waiting for Orders',
    'One moment.',
    '— With you',
    'Maja: Hi Ana',
    'note: vip',
    '— With Pip: You handed it back',
  ]);
});

test('what happens at a desk of others is told in words', () => {
  const desk = { id: 'help', name: 'Help desk' };
  const items = transcriptOf(
    [
      event(1, 'handover.requested', ana, { reason: 'requested' }),
      event(2, 'desk.opened', system, { desk }),
      event(3, 'desk.accepted', system, { reference: 'case-7' }),
      event(4, 'desk.joined', system, { agent: { id: 'desk:help:7', name: 'Dana' } }),
      event(5, 'desk.transferred', system, { to: 'Returns' }),
      event(6, 'desk.left', system, { name: 'Dana' }),
      event(7, 'desk.ended', system, { outcome: 'timed_out', desk, why: 'Nobody there took it in time.' }),
      event(8, 'desk.ended', system, { outcome: 'taken_over', desk }),
    ],
    'me',
    true,
    Date.now(),
    'Pip',
  ).map(words);
  expect(items.slice(2)).toEqual([
    '— At Help desk: waits for a person there',
    'The desk has it as case-7',
    '— With Dana',
    'Passed on there to Returns',
    'Dana left; the desk still has it',
    '— With Pip: nobody at Help desk took it in time',
    'Nobody there took it in time.',
    'Taken over from Help desk',
  ]);
});

test('offers and what is unknown stand only in the details', () => {
  const items = transcriptOf(talk, 'me', true, Date.now()).map(words);
  expect(items).toContain('Offered to you');
  expect(items).toContain('something.new: What: later');
});

test('tags that come and go are told, whoever set them', () => {
  const items = transcriptOf(
    [
      event(1, 'conversation.tagged', maja, { added: ['press', 'legal'], removed: ['vip'] }),
      event(2, 'conversation.tagged', pip, { added: ['fraud'], removed: [] }),
    ],
    'me',
    false,
    Date.now(),
  ).map(words);
  expect(items.slice(1)).toEqual([
    'You set the tags “press”, “legal”',
    'You took away the tag “vip”',
    'Pip set the tag “fraud”',
  ]);
});

test('messages of one sender stand together; the name comes back when another has spoken on that side', () => {
  const items = transcriptOf(
    [said(1, pip, 'a'), said(2, pip, 'b'), said(3, ana, 'c'), said(4, pip, 'd'), said(5, maja, 'e')],
    'me',
    false,
    Date.now(),
  ).filter((item) => item.kind === 'message');
  expect(items.map((item) => item.first)).toEqual([true, false, true, true, true]);
  expect(items.map((item) => item.named)).toEqual([true, false, true, false, true]);
});

test('the last message of ours that the customer saw is marked until the customer writes', () => {
  const ours = [said(1, ana, 'a'), said(2, maja, 'b'), said(3, maja, 'c')];
  expect(lastSeen(ours, 2)).toBe(2);
  expect(lastSeen([...ours, said(4, ana, 'd')], 3)).toBeUndefined();
});

test('a conversation that comes back to the queue begins a new stretch', () => {
  const lost = [
    ...talk.slice(0, 8),
    event(9, 'agent.left', system, { agent: { id: 'x', name: 'Jonas' }, reason: 'lost', to: 'queue' }),
    event(10, 'handover.queued', system, { team: { id: 't', name: 'Orders' }, returned: true }),
  ];
  expect(transcriptOf(lost, 'me', false, Date.now()).map(words).slice(-2)).toEqual([
    'Jonas lost the connection',
    '— Waiting for Orders again, at the head of the queue',
  ]);
});

test('a transfer names where it went, whatever it was', () => {
  const to = (target: unknown) =>
    transcriptOf([event(1, 'conversation.transferred', maja, { to: target })], 'x', false, Date.now()).map(words)[1];
  expect(to({ team: { id: 't', name: 'Billing' } })).toBe('Maja sent it to Billing');
  expect(to({ skill: 'german' })).toBe('Maja sent it to german');
  expect(to({ agent: { id: 'j', name: 'Jonas' } })).toBe('Maja sent it to Jonas');
  expect(to({ kind: 'bot' })).toBeUndefined();
});

test('a file is shown as what the scanner says of it', () => {
  const file = { id: 'f', name: 'a.pdf', type: 'application/pdf', size: 3, checked: false };
  const sent = said(2, ana, 'a.pdf', { file });
  const state = (...more: typeof talk) => {
    const [item] = transcriptOf([sent, ...more], 'me', false, Date.now()).filter((each) => each.kind === 'message');
    return item?.kind === 'message' ? item.file?.state : undefined;
  };
  const verdict = (what: string) =>
    event(3, 'file.checked', system, { file: 'f', message: 2, verdict: what, why: 'Eicar' });

  expect(state()).toBe('checking');
  expect(state(verdict('clean'))).toBe('open');
  expect(state(verdict('unchecked'))).toBe('open');
  expect(state(verdict('rejected'))).toBe('rejected');
  expect(transcriptOf([sent, verdict('rejected')], 'me', false, Date.now()).map(words)).toContain(
    'A file did not pass the check: Eicar',
  );
});
