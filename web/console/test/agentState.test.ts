import { expect, test } from 'vitest';
import { type AgentState, applyItem, nothingYet } from '../src/agent/agentState';
import type { Row } from '../src/api/types';
import { row, snapshotOf } from './rows';

const after = (state: AgentState, ...items: { type: string; data: unknown }[]) => items.reduce(applyItem, state);
const changed = (of: Row) => ({ type: 'conversation.changed', data: { conversation: of } });
const gone = (id: string, version: number) => ({
  type: 'conversation.gone',
  data: { conversationId: id, version, to: { kind: 'queue', since: '2026-01-01T00:00:00Z' } },
});

test('a snapshot replaces everything that was known', () => {
  const before = after(nothingYet, snapshotOf([row('a', 1)]), changed(row('b', 3)));
  const state = after(before, snapshotOf([row('c', 9)]));
  expect([...state.mine.keys()]).toEqual(['c']);
});

test('a change with an older version is ignored', () => {
  const newer = { ...row('a', 5), unread: 2 };
  const state = after(nothingYet, snapshotOf([row('a', 1)]), changed(newer), changed(row('a', 4)));
  expect(state.mine.get('a')).toEqual(newer);
});

test('a change that arrives after the conversation has left does not bring it back', () => {
  const state = after(nothingYet, snapshotOf([row('a', 1)]), gone('a', 7), changed(row('a', 6)));
  expect(state.mine.has('a')).toBe(false);
});

test('a conversation that comes back with a newer version is mine again', () => {
  const state = after(nothingYet, snapshotOf([row('a', 1)]), gone('a', 7), changed(row('a', 8)));
  expect(state.mine.get('a')?.version).toBe(8);
});

test('an offer told twice is shown once, and gone when it ends', () => {
  const offer = { offerId: 'o1', conversationId: 'a', conversation: row('a', 1) };
  const made = { type: 'offer.made', data: offer };
  const twice = after(nothingYet, snapshotOf([]), made, made);
  expect(twice.offers).toHaveLength(1);
  const ended = after(twice, { type: 'offer.ended', data: { offerId: 'o1', conversationId: 'a', outcome: 'missed' } });
  expect(ended.offers).toHaveLength(0);
});

test('changes after a snapshot equal a fresh snapshot, also when they are repeated and arrive out of order', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomFrom(seed);
    const server = new Map<string, { row: Row; mine: boolean }>();
    for (const id of ['a', 'b', 'c', 'd']) server.set(id, { row: row(id, 1), mine: random() < 0.5 });
    const mineNow = () => [...server.values()].filter((each) => each.mine).map((each) => each.row);
    let state = after(nothingYet, snapshotOf(mineNow()));

    const items: { type: string; data: unknown }[] = [];
    for (let step = 0; step < 20; step++) {
      const id = 'abcd'[Math.floor(random() * 4)] as string;
      const known = server.get(id) as { row: Row; mine: boolean };
      const next = row(id, known.row.version + 1);
      const mine = random() < 0.6;
      server.set(id, { row: next, mine });
      if (mine) items.push(changed(next));
      else if (known.mine) items.push(gone(id, next.version));
    }
    const arrived = items.flatMap((item) => (random() < 0.3 ? [item, item] : [item]));
    for (let index = arrived.length - 1; index > 0; index--) {
      const other = Math.max(0, index - Math.floor(random() * 4));
      [arrived[index], arrived[other]] = [arrived[other] as (typeof arrived)[0], arrived[index] as (typeof arrived)[0]];
    }
    state = after(state, ...arrived);

    const fresh = after(nothingYet, snapshotOf(mineNow()));
    expect(new Map([...state.mine].sort()), `seed ${seed}`).toEqual(new Map([...fresh.mine].sort()));
  }
});

function randomFrom(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (state ^ (state << 13)) >>> 0;
    state = (state ^ (state >>> 17)) >>> 0;
    state = (state ^ (state << 5)) >>> 0;
    return state / 4294967296;
  };
}
