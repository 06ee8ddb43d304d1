import { expect, test } from 'vitest';
import { emptyLog, gapBefore, withEvents, withNow, withRead, withTyping } from '../src/conversation/log';
import { ana, said } from './rows';

test('events told twice stand once, in order', () => {
  const once = withEvents(emptyLog, [said(1, ana, 'a'), said(2, ana, 'b')]);
  const again = withEvents(once, [said(2, ana, 'b'), said(3, ana, 'c')]);
  expect(again.events.map((each) => each.number)).toEqual([1, 2, 3]);
  expect(again.last).toBe(3);
});

test('nothing new leaves the log as it is', () => {
  const log = withEvents(emptyLog, [said(1, ana, 'a')]);
  expect(withEvents(log, [said(1, ana, 'a')])).toBe(log);
});

test('a number above the next one shows that something is missing', () => {
  const log = withEvents(emptyLog, [said(1, ana, 'a')]);
  expect([gapBefore(log, 2), gapBefore(log, 3)]).toEqual([false, true]);
});

test('whoever has spoken is no longer typing', () => {
  const typing = withTyping(emptyLog, ana, 99);
  expect(typing.typing).toHaveLength(1);
  expect(withEvents(typing, [said(1, ana, 'a')]).typing).toHaveLength(0);
});

test('a read mark only goes forward', () => {
  const log = withRead(withRead(emptyLog, 'customer', 5), 'customer', 3);
  expect(log.read.customer).toBe(5);
  expect(withNow(log, { queue: null, typing: [], read: { customer: 4, agent: 2 } }, 0).read).toEqual({
    customer: 5,
    agent: 2,
  });
});
