import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeServer } from '../../e2e/fake/server.ts';
import { Backoff, type Connection, Outbox, type Outgoing, sendMessage, startConversation } from '../src/index.ts';

describe('what a customer writes', () => {
  let fake: FakeServer;
  let outbox: Outbox;
  let shown: readonly Outgoing[];

  beforeEach(async () => {
    fake = new FakeServer();
    const origin = await fake.listen();
    const { id, token } = await startConversation({ origin, credentials: { kind: 'none' } }, { assistant: 'demo' });
    const connection: Connection = { origin, credentials: { kind: 'bearer', token } };
    outbox = new Outbox({
      send: async ({ clientId, text }) => (await sendMessage(connection, id, clientId, text)).number,
      changed: (messages) => {
        shown = messages;
      },
      backoff: new Backoff(1, 5),
    });
  });

  afterEach(async () => {
    outbox.stop();
    await fake.close();
  });

  const said = () => fake.latest.events.flatMap((event) => (event.type === 'message' ? [event.data.text] : []));
  const clientIds = () => fake.requests('POST', /messages/).map((request) => request.body.clientId);

  it('is said once when the answer is lost on the way', async () => {
    fake.fail('POST', /messages/, { kind: 'lost' });
    outbox.add('hello');
    await vi.waitFor(() => expect(shown).toEqual([]));
    expect(said()).toEqual(['hello']);
    expect(clientIds()).toHaveLength(2);
    expect(new Set(clientIds()).size).toBe(1);
  });

  it('arrives in the order it was written, whatever happens to the first', async () => {
    fake.fail('POST', /messages/, { kind: 'problem', type: 'overloaded', status: 503, retryAfter: 0 });
    fake.fail('POST', /messages/, { kind: 'problem', type: 'too-many-requests', status: 429 });
    for (const text of ['one', 'two', 'three']) outbox.add(text);
    await vi.waitFor(() => expect(shown).toEqual([]));
    expect(said()).toEqual(['one', 'two', 'three']);
  });

  it('stays when it is refused, delays nothing, and goes again under the same id', async () => {
    fake.fail('POST', /messages/, { kind: 'problem', type: 'invalid-request', status: 400 });
    const refused = outbox.add('refused');
    outbox.add('next');
    await vi.waitFor(() => expect(said()).toEqual(['next']));
    await vi.waitFor(() => expect(shown).toMatchObject([{ text: 'refused', refused: true }]));
    outbox.retry(refused.clientId);
    await vi.waitFor(() => expect(said()).toEqual(['next', 'refused']));
    expect(clientIds().filter((id) => id === refused.clientId)).toHaveLength(2);
  });

  it('can be thrown away once it is refused', async () => {
    fake.fail('POST', /messages/, { kind: 'problem', type: 'invalid-request', status: 400 });
    const { clientId } = outbox.add('never mind');
    await vi.waitFor(() => expect(shown[0]?.refused).toBe(true));
    outbox.discard(clientId);
    expect(shown).toEqual([]);
  });
});
