import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakeConversation, FakeServer } from '../../e2e/fake/server.ts';
import {
  type Connection,
  type ConversationFeed,
  followConversation,
  readAllEvents,
  type Subscription,
  startConversation,
} from '../src/index.ts';

describe('a customer who follows a conversation', () => {
  let fake: FakeServer;
  let connection: Connection;
  let conversation: FakeConversation;
  let subscription: Subscription | undefined;
  let heard: number[];
  const tuning = { retry: 1, wait: 1_000 };

  beforeEach(async () => {
    fake = new FakeServer();
    const origin = await fake.listen();
    const started = await startConversation({ origin, credentials: { kind: 'none' } }, { assistant: 'demo' });
    connection = { origin, credentials: { kind: 'bearer', token: started.token } };
    conversation = fake.latest;
    heard = [];
  });

  afterEach(async () => {
    subscription?.stop();
    await fake.close();
  });

  function follow(feed: Partial<ConversationFeed> = {}): void {
    subscription = followConversation(connection, conversation.id, {
      after: 0,
      event: (event) => heard.push(event.number),
      tuning,
      ...feed,
    });
  }

  const numbers = (to: number) => Array.from({ length: to }, (_, i) => i + 1);

  it('loses nothing and hears nothing twice when the connection is cut again and again', async () => {
    follow();
    for (let round = 0; round < 10; round++) {
      await vi.waitFor(() => expect(conversation.streams).toBe(1));
      conversation.say(`before the cut ${round}`);
      conversation.cut();
      conversation.say(`while away ${round}`);
    }
    await vi.waitFor(() => expect(heard).toEqual(numbers(21)));
  });

  it('resumes with the number of the last event it has', async () => {
    follow();
    conversation.say('one');
    await vi.waitFor(() => expect(heard).toEqual([1, 2]));
    conversation.cut();
    await vi.waitFor(() => expect(conversation.streams).toBe(1));
    expect(fake.requests('GET', /events/).map((r) => r.headers['last-event-id'])).toEqual(['0', '2']);
  });

  it('tells an event once when the server sends it again', async () => {
    follow();
    await vi.waitFor(() => expect(conversation.streams).toBe(1));
    conversation.repeats = true;
    conversation.cut();
    await vi.waitFor(() => expect(conversation.streams).toBe(1));
    conversation.say('new');
    await vi.waitFor(() => expect(heard).toEqual([1, 2]));
  });

  it('goes over to the long poll when the answer is no stream', async () => {
    fake.fail('GET', /events/, { kind: 'page' });
    const states: string[] = [];
    follow({ state: (state) => states.push(state) });
    await vi.waitFor(() => expect(states).toContain('live'));
    conversation.say('polled');
    await vi.waitFor(() => expect(heard).toEqual([1, 2]));
    expect(fake.requests('GET', /events\?after=0&wait=0/)).toHaveLength(1);
    expect(conversation.streams).toBe(0);
  });

  it('goes over to the long poll when streams end twice without a frame', async () => {
    fake.fail('GET', /events/, { kind: 'empty' });
    fake.fail('GET', /events/, { kind: 'empty' });
    follow();
    await vi.waitFor(() => expect(heard).toEqual([1]));
    expect(fake.requests('GET', /events\?after/).length).toBeGreaterThan(0);
  });

  it('comes back by itself when not a byte comes any more', async () => {
    follow({ tuning: { ...tuning, quiet: 30 } });
    await vi.waitFor(() => expect(fake.requests('GET', /events/).length).toBeGreaterThan(2));
    conversation.say('still here');
    await vi.waitFor(() => expect(heard).toEqual([1, 2]));
  });

  it('stops for good when the right to read ends', async () => {
    const ended = vi.fn();
    follow({ ended });
    await vi.waitFor(() => expect(conversation.streams).toBe(1));
    conversation.frame('end', { reason: 'expired' });
    await vi.waitFor(() => expect(ended).toHaveBeenCalledWith({ kind: 'revoked', reason: 'expired' }));
    await vi.waitFor(() => expect(conversation.streams).toBe(0));
    expect(fake.requests('GET', /events/)).toHaveLength(1);
  });

  it('stops for good when it is refused', async () => {
    conversation.expired = true;
    const ended = vi.fn();
    follow({ ended });
    await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
    expect(ended.mock.calls[0]?.[0]).toMatchObject({ kind: 'refused', problem: { type: 'conversation-expired' } });
  });

  it('keeps trying while the server is overloaded', async () => {
    fake.fail('GET', /events/, { kind: 'problem', type: 'overloaded', status: 503 });
    follow();
    await vi.waitFor(() => expect(heard).toEqual([1]));
  });

  it('asks again for what is missing where numbers may not have gaps', async () => {
    follow({ gapless: true });
    await vi.waitFor(() => expect(heard).toEqual([1]));
    const [stream] = fake.requests('GET', /events/);
    conversation.say('after a gap', undefined, {});
    conversation.add('note', { text: 'internal' }, undefined, 3);
    await vi.waitFor(() => expect(heard).toEqual([1, 2, 6]));
    expect(stream?.headers['last-event-id']).toBe('0');
    expect(fake.requests('GET', /events/).at(1)?.headers['last-event-id']).toBe('2');
  });

  it('reads a long log to its end, also where it sees only part of it', async () => {
    for (let i = 0; i < 250; i++) conversation.say(`line ${i}`, undefined, {});
    conversation.add('message', { text: 'after many internals' }, undefined, 120);
    const page = await readAllEvents(connection, conversation.id);
    expect(page.events.map((event) => event.number)).toEqual([...numbers(251), 372]);
    expect(page.last).toBe(372);
  });

  it('hears frames that stand in no log', async () => {
    const frame = vi.fn();
    follow({ frame });
    await vi.waitFor(() => expect(conversation.streams).toBe(1));
    conversation.frame('queue.position', { position: 3, expectedWaitSeconds: null });
    await vi.waitFor(() =>
      expect(frame).toHaveBeenCalledWith('queue.position', { position: 3, expectedWaitSeconds: null }),
    );
  });
});
