import { api, http } from '../api';
import { follow, type StreamStatus } from '../api/sse';
import type { AgentItem, PresenceState } from '../api/types';
import { type AgentState, applyItem, nothingYet } from './agentState';
import { serverClock } from './serverClock';

export interface AgentView {
  state: AgentState;
  status: StreamStatus;
  /** Whether this tab holds the stream for all tabs of this browser; it alone rings. */
  leading: boolean;
  /** Rises whenever lists other than one's own may have changed. */
  changes: number;
}

type Told =
  | { kind: 'hello' }
  | { kind: 'whole'; state: AgentState; status: StreamStatus; offset: number }
  | { kind: 'item'; item: AgentItem }
  | { kind: 'status'; status: StreamStatus };

/** Milliseconds before a stream that the server ended is asked for again. */
const ENDED_PAUSE = 5_000;

/**
 * One agent's stream for all tabs of a browser: the tab that gets the lock reads it and tells the others; when that tab
 * goes, the lock passes on. A browser without locks or channels reads a stream per tab.
 */
export class AgentStream {
  #view: AgentView = { state: nothingYet, status: 'connecting', leading: false, changes: 0 };
  readonly #listeners = new Set<() => void>();
  readonly #end = new AbortController();
  readonly #channel: BroadcastChannel | undefined;
  readonly #lock: string;
  #last: string | undefined;
  #aliveAt = 0;

  constructor(userId: string) {
    this.#lock = `baton.agent.${userId}`;
    // A page that is not served securely has no locks.
    const locks: LockManager | undefined = navigator.locks;
    if (locks && typeof BroadcastChannel === 'function') this.#channel = new BroadcastChannel(this.#lock);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): AgentView => this.#view;

  start(): void {
    if (!this.#channel) {
      void this.#lead();
      return;
    }
    this.#channel.onmessage = (message: MessageEvent<Told>) => this.#hear(message.data);
    this.#channel.postMessage({ kind: 'hello' } satisfies Told);
    navigator.locks
      .request(this.#lock, { signal: this.#end.signal }, () => this.#lead())
      .catch(() => {
        // the wait for the lock was given up by stop()
      });
  }

  stop(): void {
    this.#end.abort();
    this.#channel?.close();
  }

  /** Shows a wish at once; the server's `me.changed` confirms or corrects it. */
  showPresence(state: PresenceState): void {
    const me = this.#view.state.me;
    if (!me) return;
    const presence = { ...me.presence, state, since: new Date().toISOString() };
    this.#show({ state: { ...this.#view.state, me: { ...me, presence } } });
  }

  async #lead(): Promise<void> {
    this.#show({ leading: true });
    const timer = setInterval(() => this.#alive(), 15_000);
    while (!this.#end.signal.aborted) {
      await this.#follow();
      if (this.#end.signal.aborted) break;
      // The server ended the stream: if the session has ended with it, any request says so.
      await api.agents().catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, ENDED_PAUSE));
    }
    clearInterval(timer);
  }

  #follow(): Promise<void> {
    return follow(
      http,
      '/agents/me/events',
      undefined,
      {
        status: (status) => {
          this.#show({ status });
          this.#tell({ kind: 'status', status });
          if (status === 'live') this.#alive();
        },
        frame: (frame) => {
          if (frame.id !== undefined) this.#last = frame.id;
          // A hidden tab's timers are slowed down by the browser, what arrives is not: so heartbeats are answered.
          if (frame.event === 'heartbeat') this.#alive();
          else this.#take(itemOf(frame.event, frame.data));
        },
        over: () => this.#show({ status: 'lost' }),
      },
      this.#end.signal,
    );
  }

  #alive(): void {
    const now = Date.now();
    if (this.#view.status !== 'live' || now - this.#aliveAt < 10_000) return;
    this.#aliveAt = now;
    api.alive(this.#last).catch(() => {
      // the stream itself shows whether the connection is lost
    });
  }

  #take(item: AgentItem): void {
    if (item.type === 'snapshot') serverClock.reset();
    if (item.at) serverClock.observe(item.at);
    this.#apply(item);
    this.#tell({ kind: 'item', item });
  }

  #apply(item: AgentItem): void {
    const others = item.type === 'counters' || item.type === 'snapshot';
    this.#show({
      state: applyItem(this.#view.state, item),
      changes: this.#view.changes + (others ? 1 : 0),
    });
  }

  #hear(told: Told): void {
    if (this.#view.leading) {
      if (told.kind === 'hello') {
        const { state, status } = this.#view;
        this.#tell({ kind: 'whole', state, status, offset: serverClock.offset });
      }
      return;
    }
    if (told.kind === 'whole') {
      serverClock.take(told.offset);
      this.#show({ state: told.state, status: told.status, changes: this.#view.changes + 1 });
    } else if (told.kind === 'item') this.#apply(told.item);
    else if (told.kind === 'status') this.#show({ status: told.status });
  }

  #tell(told: Told): void {
    if (!this.#end.signal.aborted) this.#channel?.postMessage(told);
  }

  #show(change: Partial<AgentView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** A numbered item carries its type itself; a frame without number is named by the stream. */
function itemOf(event: string, text: string): AgentItem {
  const data = JSON.parse(text) as AgentItem;
  return event === 'counters' ? { number: 0, at: '', type: 'counters', data: data.data ?? data } : data;
}
