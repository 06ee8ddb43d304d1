import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeServer } from '../../e2e/fake/server.ts';
import { getAssistant, Problem, request, Unreachable } from '../src/index.ts';

describe('a request that fails', () => {
  let fake: FakeServer;
  let origin: string;

  beforeEach(async () => {
    fake = new FakeServer();
    origin = await fake.listen();
  });

  afterEach(() => fake.close());

  it('is a typed problem when the server refuses', async () => {
    fake.fail('GET', /assistants/, { kind: 'problem', type: 'too-many-requests', status: 429, retryAfter: 7 });
    const problem = await getAssistant({ origin, credentials: { kind: 'none' } }, 'demo').catch((failure) => failure);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({
      type: 'too-many-requests',
      status: 429,
      detail: 'As told.',
      retryAfter: 7,
      passing: true,
    });
  });

  it('is unreachable when the answer never comes', async () => {
    fake.fail('GET', /assistants/, { kind: 'lost' });
    await expect(getAssistant({ origin, credentials: { kind: 'none' } }, 'demo')).rejects.toBeInstanceOf(Unreachable);
  });

  it('carries the CSRF token beside the cookie, except when it only reads', async () => {
    const connection = { origin, credentials: { kind: 'cookie', csrfToken: 'secret' } } as const;
    await request(connection, 'GET', '/api/v1/agents').catch(() => undefined);
    await request(connection, 'POST', '/api/v1/agents', { body: {} }).catch(() => undefined);
    expect(fake.seen.map((seen) => seen.headers['x-csrf-token'])).toEqual([undefined, 'secret']);
  });
});
