import type { Row } from '../api/types';

/** Mine: who waits longest for us first, then what was said last. */
export function byWaitForUs(a: Row, b: Row): number {
  if (a.customerWaitsSince && b.customerWaitsSince) {
    return compare(a.customerWaitsSince, b.customerWaitsSince) || compare(a.id, b.id);
  }
  if (a.customerWaitsSince) return -1;
  if (b.customerWaitsSince) return 1;
  return byLastWord(a, b);
}

/** Waiting for the customer: what was said last first. */
export function byLastWord(a: Row, b: Row): number {
  return compare(lastAt(b), lastAt(a)) || compare(a.id, b.id);
}

const lastAt = (row: Row) => row.lastMessage?.at ?? row.startedAt;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Keeps rows where they are while a pointer is over them: what is known stays in place, with its newest content, what is
 * new comes last, what has gone stays visible until the pointer leaves.
 */
export function heldOrder(shown: readonly Row[], next: readonly Row[]): Row[] {
  const newest = new Map(next.map((row) => [row.id, row]));
  const held = shown.map((row) => newest.get(row.id) ?? row);
  const known = new Set(shown.map((row) => row.id));
  return [...held, ...next.filter((row) => !known.has(row.id))];
}
