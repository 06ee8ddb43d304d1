import {
  type Actor,
  type AssistantCard,
  type Backoff,
  type Button,
  type Connection,
  type ConversationEvent,
  cancelHandover,
  closeConversation,
  type Ending,
  type FeedState,
  type FileLimits,
  goBack,
  markRead,
  newClientId,
  Outbox,
  type Outgoing,
  type Page,
  Problem,
  type QueuePlace,
  rateConversation,
  readFile,
  readSummary,
  requestHandover,
  type Survey,
  sendFile,
  sendMessage,
  setTyping,
  type Visitor,
} from '@baton/client';
import { Identity } from './identity.ts';
import { type Listener, SharedFeed } from './shared-feed.ts';
import type { Kept, Store } from './store.ts';
import { type Upload, Uploads } from './uploads.ts';
import { apply, applyNow, applyQueue, applyRead, emptyView, latestIncoming, type View } from './view.ts';

/** Where the widget stands: nothing asked for yet, a conversation on its way, or a conversation. */
export type Stage = 'asleep' | 'starting' | 'talking';

export interface ChatState {
  stage: Stage;
  handover: boolean;
  view: View;
  connection: FeedState;
  /** What the browser says; the stream may notice later. */
  online: boolean;
  /** Whether the log has been read once: before that an empty list means "not yet", not "nothing". */
  loaded: boolean;
  /** Written here and not yet in the log, in order: on its way, refused, or just acknowledged. */
  outgoing: readonly Outgoing[];
  /** Files on their way, or that did not get there. */
  uploads: readonly Upload[];
  /** What may be sent as a file; `null` until that is known, and then the server decides alone. */
  files: FileLimits | null;
  typing: Actor | null;
  ratedThrough: number;
  /** What is asked afterwards; until it is known, the usual after every end. */
  survey: Survey | null;
  /** What the customer asked for did not work; shown until the next try. */
  failed: boolean;
}

export interface ChatOptions {
  origin: string;
  assistant: string;
  store: Store;
  page: () => Page;
  locale: string;
  visitor?: Visitor | undefined;
  /** Who the visitor is, signed by the site. */
  identity?: string | undefined;
  backoff?: Backoff;
}

const TYPING_EVERY = 3_000;
const TYPING_LASTS = 6_000;
const START_AGAIN = 3_000;
/** Seconds that a language model gets for a better summary than the one that is there at once. */
const BETTER_SUMMARY = 12;

/** The customer's side of one assistant: begins conversations, follows them, and says what the customer says. */
export class Chat {
  #state: ChatState;
  readonly #options: ChatOptions;
  readonly #outbox: Outbox;
  readonly #watchers = new Set<() => void>();
  readonly #stop = new AbortController();
  #kept: Kept | null = null;
  #feed: SharedFeed | null = null;
  #starting: Promise<Kept> | null = null;
  #startId = newClientId();
  #acknowledged: (Outgoing & { number: number })[] = [];
  #typingSaid = 0;
  #typingEnds: ReturnType<typeof setTimeout> | undefined;
  #reading = 0;
  readonly #identity: Identity;

  constructor(options: ChatOptions) {
    this.#options = options;
    this.#identity = new Identity(options.identity);
    const { store } = options;
    this.#state = {
      stage: 'asleep',
      handover: false,
      view: emptyView({ id: options.assistant, name: '' }),
      connection: 'connecting',
      online: navigator.onLine,
      loaded: false,
      outgoing: [],
      uploads: [],
      files: null,
      typing: null,
      ratedThrough: store.rated(),
      survey: null,
      failed: false,
    };
    this.#outbox = new Outbox({
      left: store.unsent(),
      send: (message) => this.#deliver(message),
      changed: (messages) => {
        store.keepUnsent(messages, this.#known);
        this.#known = messages;
        this.#showOutgoing();
      },
      delivered: (message, number) => {
        this.#acknowledged.push({ ...message, number });
        this.#showOutgoing();
      },
      ...(options.backoff ? { backoff: options.backoff } : {}),
    });
    this.#known = this.#outbox.messages;
  }

  #known: readonly Outgoing[];
  /** What the log has told of ours: it may do so before the server's answer to the message is here. */
  readonly #heard = new Set<string>();

  readonly #uploads = new Uploads({
    send: async ({ clientId, file }, told) => {
      const { number } = await this.#inConversation((to, id) => sendFile(to, id, clientId, file, told));
      return number;
    },
    changed: (uploads) => this.#set({ uploads }),
    last: () => this.#state.view.last,
    most: () => this.#state.files?.maxBytes ?? Number.POSITIVE_INFINITY,
  });
  readonly #opened = new Map<string, Promise<string>>();

  get state(): ChatState {
    return this.#state;
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Goes on with the conversation that this browser already has; until then it knows what the assistant's card says. */
  load(card: AssistantCard | null): void {
    const { signal } = this.#stop;
    this.#options.store.watch(() => this.#adopt(), signal);
    addEventListener('offline', () => this.#set({ online: false }), { signal });
    addEventListener(
      'online',
      () => {
        this.#set({ online: true });
        this.#outbox.wake();
      },
      { signal },
    );
    this.#adopt();
    this.#set({ survey: card?.survey ?? null, files: card?.files ?? null });
    if (card && this.#state.stage === 'asleep') {
      this.#set({ handover: card.menu.handover, view: emptyView({ id: card.id, name: card.name }) });
    }
  }

  /** Ends every connection and pause, for good. */
  stop(): void {
    this.#stop.abort();
    this.#feed?.stop();
    this.#outbox.stop();
    clearTimeout(this.#typingEnds);
  }

  /** The customer wants to talk: a conversation begins, if there is none, and the bot greets. */
  begin(): void {
    void this.#conversation().catch(() => undefined);
  }

  say(text: string): void {
    this.#typingSaid = 0;
    this.#set({ failed: false });
    this.#outbox.add(text);
  }

  choose(button: Button): void {
    this.say(button.value ?? button.label);
  }

  retry(clientId: string): void {
    this.#outbox.retry(clientId);
  }

  discard(clientId: string): void {
    this.#outbox.discard(clientId);
  }

  send(files: readonly File[]): void {
    this.#uploads.add(files);
  }

  sendAgain(clientId: string): void {
    this.#uploads.retry(clientId);
  }

  dropUpload(clientId: string): void {
    this.#uploads.discard(clientId);
  }

  /** An address of the file's bytes within this page; asked for once. */
  fileAddress(file: string): Promise<string> {
    const kept = this.#kept;
    const known = this.#opened.get(file);
    if (known || kept === null) return known ?? Promise.reject(new Error('There is no conversation'));
    const opened = readFile(this.#connection(kept), kept.id, file).then((bytes) => URL.createObjectURL(bytes));
    this.#opened.set(file, opened);
    opened.catch(() => this.#opened.delete(file));
    return opened;
  }

  askForPerson(): Promise<void> {
    return this.#act((connection, id) => requestHandover(connection, id));
  }

  cancelWaiting(): Promise<void> {
    return this.#act((connection, id) => cancelHandover(connection, id));
  }

  /** Leaves the person; the assistant goes on. */
  backToAssistant(): Promise<void> {
    return this.#act((connection, id) => goBack(connection, id));
  }

  end(): Promise<void> {
    return this.#act((connection, id) => closeConversation(connection, id));
  }

  /** Gives the summary that there is, and then the better one if one comes; `stop` ends it. */
  async summary(show: (text: string) => void, stop: AbortSignal): Promise<void> {
    const kept = this.#kept;
    if (kept === null) return;
    const first = await readSummary(this.#connection(kept), kept.id);
    if (stop.aborted) return;
    show(first.text);
    if (!first.improving) return;
    const better = await readSummary(this.#connection(kept), kept.id, BETTER_SUMMARY).catch(() => first);
    if (!stop.aborted) show(better.text);
  }

  async rate(score: number, comment: string): Promise<void> {
    const { rateable } = this.#state.view;
    if (rateable === null) return;
    await this.#act((connection, id) => rateConversation(connection, id, comment ? { score, comment } : { score }));
    if (!this.#state.failed) this.skipRating();
  }

  skipRating(): void {
    const { rateable } = this.#state.view;
    if (rateable === null) return;
    this.#options.store.keepRated(rateable);
    this.#set({ ratedThrough: rateable });
  }

  /** The customer is writing; told to a person at most every three seconds. */
  typing(): void {
    const { owner } = this.#state.view;
    const now = Date.now();
    if (this.#kept === null || owner.kind === 'bot' || owner.kind === 'closed') return;
    if (now - this.#typingSaid < TYPING_EVERY) return;
    this.#typingSaid = now;
    void setTyping(this.#connection(this.#kept), this.#kept.id, true).catch(() => undefined);
  }

  stoppedTyping(): void {
    if (this.#kept === null || Date.now() - this.#typingSaid > TYPING_LASTS) return;
    this.#typingSaid = 0;
    void setTyping(this.#connection(this.#kept), this.#kept.id, false).catch(() => undefined);
  }

  /** What has been said is on the screen. */
  seen(): void {
    const { view } = this.#state;
    const number = latestIncoming(view);
    const kept = this.#kept;
    if (kept === null || number <= view.read.customer) return;
    this.#set({ view: { ...view, read: { ...view.read, customer: number } } });
    if (number <= this.#reading) return;
    this.#reading = number;
    void markRead(this.#connection(kept), kept.id, number).catch(() => {
      this.#reading = 0;
    });
  }

  get #anonymous(): Connection {
    return { origin: this.#options.origin, credentials: { kind: 'none' } };
  }

  #connection(kept: Kept): Connection {
    return { origin: this.#options.origin, credentials: { kind: 'bearer', token: kept.token } };
  }

  /** The conversation there is, or a new one. Two tabs that begin at once get the same. */
  #conversation(): Promise<Kept> {
    if (this.#kept) return Promise.resolve(this.#kept);
    this.#starting ??= this.#oneTabAtATime(() => this.#start()).finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  #oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
    const locks = navigator.locks as LockManager | undefined;
    return locks ? (locks.request(`baton:start:${this.#options.assistant}`, work) as Promise<T>) : work();
  }

  async #start(): Promise<Kept> {
    const { assistant, locale, visitor, page, store } = this.#options;
    this.#adopt();
    if (this.#kept) return this.#kept;
    this.#set({ stage: 'starting' });
    const clientId = this.#startId;
    try {
      const previous = store.previous();
      const body = {
        clientId,
        assistant,
        locale,
        page: page(),
        ...(visitor ? { visitor } : {}),
        ...(previous ? { previous } : {}),
      };
      const started = await this.#identity.start(this.#anonymous, body);
      const kept: Kept = {
        id: started.id,
        token: started.token,
        clientId,
        handover: started.menu.handover,
        subject: this.#identity.subject,
      };
      store.keep(kept);
      this.#startId = newClientId();
      this.#follow(kept);
      return kept;
    } catch (failure) {
      this.#set({ connection: 'offline' });
      const hopeless = failure instanceof Problem && !failure.passing;
      if (hopeless) this.#set({ failed: true });
      else if (this.#outbox.messages.length === 0) this.#beginLater();
      throw failure;
    }
  }

  /** A conversation of before one signed in becomes the customer's, once. */
  async #prove(kept: Kept): Promise<void> {
    const { subject } = this.#identity;
    if (subject === undefined || kept.subject !== undefined) return;
    if (await this.#identity.prove(this.#connection(kept), kept.id)) this.#options.store.keep({ ...kept, subject });
  }

  #beginLater(): void {
    const timer = setTimeout(() => this.begin(), START_AGAIN);
    this.#stop.signal.addEventListener('abort', () => clearTimeout(timer));
  }

  /** Goes on with what the store says: another tab may have begun or replaced the conversation. */
  #adopt(): void {
    const kept = this.#options.store.conversation();
    if (kept && kept.id !== this.#kept?.id) {
      this.#follow(kept);
      void this.#prove(kept);
    }
  }

  #follow(kept: Kept): void {
    this.#feed?.stop();
    this.#kept = kept;
    this.#reading = 0;
    this.#acknowledged = [];
    this.#set({
      stage: 'talking',
      handover: kept.handover,
      view: emptyView(this.#state.view.assistant),
      loaded: false,
      typing: null,
      ratedThrough: this.#options.store.rated(),
    });
    this.#showOutgoing();
    this.#feed = new SharedFeed(this.#connection(kept), kept.id, this.#listener(kept));
    this.#feed.start();
    void this.#outbox.flush();
  }

  #listener(kept: Kept): Listener {
    return {
      last: () => this.#state.view.last,
      event: (event) => this.#hear(event),
      frame: (type, data) => this.#glance(type, data),
      now: (now) => {
        const person = now.typing.find((actor) => actor.kind !== 'customer');
        this.#set({ view: applyNow(this.#state.view, now), loaded: true, typing: person ?? null });
      },
      state: (connection) => {
        if (connection === 'live') this.#outbox.wake();
        this.#set({ connection });
      },
      ended: () => this.#lose(kept),
    };
  }

  #hear(event: ConversationEvent): void {
    const view = apply(this.#state.view, event);
    if (view === this.#state.view) return;
    if (event.type === 'message' && event.data.clientId) this.#heard.add(event.data.clientId);
    const stopsTyping = event.type === 'message' && event.actor.kind !== 'customer';
    const typing = stopsTyping || event.type === 'agent.left' ? { typing: null } : {};
    this.#set({ view, outgoing: this.#outgoing(view), ...typing });
    this.#uploads.arrived();
  }

  #glance(type: string, data: unknown): void {
    const { view } = this.#state;
    if (type === 'queue.position') this.#set({ view: applyQueue(view, data as QueuePlace) });
    else if (type === 'read') {
      const { actor, number } = data as { actor: Actor; number: number };
      this.#set({ view: applyRead(view, actor, number) });
    } else if (type === 'typing') {
      const { actor, until } = data as { actor: Actor; until: string };
      if (actor.kind !== 'customer') this.#showTyping(actor, Date.parse(until) - Date.now());
    }
  }

  /** A clock that is off by more than a few seconds must not hide who types: then the six seconds of the rule count. */
  #showTyping(actor: Actor, left: number): void {
    clearTimeout(this.#typingEnds);
    const over = left <= 0 && left > -TYPING_LASTS / 2;
    this.#set({ typing: over ? null : actor });
    const lasts = left > 0 && left < TYPING_LASTS ? left : TYPING_LASTS;
    if (!over) this.#typingEnds = setTimeout(() => this.#set({ typing: null }), lasts);
  }

  /** The conversation may not be read any longer: what is on the screen stays, the next message begins a new one. */
  #lose(kept: Kept): void {
    this.#feed?.stop();
    this.#feed = null;
    this.#options.store.forget(kept.id);
    if (this.#kept?.id === kept.id) this.#kept = null;
    this.#set({ stage: 'asleep', connection: 'live', loaded: true, typing: null });
    void this.#outbox.flush();
  }

  async #deliver({ clientId, text }: Outgoing): Promise<number> {
    return (await this.#inConversation((connection, id) => sendMessage(connection, id, clientId, text))).number;
  }

  /** Does it in the conversation, or in a new one where that is over. */
  async #inConversation<T>(what: (connection: Connection, id: string) => Promise<T>): Promise<T> {
    const kept = await this.#conversation();
    try {
      return await what(this.#connection(kept), kept.id);
    } catch (failure) {
      if (!isOver(failure)) throw failure;
      this.#lose(kept);
      const fresh = await this.#conversation();
      return what(this.#connection(fresh), fresh.id);
    }
  }

  async #act(what: (connection: Connection, id: string) => Promise<unknown>): Promise<void> {
    this.#set({ failed: false });
    try {
      await this.#inConversation(what);
    } catch (failure) {
      // The bot says in the conversation why nobody can be reached: that is no failure to show a second time.
      if (!(failure instanceof Problem && failure.is('handover-refused'))) this.#set({ failed: true });
    }
  }

  #showOutgoing(): void {
    this.#set({ outgoing: this.#outgoing(this.#state.view) });
  }

  #outgoing({ last }: View): Outgoing[] {
    this.#acknowledged = this.#acknowledged.filter((message) => message.number > last);
    return [...this.#acknowledged, ...this.#outbox.messages].filter((message) => !this.#heard.has(message.clientId));
  }

  #set(change: Partial<ChatState>): void {
    this.#state = { ...this.#state, ...change };
    for (const watcher of this.#watchers) watcher();
  }
}

/** Whether the customer is to be asked now how it was. */
export function asksForRating({ view, ratedThrough, survey }: ChatState): boolean {
  const { rateable, ending, stretch } = view;
  return rateable !== null && ratedThrough <= stretch && (!survey || survey.after.includes(ending as Ending));
}

function isOver(failure: unknown): boolean {
  return (
    failure instanceof Problem &&
    (failure.is('conversation-expired') || failure.is('unauthorized') || failure.is('not-found'))
  );
}
