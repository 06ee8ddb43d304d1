import {
  type Connection,
  type ConversationEvent,
  type FeedState,
  followConversation,
  type Now,
  Problem,
  readAllEvents,
  type Subscription,
} from '@baton/client';

/** Whom a feed tells. Events may come twice; the number says so. */
export interface Listener {
  event(event: ConversationEvent): void;
  frame(type: string, data: unknown): void;
  now(now: Now): void;
  state(state: FeedState): void;
  /** The conversation may not be read any longer. */
  ended(): void;
  /** The number up to which this page knows the log. */
  last(): number;
}

type News =
  | { kind: 'event'; event: ConversationEvent }
  | { kind: 'frame'; type: string; data: unknown }
  | { kind: 'now'; now: Now }
  | { kind: 'state'; state: FeedState }
  | { kind: 'ended' };

/** Longer than two heartbeats: the tab that reads for all is asleep. */
const SILENCE = 40_000;

/**
 * One stream per browser: the tab that holds the lock reads and tells the others over a channel. A tab that comes later, or
 * wakes up, first reads what it missed. When the reading tab closes, the lock passes on; when it only sleeps, a tab that
 * somebody looks at takes the lock away from it. Browsers without locks or channels read on their own.
 */
export class SharedFeed {
  readonly #stop = new AbortController();
  readonly #channel: BroadcastChannel | null;
  #subscription: Subscription | null = null;
  #heard = Date.now();
  #state: FeedState = 'connecting';
  #catchingUp = false;

  constructor(
    private readonly connection: Connection,
    private readonly id: string,
    private readonly listener: Listener,
  ) {
    const shared = typeof BroadcastChannel === 'function' && typeof navigator.locks?.request === 'function';
    this.#channel = shared ? new BroadcastChannel(this.#name) : null;
  }

  start(): void {
    const { signal } = this.#stop;
    if (this.#channel === null) {
      void this.#catchUp().then(() => this.#lead());
    } else {
      this.#channel.onmessage = ({ data }: MessageEvent<News>) => this.#hear(data);
      void this.#catchUp().then(() => this.#queueForLock());
      const timer = setInterval(() => this.#takeOverFromASleeper(), 5_000);
      signal.addEventListener('abort', () => clearInterval(timer));
    }
    for (const type of ['online', 'pageshow', 'focus']) addEventListener(type, () => this.#woken(), { signal });
    document.addEventListener('visibilitychange', () => this.#woken(), { signal });
  }

  stop(): void {
    this.#stop.abort();
    this.#subscription?.stop();
    this.#channel?.close();
  }

  get #name(): string {
    return `baton:${this.id}`;
  }

  #queueForLock(steal = false): void {
    const { signal } = this.#stop;
    if (signal.aborted) return;
    const hold = () =>
      new Promise<void>((release) => {
        signal.addEventListener('abort', () => release());
        this.#lead();
      });
    // Taken away (another tab stole it) or stopped: in the first case stand in line again.
    navigator.locks.request(this.#name, steal ? { steal } : { signal }, hold).catch(() => {
      this.#subscription?.stop();
      this.#subscription = null;
      this.#heard = Date.now();
      this.#queueForLock();
    });
  }

  #takeOverFromASleeper(): void {
    if (this.#subscription || document.visibilityState !== 'visible' || Date.now() - this.#heard < SILENCE) return;
    this.#heard = Date.now();
    this.#queueForLock(true);
  }

  #lead(): void {
    if (this.#stop.signal.aborted || this.#subscription) return;
    let wasLive = false;
    this.#subscription = followConversation(this.connection, this.id, {
      after: this.listener.last(),
      event: (event) => this.#tell({ kind: 'event', event }),
      frame: (type, data) => this.#tell({ kind: 'frame', type, data }),
      now: (now) => this.#tell({ kind: 'now', now }),
      ended: () => this.#tell({ kind: 'ended' }),
      state: (state) => {
        // What was only true for a moment may have passed while the connection was away.
        if (state === 'live' && wasLive) void this.#catchUp();
        if (state === 'live') wasLive = true;
        this.#tell({ kind: 'state', state });
      },
    });
  }

  #tell(news: News): void {
    this.#channel?.postMessage(news);
    this.#pass(news);
  }

  #hear(news: News): void {
    if (this.#subscription) return;
    this.#heard = Date.now();
    if (this.#state !== 'live' && news.kind !== 'state') this.#pass({ kind: 'state', state: 'live' });
    this.#pass(news);
    if (news.kind === 'frame' && news.type === 'heartbeat') {
      const { last } = news.data as { last: number };
      if (last > this.#seen) void this.#catchUp();
    }
  }

  /** The customer's view has gaps; what the server has said to be the end counts as seen. */
  #seen = 0;

  #pass(news: News): void {
    if (this.#stop.signal.aborted) return;
    switch (news.kind) {
      case 'event':
        this.#seen = Math.max(this.#seen, news.event.number);
        this.listener.event(news.event);
        break;
      case 'frame':
        this.listener.frame(news.type, news.data);
        break;
      case 'now':
        this.listener.now(news.now);
        break;
      case 'state':
        this.#state = news.state;
        this.listener.state(news.state);
        break;
      case 'ended':
        this.listener.ended();
        break;
    }
  }

  #woken(): void {
    this.#subscription?.wake();
    if (!this.#subscription && document.visibilityState === 'visible') void this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    try {
      const page = await readAllEvents(this.connection, this.id, this.listener.last());
      for (const event of page.events) this.#pass({ kind: 'event', event });
      this.#seen = Math.max(this.#seen, page.last);
      this.#pass({ kind: 'now', now: page.now });
      if (!this.#subscription) this.#pass({ kind: 'state', state: 'live' });
    } catch (failure) {
      if (failure instanceof Problem && !failure.passing) this.#pass({ kind: 'ended' });
      else if (!this.#subscription) this.#pass({ kind: 'state', state: 'offline' });
    } finally {
      this.#catchingUp = false;
    }
  }
}
