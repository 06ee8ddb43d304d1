// @vitest-environment happy-dom
import { Backoff } from '@baton/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeServer } from '../../e2e/fake/server.ts';
import { asksForRating, Chat } from '../src/chat.ts';
import { subjectOf } from '../src/identity.ts';
import { Store } from '../src/store.ts';
import { unread } from '../src/view.ts';

describe('a customer in the widget', () => {
  let fake: FakeServer;
  let origin: string;
  const pages: Chat[] = [];
  const anna = { id: 'anna', name: 'Anna' };

  beforeEach(async () => {
    localStorage.clear();
    fake = new FakeServer();
    fake.started = (conversation) => conversation.say('Hello!');
    origin = await fake.listen();
  });

  afterEach(async () => {
    for (const chat of pages.splice(0)) chat.stop();
    await fake.close();
  });

  /** A page with the widget; another call is a reload or a second tab. */
  function page(identity?: string): Chat {
    const chat = new Chat({
      origin,
      assistant: 'demo',
      locale: 'en',
      store: new Store('demo', subjectOf(identity), localStorage),
      identity,
      page: () => ({ url: 'https://shop.example/' }),
      backoff: new Backoff(1, 5),
    });
    pages.push(chat);
    return chat;
  }

  const texts = (chat: Chat) =>
    chat.state.view.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []));

  async function greeted(): Promise<Chat> {
    const chat = page();
    chat.load(null);
    chat.begin();
    await vi.waitFor(() => expect(texts(chat)).toEqual(['Hello!']));
    return chat;
  }

  it('asks for nothing and stores nothing before the chat is opened', async () => {
    const chat = page();
    chat.load({ id: 'demo', name: 'Milo', languages: ['en'], menu: { handover: true } });
    await new Promise((resolve) => setImmediate(resolve));
    expect(chat.state).toMatchObject({ stage: 'asleep', handover: true, view: { assistant: { name: 'Milo' } } });
    expect(fake.seen).toEqual([]);
    expect(localStorage.length).toBe(0);
  });

  it('is greeted when the chat opens, and sees what they say once', async () => {
    const chat = await greeted();
    chat.say('Where is my order?');
    await vi.waitFor(() => expect(texts(chat)).toEqual(['Hello!', 'Where is my order?']));
    expect(chat.state.outgoing).toEqual([]);
  });

  it('is shown once while the answer to it is lost and the log has it already', async () => {
    const chat = await greeted();
    await vi.waitFor(() => expect(fake.latest.streams).toBe(1));
    const shown: number[] = [];
    chat.watch(() => {
      const waiting = chat.state.outgoing.filter((message) => message.text === 'Once only');
      shown.push(texts(chat).filter((text) => text === 'Once only').length + waiting.length);
    });
    fake.fail('POST', /messages/, { kind: 'lost' });
    chat.say('Once only');
    await vi.waitFor(() => expect(fake.requests('POST', /messages/)).toHaveLength(2));
    await vi.waitFor(() => expect(texts(chat)).toContain('Once only'));
    expect(Math.max(...shown)).toBe(1);
    expect(shown.at(-1)).toBe(1);
  });

  it('gets a new conversation when the old one has expired, and loses no word', async () => {
    const chat = await greeted();
    fake.latest.expired = true;
    chat.say('I am back after a month');
    await vi.waitFor(() => expect(texts(chat)).toEqual(['Hello!', 'I am back after a month']));
    expect(fake.conversations).toHaveLength(2);
    expect(new Store('demo', undefined, localStorage).conversation()?.id).toBe(fake.latest.id);
    expect(chat.state.outgoing).toEqual([]);
  });

  it('may ask for a person as the very first thing', async () => {
    const chat = page();
    chat.load(null);
    await chat.askForPerson();
    await vi.waitFor(() => expect(chat.state.view.owner.kind).toBe('queue'));
    expect(chat.state.view.queue).toEqual({ position: 2, expectedWaitSeconds: 180 });
  });

  it('sees the place in line move, and sees it still after a reload', async () => {
    const chat = await greeted();
    await chat.askForPerson();
    await vi.waitFor(() => expect(chat.state.view.queue?.position).toBe(2));
    await vi.waitFor(() => expect(fake.latest.streams).toBe(1));
    fake.latest.wait(1, 60);
    await vi.waitFor(() => expect(chat.state.view.queue).toEqual({ position: 1, expectedWaitSeconds: 60 }));

    const reloaded = page();
    reloaded.load(null);
    await vi.waitFor(() => expect(reloaded.state.view.queue).toEqual({ position: 1, expectedWaitSeconds: 60 }));
  });

  it('sees who comes and who goes, and may rate it then', async () => {
    const chat = await greeted();
    fake.latest.join(anna);
    await vi.waitFor(() => expect(chat.state.view.person?.name).toBe('Anna'));
    fake.latest.leave(anna);
    await vi.waitFor(() => expect(chat.state.view.rateable).not.toBeNull());
    expect(chat.state.view.owner).toMatchObject({ kind: 'bot', name: 'Milo' });
    await chat.rate(5, 'Thank you');
    expect(fake.requests('POST', /rating/).map((seen) => seen.body)).toEqual([{ score: 5, comment: 'Thank you' }]);
    expect(chat.state.ratedThrough).toBe(chat.state.view.rateable);
    expect(asksForRating(chat.state)).toBe(false);
    await chat.end();
    await vi.waitFor(() => expect(chat.state.view.owner.kind).toBe('closed'));
    expect(asksForRating(chat.state)).toBe(false);
  });

  it('finds what was not sent after a reload, and it is said once', async () => {
    const chat = await greeted();
    fake.fail('POST', /messages/, { kind: 'problem', type: 'unavailable', status: 503, retryAfter: 60 });
    chat.say('Is anybody there?');
    await vi.waitFor(() => expect(fake.requests('POST', /messages/)).toHaveLength(1));
    chat.stop();

    const reloaded = page();
    reloaded.load(null);
    await vi.waitFor(() => expect(reloaded.state.outgoing).toEqual([]));
    await vi.waitFor(() => expect(texts(reloaded)).toEqual(['Hello!', 'Is anybody there?']));
  });

  it('has unread messages until they are seen', async () => {
    const chat = await greeted();
    expect(unread(chat.state.view)).toBe(1);
    chat.seen();
    expect(unread(chat.state.view)).toBe(0);
    await vi.waitFor(() => expect(fake.latest.read.customer).toBe(2));
  });

  it('tells a person at most every three seconds that they are typing', async () => {
    const chat = await greeted();
    chat.typing();
    expect(fake.requests('POST', /typing/)).toHaveLength(0);
    fake.latest.join(anna);
    await vi.waitFor(() => expect(chat.state.view.owner.kind).toBe('agent'));
    for (let key = 0; key < 10; key++) chat.typing();
    await vi.waitFor(() =>
      expect(fake.requests('POST', /typing/).map((seen) => seen.body)).toEqual([{ typing: true }]),
    );
  });

  it('goes on with a new conversation when the server no longer knows the stored one', async () => {
    new Store('demo', undefined, localStorage).keep({ id: 'gone', token: 'x', clientId: 'y', handover: true });
    const chat = page();
    chat.load(null);
    await vi.waitFor(() => expect(chat.state.stage).toBe('asleep'));
    chat.begin();
    await vi.waitFor(() => expect(texts(chat)).toEqual(['Hello!']));
  });

  describe('who is signed in at the site', () => {
    const signed = (sub: string, signature = 'good') => `${btoa('{}')}.${btoa(JSON.stringify({ sub }))}.${signature}`;
    const started = () => fake.requests('POST', /conversations$/).map((seen) => seen.body);
    async function opened(identity?: string): Promise<Chat> {
      const chat = page(identity);
      chat.load(null);
      chat.begin();
      await vi.waitFor(() => expect(texts(chat)).toEqual(['Hello!']));
      return chat;
    }

    it('begins with the signature, and goes on after a reload', async () => {
      await opened(signed('mia'));
      expect(started()).toMatchObject([{ identity: signed('mia') }]);
      await opened(signed('mia'));
      expect(fake.conversations).toHaveLength(1);
    });

    it('finds nothing of another customer at the same browser, nor when signed out', async () => {
      await opened(signed('mia'));
      await opened(signed('noa'));
      await opened();
      expect(fake.conversations).toHaveLength(3);
      expect(started().map((body) => body.previous)).toEqual([undefined, undefined, undefined]);
    });

    it('takes along what was begun before signing in, and says so once', async () => {
      await opened();
      await opened(signed('mia'));
      await vi.waitFor(() => expect(fake.requests('POST', /identity$/)).toHaveLength(1));
      await vi.waitFor(() => expect(new Store('demo', 'mia', localStorage).conversation()?.subject).toBe('mia'));
      await opened(signed('mia'));
      expect(fake.conversations).toHaveLength(1);
      expect(fake.requests('POST', /identity$/)).toHaveLength(1);
    });

    it('is helped without, where the signature does not count', async () => {
      const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
      await opened(signed('mia', 'refused'));
      expect(started().map((body) => body.identity)).toEqual([signed('mia', 'refused'), undefined]);
      expect(new Store('demo', 'mia', localStorage).conversation()?.subject).toBeUndefined();
      expect(warned).toHaveBeenCalledWith('Baton: Correct this: identity has expired.');
      warned.mockRestore();
    });
  });
});
