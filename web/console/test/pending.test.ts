// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { Problem } from '../src/api/problem';
import { draftOf, keepDraft } from '../src/conversation/drafts';
import { type Pending, PendingMessages } from '../src/conversation/pending';

beforeEach(() => localStorage.clear());

const busy = () => new Problem('overloaded', 503, 'Busy.');

test('a message that fails stays with its reason, and trying again uses the same client id', async () => {
  const sent: string[] = [];
  let broken = true;
  const messages = new PendingMessages(async (_, pending) => {
    sent.push(pending.clientId);
    if (broken) throw busy();
    return { number: 12 };
  }, []);
  await messages.send('c', 'reply', 'Hello');
  const failed = messages.of('c')[0] as Pending;
  expect([failed.state, failed.reason]).toEqual(['failed', 'Busy.']);

  broken = false;
  await messages.retry('c', failed.clientId);
  expect(sent).toEqual([failed.clientId, failed.clientId]);
  expect(messages.of('c')[0]).toMatchObject({ state: 'sent', number: 12 });
});

test('what may pass is tried again before it counts as failed', async () => {
  let tries = 0;
  const messages = new PendingMessages(async () => {
    tries += 1;
    if (tries < 3) throw busy();
    return { number: 1 };
  }, [0, 0]);
  await messages.send('c', 'reply', 'Hello');
  expect([tries, messages.of('c')[0]?.state]).toEqual([3, 'sent']);
});

test('what the server refuses for good is not tried again', async () => {
  let tries = 0;
  const messages = new PendingMessages(async () => {
    tries += 1;
    throw new Problem('not-owner', 409, '', { owner: { kind: 'agent', name: 'Jonas' } });
  }, [0, 0]);
  await messages.send('c', 'reply', 'Hello');
  expect([tries, messages.of('c')[0]?.reason]).toEqual([1, 'Not sent: Jonas has this conversation now.']);
});

test('messages are sent in the order in which they were written', async () => {
  const sent: string[] = [];
  const release: (() => void)[] = [];
  const messages = new PendingMessages(async (_, pending) => {
    await new Promise<void>((resolve) => release.push(resolve));
    sent.push(pending.text);
    return { number: sent.length };
  });
  const first = messages.send('c', 'reply', 'one');
  const second = messages.send('c', 'reply', 'two');
  await Promise.resolve();
  expect(release).toHaveLength(1);
  release[0]?.();
  await first;
  await Promise.resolve();
  release[1]?.();
  await second;
  expect(sent).toEqual(['one', 'two']);
});

test('a message leaves once the log shows its client id or its number', async () => {
  let number = 4;
  const messages = new PendingMessages(async () => ({ number: ++number }), []);
  await messages.send('c', 'reply', 'one');
  await messages.send('c', 'reply', 'two');
  messages.arrived('c', new Set(), 5);
  expect(messages.of('c').map((each) => each.text)).toEqual(['two']);
  messages.arrived('c', new Set([messages.of('c')[0]?.clientId ?? '']), 5);
  expect(messages.of('c')).toEqual([]);
});

test('what was not sent is still there after a reload, under its client id', async () => {
  const messages = new PendingMessages(() => new Promise(() => {}));
  void messages.send('c', 'note', 'Call back');
  const before = messages.of('c')[0] as Pending;
  const reloaded = new PendingMessages().of('c');
  expect(reloaded).toEqual([{ ...before, state: 'failed', reason: 'The page was left before an answer came.' }]);
});

test('a draft is kept per conversation and kind, and forgotten when empty', () => {
  keepDraft('a', 'reply', 'Dear Ana');
  keepDraft('a', 'note', 'vip');
  expect([draftOf('a', 'reply'), draftOf('a', 'note'), draftOf('b', 'reply')]).toEqual(['Dear Ana', 'vip', '']);
  keepDraft('a', 'reply', '');
  expect(draftOf('a', 'reply')).toBe('');
});
