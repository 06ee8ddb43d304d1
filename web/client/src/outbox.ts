import { Backoff, pause } from './backoff.ts';
import { Problem, Unreachable } from './problem.ts';

/** A message on its way. `clientId` is made once, so that however often it is sent it is said once. */
export interface Outgoing {
  clientId: string;
  text: string;
  /** When it was written, for the order and the clock beside it. Milliseconds since 1970. */
  at: number;
  /** Set when the server refused it: it stays until the writer tries again or throws it away. */
  refused?: boolean;
}

export interface OutboxOptions {
  /** Delivers one message; the number it was given. Throws `Problem` or `Unreachable`. */
  send(message: Outgoing): Promise<number>;
  /** What waits or was refused has changed. */
  changed(messages: readonly Outgoing[]): void;
  /** The server said no: why. */
  refused?(message: Outgoing, problem: Problem): void;
  /** The server has it, as this number. */
  delivered?(message: Outgoing, number: number): void;
  /** What an earlier page left unsent. */
  left?: Outgoing[];
  backoff?: Backoff;
}

/**
 * Sends messages one after the other, in the order they were written. A message stays at the head until the server has
 * acknowledged or refused it; a refused one steps aside and delays nobody.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #stop = new AbortController();
  readonly #bell = new EventTarget();
  readonly #backoff: Backoff;
  #messages: Outgoing[];
  #working = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#backoff = options.backoff ?? new Backoff();
    this.#messages = [...(options.left ?? [])].sort((a, b) => a.at - b.at);
  }

  get messages(): readonly Outgoing[] {
    return this.#messages;
  }

  add(text: string, at = Date.now()): Outgoing {
    const message: Outgoing = { clientId: newClientId(), text, at };
    this.#set([...this.#messages, message]);
    void this.flush();
    return message;
  }

  /** Sends a refused message again, under the id it has. */
  retry(clientId: string): void {
    this.#set(this.#messages.map((m) => (m.clientId === clientId ? { clientId, text: m.text, at: m.at } : m)));
    void this.flush();
  }

  discard(clientId: string): void {
    this.#set(this.#messages.filter((m) => m.clientId !== clientId));
  }

  /** Goes on at once instead of waiting out a pause. */
  wake(): void {
    this.#bell.dispatchEvent(new Event('ring'));
    void this.flush();
  }

  stop(): void {
    this.#stop.abort();
  }

  async flush(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    try {
      for (let head = this.#head(); head && !this.#stop.signal.aborted; head = this.#head()) await this.#deliver(head);
    } finally {
      this.#working = false;
    }
  }

  #head(): Outgoing | undefined {
    return this.#messages.find((m) => !m.refused);
  }

  async #deliver(message: Outgoing): Promise<void> {
    try {
      const number = await this.#options.send(message);
      this.#backoff.reset();
      this.discard(message.clientId);
      this.#options.delivered?.(message, number);
    } catch (failure) {
      if (failure instanceof Unreachable || (failure instanceof Problem && failure.passing)) {
        const floor = failure instanceof Problem ? (failure.retryAfter ?? 0) * 1_000 : 0;
        await pause(this.#backoff.next(floor), this.#stop.signal, this.#bell);
      } else if (failure instanceof Problem) {
        this.#set(this.#messages.map((m) => (m.clientId === message.clientId ? { ...m, refused: true } : m)));
        this.#options.refused?.(message, failure);
      } else {
        throw failure;
      }
    }
  }

  #set(messages: Outgoing[]): void {
    this.#messages = messages;
    this.#options.changed(messages);
  }
}

/** Hard to guess and never given twice. `randomUUID` is missing on pages without TLS. */
export function newClientId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
