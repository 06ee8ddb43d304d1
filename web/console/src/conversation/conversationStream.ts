import { serverClock } from '../agent/serverClock';
import { api, http } from '../api';
import { Problem } from '../api/problem';
import { backoff, type Frame, follow, type StreamStatus } from '../api/sse';
import type { Actor, ConversationEvent } from '../api/types';
import { t } from '../i18n';
import {
  emptyLog,
  gapBefore,
  type Log,
  withEvents,
  withLooking,
  withNow,
  withoutTypingBefore,
  withRead,
  withTyping,
} from './log';

export interface ConversationView {
  log: Log;
  status: StreamStatus;
  /** Whether everything up to now has been read once. */
  loaded: boolean;
  problem: Problem | undefined;
}

/** Events that change who has a conversation or what is known beside its transcript. */
const MERELY_SAID = new Set(['message', 'note', 'bot.answered']);

const NO_LONGER_YOURS = new Problem('moved-on', 403, t('Somebody else has it now, so it is no longer shown to you.'));

/**
 * One conversation as it happens: the log so far page by page, then its stream from the last number on. What was read
 * stays when the stream is closed, so that coming back to a conversation shows it at once.
 */
export class ConversationStream {
  #view: ConversationView = { log: emptyLog, status: 'connecting', loaded: false, problem: undefined };
  readonly #listeners = new Set<() => void>();
  #end: AbortController | undefined;
  #filling = false;
  /** Called when something other than talk happened. */
  onMoved: () => void = () => {};

  constructor(readonly id: string) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): ConversationView => this.#view;

  open(): void {
    this.close();
    this.#end = new AbortController();
    void this.#run(this.#end.signal);
  }

  close(): void {
    this.#end?.abort();
    this.#end = undefined;
  }

  async #run(signal: AbortSignal): Promise<void> {
    this.#show({ problem: undefined, status: 'connecting' });
    for (let attempt = 0; !(await this.#readAll(signal)); attempt++) {
      if (signal.aborted || this.#view.problem) return;
      await new Promise((resolve) => setTimeout(resolve, backoff(attempt)));
    }
    const typingEnds = setInterval(() => this.#log((log) => withoutTypingBefore(log, serverClock.now())), 1_000);
    await follow(
      http,
      api.eventsPath(this.id),
      String(this.#view.log.last),
      {
        status: (status) => this.#show({ status }),
        frame: (frame) => this.#take(frame, signal),
        over: (problem) => {
          // What was read stays with whoever has it now.
          this.#show({ log: emptyLog, loaded: false, status: 'lost', problem: problem ?? NO_LONGER_YOURS });
          this.onMoved();
        },
      },
      signal,
    );
    clearInterval(typingEnds);
  }

  /** Reads page after page up to now; false when that failed and may succeed later. */
  async #readAll(signal: AbortSignal): Promise<boolean> {
    try {
      for (;;) {
        const page = await api.events(this.id, this.#view.log.last, signal);
        const before = this.#view.log.last;
        this.#log((log) => withNow(withEvents(log, page.events, page.last), page.now, serverClock.now()));
        // A page may show fewer events than it holds: only a number that stands still is the end.
        if (page.last <= before) break;
      }
      this.#show({ loaded: true });
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      if (error instanceof Problem && !error.passing) this.#show({ problem: error, status: 'lost' });
      else this.#show({ status: 'lost' });
      return false;
    }
  }

  #take(frame: Frame, signal: AbortSignal): void {
    const data = JSON.parse(frame.data) as Record<string, unknown>;
    switch (frame.event) {
      case 'heartbeat':
        this.#fillTo(Number(data.last ?? 0), signal);
        return;
      case 'typing':
        this.#log((log) => withTyping(log, data.actor as Actor, Date.parse(String(data.until))));
        return;
      case 'looking':
        this.#log((log) =>
          withLooking(
            log,
            { actor: data.actor as Actor, until: Date.parse(String(data.until)), writing: data.writing === true },
            serverClock.now(),
          ),
        );
        return;
      case 'read':
        this.#log((log) => withRead(log, (data.actor as Actor).kind, Number(data.number)));
        return;
      case 'queue.position':
        this.#log((log) => ({ ...log, queue: data as unknown as Log['queue'] }));
        return;
    }
    if (frame.id === undefined) return;
    const event = data as unknown as ConversationEvent;
    if (gapBefore(this.#view.log, event.number)) {
      this.#fillTo(event.number, signal);
      return;
    }
    this.#log((log) => withEvents(log, [event]));
    if (!MERELY_SAID.has(event.type)) this.onMoved();
  }

  /** Reads what the stream left out, if anything. */
  #fillTo(number: number, signal: AbortSignal): void {
    if (this.#filling || number <= this.#view.log.last) return;
    this.#filling = true;
    void this.#readAll(signal).finally(() => {
      this.#filling = false;
      this.onMoved();
    });
  }

  #log(change: (log: Log) => Log): void {
    const log = change(this.#view.log);
    if (log !== this.#view.log) this.#show({ log });
  }

  #show(change: Partial<ConversationView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const KEPT = 30;
const streams = new Map<string, ConversationStream>();

/** The stream of a conversation; the last thirty stay known. */
export function conversationStream(id: string): ConversationStream {
  const stream = streams.get(id) ?? new ConversationStream(id);
  streams.delete(id);
  streams.set(id, stream);
  for (const old of streams.keys()) {
    if (streams.size <= KEPT) break;
    streams.delete(old);
  }
  return stream;
}

export function forgetConversations(): void {
  for (const stream of streams.values()) stream.close();
  streams.clear();
}
