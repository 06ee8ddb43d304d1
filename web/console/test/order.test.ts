import { expect, test } from 'vitest';
import { byWaitForUs, heldOrder } from '../src/workspace/order';
import { row } from './rows';

const waits = (id: string, since: string | null, lastAt = '2026-01-01T10:00:00Z') =>
  row(id, 1, {
    customerWaitsSince: since,
    lastMessage: { actor: { kind: 'agent', id: 'me', name: 'Maja' }, text: '…', at: lastAt },
  });

const ids = (rows: readonly { id: string }[]) => rows.map((each) => each.id).join('');

test('mine begins with whoever waits longest for us; who waits for nothing comes last', () => {
  const rows = [
    waits('a', null, '2026-01-01T11:00:00Z'),
    waits('b', '2026-01-01T10:09:00Z'),
    waits('c', '2026-01-01T10:01:00Z'),
    waits('d', null, '2026-01-01T12:00:00Z'),
  ];
  expect(ids(rows.sort(byWaitForUs))).toBe('cbda');
});

test('the order does not depend on how rows arrived', () => {
  const rows = ['a', 'b', 'c', 'd'].map((id) => waits(id, '2026-01-01T10:00:00Z'));
  expect(ids([...rows].reverse().sort(byWaitForUs))).toBe(ids([...rows].sort(byWaitForUs)));
});

test('under the pointer nothing moves: new rows come last, gone ones stay, contents are the newest', () => {
  const shown = [row('a', 1), row('b', 1), row('c', 1)];
  const next = [row('d', 1), row('c', 2), row('a', 5)];
  const held = heldOrder(shown, next);
  expect(ids(held)).toBe('abcd');
  expect(held.map((each) => each.version)).toEqual([5, 1, 2, 1]);
});
