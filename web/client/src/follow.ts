import { Backoff, pause } from './backoff.ts';
import { type Frame, FrameParser } from './frames.ts';
import { type Connection, open, query, request } from './http.ts';
import { Problem, problemOf } from './problem.ts';
import type { EventPage } from './types.ts';

/** `connecting` until the first byte, `live` while bytes come, `offline` while waiting to try again. */
export type FeedState = 'connecting' | 'live' | 'offline';

/** Why a feed ended for good: the server took the right to read away, or refused to begin with. */
export type FeedEnd = { kind: 'revoked'; reason: string } | { kind: 'refused'; problem: Problem };

/** Where to read and whom to tell. Nothing is told after `ended` or `stop()`. */
export interface Feed<E extends { number: number; type: string }, N> {
  connection: Connection;
  path: string;
  /** The id after which to go on; without it the server decides where to begin. */
  after?: string | number | undefined;
  /** Every number must follow the one before, as in a person's view; a customer's view leaves some out. */
  gapless?: boolean;
  event(event: E): void;
  /** A frame that stands in no log: `typing`, `queue.position`, `heartbeat` … */
  frame?(type: string, data: unknown): void;
  /** What is true at the moment; only the long poll brings it. */
  now?(now: N): void;
  state?(state: FeedState): void;
  ended?(end: FeedEnd): void;
  tuning?: Partial<Tuning>;
}

/** All in milliseconds. */
export interface Tuning {
  /** No byte for so long: the connection is dead, whatever the socket says. Heartbeats come every 15 s. */
  quiet: number;
  /** The same before the first byte, where a proxy that holds the answer back shows. */
  firstByte: number;
  /** First pause before a reconnect, until the server names one with `retry:`. */
  retry: number;
  /** How long to poll before a stream is tried again. */
  streamAgain: number;
  /** How long the server holds a poll. */
  wait: number;
}

const TUNING: Tuning = { quiet: 40_000, firstByte: 20_000, retry: 1_000, streamAgain: 300_000, wait: 25_000 };

export interface Subscription {
  stop(): void;
  /** Ends a pause early: the network is back, the page is seen again. */
  wake(): void;
}

/**
 * Follows a numbered feed without losing or repeating an event, for as long as it may be read. It prefers the stream and
 * falls back to the long poll where a stream does not get through.
 */
export function follow<E extends { number: number; type: string }, N>(feed: Feed<E, N>): Subscription {
  const follower = new Follower(feed);
  void follower.run();
  return follower;
}

class Gap extends Error {}

class Follower<E extends { number: number; type: string }, N> implements Subscription {
  readonly #feed: Feed<E, N>;
  readonly #tuning: Tuning;
  readonly #stop = new AbortController();
  readonly #bell = new EventTarget();
  readonly #backoff: Backoff;
  #cursor: string | undefined;
  /** The highest number told; undefined until the first event of a feed that names none. */
  #last: number | undefined;
  /** The number before a gap that was already asked for again: a second time it is the server's truth. */
  #knownGap: number | undefined;
  #emptyStreams = 0;
  #pollUntil = 0;
  #polled = false;

  constructor(feed: Feed<E, N>) {
    this.#feed = feed;
    this.#tuning = { ...TUNING, ...feed.tuning };
    this.#backoff = new Backoff(this.#tuning.retry);
    if (feed.after !== undefined) {
      this.#cursor = String(feed.after);
      if (typeof feed.after === 'number') this.#last = feed.after;
    }
  }

  stop(): void {
    this.#stop.abort();
  }

  wake(): void {
    this.#bell.dispatchEvent(new Event('ring'));
  }

  async run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const polling = Date.now() < this.#pollUntil;
      if (!polling || !this.#polled) this.#tell(() => this.#feed.state?.('connecting'));
      try {
        if (polling) await this.#poll();
        else await this.#stream();
        if (polling) continue;
      } catch (failure) {
        if (failure instanceof Gap) continue;
        this.#polled = false;
        if (failure instanceof Problem && !failure.passing) {
          this.#end({ kind: 'refused', problem: failure });
          return;
        }
        this.#tell(() => this.#feed.state?.('offline'));
        const floor = failure instanceof Problem ? (failure.retryAfter ?? 0) * 1_000 : 0;
        await pause(this.#backoff.next(floor), signal, this.#bell);
        continue;
      }
      if (Date.now() >= this.#pollUntil) await pause(this.#backoff.next(), signal, this.#bell);
    }
  }

  async #stream(): Promise<void> {
    const watch = new Watchdog(this.#stop.signal);
    let frames = 0;
    let accepted = false;
    try {
      watch.expect(this.#tuning.firstByte);
      const headers: Record<string, string> = { Accept: 'text/event-stream' };
      if (this.#cursor !== undefined) headers['Last-Event-ID'] = this.#cursor;
      const response = await open(this.#feed.connection, 'GET', this.#feed.path, { headers, signal: watch.signal });
      if (!response.ok) throw await problemOf(response);
      if (!response.headers.get('Content-Type')?.startsWith('text/event-stream') || response.body === null) {
        await response.body?.cancel();
        this.#fallBack();
        return;
      }
      accepted = true;
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      const parser = new FrameParser();
      for (let live = false; ; ) {
        const { done, value } = await reader.read();
        if (done) return;
        watch.expect(this.#tuning.quiet);
        if (!live) {
          live = true;
          this.#tell(() => this.#feed.state?.('live'));
        }
        for (const frame of parser.push(decoder.decode(value, { stream: true }))) {
          if (frame.data !== '') frames++;
          this.#read(frame);
        }
      }
    } finally {
      const stopped = this.#stop.signal.aborted;
      watch.release();
      if (frames > 0) {
        this.#emptyStreams = 0;
        this.#backoff.reset();
      } else if (accepted && !stopped && ++this.#emptyStreams >= 2) {
        this.#fallBack();
      }
    }
  }

  #read(frame: Frame): void {
    if (frame.retry !== undefined) this.#backoff.base = frame.retry;
    if (frame.data === '') return;
    const data: unknown = JSON.parse(frame.data);
    switch (frame.event) {
      case 'end':
        this.#end({ kind: 'revoked', reason: String((data as { reason?: unknown }).reason ?? '') });
        return;
      case 'heartbeat': {
        const { last } = data as { last?: unknown };
        if (this.#feed.gapless && typeof last === 'number') this.#mindTheGap(last + 1);
        break;
      }
      default:
        if (isEvent<E>(data) && frame.id !== undefined) {
          this.#take(data, frame.id);
          return;
        }
    }
    this.#tell(() => this.#feed.frame?.(frame.event, data));
    if (frame.id !== undefined) this.#cursor = frame.id;
  }

  /** Tells an event once, in order. A snapshot begins anew. */
  #take(event: E, cursor?: string): void {
    if (event.type !== 'snapshot') {
      if (this.#last !== undefined && event.number <= this.#last) return;
      if (this.#feed.gapless) this.#mindTheGap(event.number);
    }
    this.#last = event.number;
    if (cursor !== undefined) this.#cursor = cursor;
    this.#tell(() => this.#feed.event(event));
  }

  #mindTheGap(next: number): void {
    if (this.#last === undefined || next <= this.#last + 1 || this.#knownGap === this.#last) return;
    this.#knownGap = this.#last;
    throw new Gap();
  }

  async #poll(): Promise<void> {
    const { connection, path } = this.#feed;
    // The first one comes back at once, so that a page knows quickly where it stands.
    const wait = this.#polled ? Math.round(this.#tuning.wait / 1_000) : 0;
    const page = await request<EventPage<E, N, string | number>>(
      { ...connection, patience: this.#tuning.wait + 15_000 },
      'GET',
      path + query({ after: this.#cursor, wait }),
      { signal: this.#stop.signal },
    );
    if (!this.#polled) this.#tell(() => this.#feed.state?.('live'));
    this.#polled = true;
    this.#backoff.reset();
    for (const event of page.events) this.#take(event);
    this.#cursor = String(page.last);
    this.#tell(() => this.#feed.now?.(page.now));
  }

  #fallBack(): void {
    this.#emptyStreams = 0;
    this.#polled = false;
    this.#pollUntil = Date.now() + this.#tuning.streamAgain;
  }

  #end(end: FeedEnd): void {
    this.#tell(() => this.#feed.ended?.(end));
    this.#stop.abort();
  }

  #tell(what: () => void): void {
    if (!this.#stop.signal.aborted) what();
  }
}

/** Aborts what hangs on its signal when no byte came for as long as was expected. */
class Watchdog {
  readonly #controller = new AbortController();
  readonly #abort = () => this.#controller.abort();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly outer: AbortSignal) {
    outer.addEventListener('abort', this.#abort);
    if (outer.aborted) this.#abort();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  expect(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#abort, ms);
  }

  release(): void {
    clearTimeout(this.#timer);
    this.outer.removeEventListener('abort', this.#abort);
    this.#abort();
  }
}

function isEvent<E>(data: unknown): data is E {
  return typeof data === 'object' && data !== null && 'number' in data && 'type' in data && 'at' in data;
}
