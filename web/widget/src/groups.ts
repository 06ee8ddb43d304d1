import type { Outgoing } from '@baton/client';
import type { Happened, Said, View } from './view.ts';

/** Messages of one sender in a row, a quiet line, or the begin of a day. */
export type Block =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'line'; key: string; line: Happened }
  | { kind: 'system'; key: string; message: Said }
  /** `last`: a pause, a line or nothing follows, so that its time is worth saying. */
  | { kind: 'group'; key: string; own: boolean; messages: readonly Said[]; last: boolean };

/** Longer than this between two messages begins a new group with its own time. */
const PAUSE = 5 * 60_000;

/** What stands on the screen, from top to bottom; without what is still on its way. */
export function blocks(view: View): Block[] {
  const found: Block[] = [];
  let day = '';
  for (const entry of view.entries) {
    const date = new Date(entry.at).toDateString();
    if (date !== day) {
      day = date;
      found.push({ kind: 'day', key: `day ${date}`, at: entry.at });
    }
    const key = String(entry.number);
    if (entry.kind === 'line') {
      found.push({ kind: 'line', key, line: entry });
    } else if (entry.actor.kind === 'system') {
      found.push({ kind: 'system', key, message: entry });
    } else {
      const group = found.at(-1);
      const soon =
        group?.kind === 'group' && Date.parse(entry.at) - Date.parse(group.messages.at(-1)?.at ?? '') < PAUSE;
      if (soon && sameSender(group.messages, entry)) {
        group.messages = [...group.messages, entry];
        continue;
      }
      if (soon) group.last = false;
      found.push({ kind: 'group', key, own: entry.actor.kind === 'customer', messages: [entry], last: true });
    }
  }
  return found;
}

function sameSender(messages: readonly Said[], next: Said): boolean {
  const last = messages.at(-1);
  return last?.actor.kind === next.actor.kind && last.actor.id === next.actor.id;
}

/**
 * What became of a message's buttons: open until the customer says anything after it, and the one whose value they said
 * stays marked.
 */
export function answerTo(
  view: View,
  message: Said,
  outgoing: readonly Outgoing[],
): { open: boolean; text: string | null } {
  const next = view.entries.find(
    (entry): entry is Said =>
      entry.kind === 'message' && entry.actor.kind === 'customer' && entry.number > message.number,
  );
  const text = next?.text ?? outgoing.find((out) => !out.refused)?.text ?? null;
  return { open: text === null && view.owner.kind !== 'closed', text };
}

/** The number of the customer's last message that a person has read; 0 when there is none to mark. */
export function seenNumber(view: View): number {
  const last = view.entries.findLast((entry) => entry.kind === 'message');
  if (last?.kind !== 'message' || last.actor.kind !== 'customer') return 0;
  return last.number <= view.read.agent ? last.number : 0;
}
