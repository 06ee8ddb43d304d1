import { expect, test } from 'vitest';
import { Http } from '../src/api/http';
import { Problem, sentence } from '../src/api/problem';

const problem = (status: number, type: string, fields: Record<string, unknown> = {}) =>
  new Response(JSON.stringify({ type: `https://baton.dev/problems/${type}`, detail: 'Detail.', ...fields }), {
    status,
  });

test('a race that was lost says who won it', async () => {
  const http = new Http('', async () =>
    problem(409, 'already-taken', { by: { kind: 'agent', id: 'x', name: 'Jonas' } }),
  );
  const refused = await http.post('/claim').catch((error: unknown) => error);
  expect(sentence(refused)).toBe('Jonas was quicker and has this conversation now.');
});

test('being full says how full', async () => {
  const refused = await Problem.of(problem(409, 'over-capacity', { load: '4.00', cap: '4.00' }));
  expect(sentence(refused)).toBe('You have 4 of 4 chats. Finish one first.');
});

test('a stale token is renewed once and the request repeated with it', async () => {
  const tokens: (string | null)[] = [];
  const http = new Http('', async (path, init) => {
    if (path === '/session') return new Response('{"csrfToken":"new"}');
    tokens.push(new Headers(init?.headers).get('X-CSRF-Token'));
    return tokens.length === 1 ? problem(403, 'csrf') : new Response('{"number":3}');
  });
  expect(await http.post('/x')).toEqual({ number: 3 });
  expect(tokens).toEqual([null, 'new']);
});

test('an answer of 401 ends the session here, a wrong password does not', async () => {
  let ended = 0;
  const http = new Http('', async () => problem(401, 'unauthorized'));
  http.onSignedOut = () => {
    ended += 1;
  };
  await http.get('/agents').catch(() => {});
  await http.post('/session', {}).catch(() => {});
  expect(ended).toBe(1);
});

test('a network that fails is a problem that may pass', async () => {
  const http = new Http('', async () => {
    throw new TypeError('failed to fetch');
  });
  const refused = await http.get('/x').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Problem);
  expect((refused as Problem).passing).toBe(true);
});
