import { api } from '../api';
import { Problem, sentence } from '../api/problem';
import { t } from '../i18n';
import type { DraftKind } from './drafts';

/** A message on its way, or one that did not get there. */
export interface Pending {
  clientId: string;
  kind: DraftKind;
  text: string;
  /** What is sent, and how much of it is on its way, from 0 to 1. It lives as long as the page. */
  file?: File;
  part?: number;
  at: string;
  state: 'sending' | 'sent' | 'failed';
  /** The event's number once the server has it. */
  number?: number;
  /** Why it failed, as a sentence. */
  reason?: string;
}

type Send = (conversationId: string, pending: Pending, told: (part: number) => void) => Promise<{ number: number }>;

const sendToServer: Send = (id, { kind, clientId, text, file }, told) => {
  if (file) return api.file(id, clientId, file, told);
  return kind === 'note' ? api.note(id, clientId, text) : api.message(id, clientId, text);
};

const RETRIES = [400, 1_500];

/**
 * Sends in the order of writing and keeps what failed, over a reload too. Trying again uses the same client id, so that
 * a message whose answer was lost is not sent twice.
 */
export class PendingMessages {
  readonly #of = new Map<string, readonly Pending[]>();
  readonly #chains = new Map<string, Promise<void>>();
  readonly #listeners = new Set<() => void>();
  readonly #send: Send;
  readonly #retries: readonly number[];

  constructor(send: Send = sendToServer, retries: readonly number[] = RETRIES) {
    this.#send = send;
    this.#retries = retries;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  of(conversationId: string): readonly Pending[] {
    const known = this.#of.get(conversationId);
    if (known) return known;
    const stored = restore(conversationId);
    this.#of.set(conversationId, stored);
    return stored;
  }

  send(conversationId: string, kind: DraftKind, text: string): Promise<void> {
    const pending: Pending = {
      clientId: crypto.randomUUID(),
      kind,
      text,
      at: new Date().toISOString(),
      state: 'sending',
    };
    this.#put(conversationId, [...this.of(conversationId), pending]);
    return this.#enqueue(conversationId, pending);
  }

  sendFile(conversationId: string, file: File): Promise<void> {
    const pending: Pending = {
      clientId: crypto.randomUUID(),
      kind: 'reply',
      text: file.name,
      file,
      part: 0,
      at: new Date().toISOString(),
      state: 'sending',
    };
    this.#put(conversationId, [...this.of(conversationId), pending]);
    return this.#enqueue(conversationId, pending);
  }

  retry(conversationId: string, clientId: string): Promise<void> {
    const failed = this.of(conversationId).find((each) => each.clientId === clientId);
    if (failed?.state !== 'failed') return Promise.resolve();
    const { reason: _, ...kept } = failed;
    const again: Pending = { ...kept, state: 'sending' };
    this.#replace(conversationId, again);
    return this.#enqueue(conversationId, again);
  }

  discard(conversationId: string, clientId: string): void {
    this.#put(
      conversationId,
      this.of(conversationId).filter((each) => each.clientId !== clientId),
    );
  }

  /** The log shows these client ids, and everything up to a number. */
  arrived(conversationId: string, clientIds: ReadonlySet<string>, last: number): void {
    const waiting = this.of(conversationId);
    const left = waiting.filter((each) => !clientIds.has(each.clientId) && (each.number ?? Infinity) > last);
    if (left.length < waiting.length) this.#put(conversationId, left);
  }

  #enqueue(conversationId: string, pending: Pending): Promise<void> {
    const before = this.#chains.get(conversationId) ?? Promise.resolve();
    const next = before.then(() => this.#deliver(conversationId, pending));
    this.#chains.set(conversationId, next);
    return next;
  }

  async #deliver(conversationId: string, pending: Pending): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        const { number } = await this.#send(conversationId, pending, (part) =>
          this.#replace(conversationId, { ...pending, part }),
        );
        this.#replace(conversationId, { ...pending, state: 'sent', number });
        return;
      } catch (error) {
        const passing = error instanceof Problem && error.passing;
        if (passing && !navigator.onLine) {
          await online();
          attempt = -1;
          continue;
        }
        const pause = this.#retries[attempt];
        if (passing && pause !== undefined) {
          await new Promise((resolve) => setTimeout(resolve, pause));
          continue;
        }
        this.#replace(conversationId, { ...pending, state: 'failed', reason: sentence(error) });
        return;
      }
    }
  }

  #replace(conversationId: string, pending: Pending): void {
    this.#put(
      conversationId,
      this.of(conversationId).map((each) => (each.clientId === pending.clientId ? pending : each)),
    );
  }

  #put(conversationId: string, list: readonly Pending[]): void {
    this.#of.set(conversationId, list);
    store(conversationId, list);
    for (const listener of this.#listeners) listener();
  }
}

/** Resolves when the browser has a network again. */
function online(): Promise<void> {
  return new Promise((resolve) => {
    if (navigator.onLine) resolve();
    else addEventListener('online', () => resolve(), { once: true });
  });
}

const key = (id: string) => `baton.pending.${id}`;

function store(id: string, list: readonly Pending[]): void {
  const open = list.filter((each) => each.state !== 'sent' && !each.file);
  try {
    if (open.length > 0) localStorage.setItem(key(id), JSON.stringify(open));
    else localStorage.removeItem(key(id));
  } catch {
    // without storage it lives as long as the page
  }
}

/** After a reload nobody knows whether the answer was only lost: shown as failed, and trying again is safe. */
function restore(id: string): readonly Pending[] {
  try {
    const list = JSON.parse(localStorage.getItem(key(id)) ?? '[]') as Pending[];
    return list.map((each) => ({
      ...each,
      state: 'failed',
      reason: each.reason ?? t('The page was left before an answer came.'),
    }));
  } catch {
    return [];
  }
}

export const pendingMessages = new PendingMessages();
