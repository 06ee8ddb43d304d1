import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type {
  Actor,
  Agent,
  CannedMatch,
  ClosingCategory,
  ConversationEvent,
  Counters,
  ListName,
  Me,
  Named,
  Offer,
  Owner,
  PresenceState,
  Role,
  Row,
  Summary,
  Team,
  User,
} from '../src/api/types';

/** A server that speaks `docs/api.md` from memory, for looking at the console and for its tests. */

export interface FakeConversation {
  row: Row;
  events: ConversationEvent[];
  values: Record<string, unknown>;
  /** What is known of it; empty if there is nothing to tell. */
  summary: Partial<Summary>;
  page: { url: string; title?: string } | null;
  visitor: Record<string, unknown>;
  handover: Record<string, unknown> | null;
  read: { customer: number; agent: number };
  /** Ids of the customer's conversations before. */
  earlier: string[];
}

interface Stream {
  user: User;
  response: ServerResponse;
}

interface Refusal {
  status: number;
  type: string;
  detail: string;
  fields?: Record<string, unknown>;
}

const roles: Record<string, Role[]> = {
  'agent@example.com': ['agent'],
  'agent2@example.com': ['agent'],
  'supervisor@example.com': ['agent', 'supervisor'],
};
const names: Record<string, string> = {
  'agent@example.com': 'Maja Lindqvist',
  'agent2@example.com': 'Jonas Weber',
  'supervisor@example.com': 'Priya Raman',
};

export const PASSWORD = 'baton-demo';
export const bot: Actor = { kind: 'bot', id: 'demo', name: 'Pip' };
export const teams: Named[] = [
  { id: 'orders', name: 'Orders and returns' },
  { id: 'billing', name: 'Billing' },
];
const skills: Named[] = [
  { id: 'german', name: 'German' },
  { id: 'refunds', name: 'Refunds' },
];

export class FakeBaton {
  readonly users = new Map<string, User>();
  readonly conversations = new Map<string, FakeConversation>();
  readonly presence = new Map<string, { state: PresenceState; since: string; next?: PresenceState }>();
  readonly offers = new Map<string, { offer: Offer; agent: string; timer: NodeJS.Timeout; outcome?: string }>();
  readonly #sessions = new Map<string, string>();
  readonly #agentStreams = new Set<Stream>();
  readonly #watchers = new Map<string, Set<Stream>>();
  readonly #clientIds = new Map<string, number>();
  readonly #server: Server;
  readonly #epoch = randomUUID().slice(0, 8);
  #number = 0;
  #count = 0;
  cap = 4;
  categories: ClosingCategory[] = [];
  canned: CannedMatch[] = [];
  /** Requests whose path matches are refused with this status; 0 breaks the connection. */
  fault: { match: RegExp; status: number } | undefined;
  demo = true;

  constructor(fallback?: (request: IncomingMessage, response: ServerResponse) => void) {
    for (const [email, of] of Object.entries(roles)) {
      const id = `u-${email.split('@')[0]}`;
      this.users.set(email, { id, email, name: names[email] ?? email, roles: of, avatarUrl: null });
      this.presence.set(id, { state: 'online', since: new Date().toISOString() });
    }
    this.#server = createServer((request, response) => {
      if (!request.url?.startsWith('/api/v1/') && fallback) fallback(request, response);
      else void this.#answer(request, response);
    });
    setInterval(() => this.#beat(), 5_000).unref();
  }

  listen(port = 0): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(port, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`);
      });
    });
  }

  async close(): Promise<void> {
    for (const { timer } of this.offers.values()) clearTimeout(timer);
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  cutStreams(): void {
    for (const stream of [...this.#agentStreams, ...[...this.#watchers.values()].flatMap((set) => [...set])]) {
      stream.response.destroy();
    }
  }

  user(email: string): User {
    const user = this.users.get(email);
    if (!user) throw new Error(`no such user: ${email}`);
    return user;
  }

  // ---- what happens in conversations -------------------------------------------------------------------------------

  start(
    name: string | null,
    options: Partial<FakeConversation> & { ago?: number; email?: string } = {},
  ): FakeConversation {
    const id = `c${String(++this.#count).padStart(6, '0')}`;
    const at = new Date(Date.now() - (options.ago ?? 0)).toISOString();
    const conversation: FakeConversation = {
      row: {
        id,
        version: 1,
        assistant: { id: 'demo', name: 'Pip' },
        channel: 'web',
        language: 'en',
        owner: { kind: 'bot', id: 'demo', name: 'Pip', since: at },
        epoch: 1,
        number: 0,
        startedAt: at,
        waitingSince: null,
        queuedAt: null,
        priority: 3,
        team: null,
        skill: null,
        reason: null,
        customer: { name, externalId: null, email: options.email ?? null },
        lastMessage: null,
        customerWaitsSince: null,
        unread: 0,
        position: null,
        offeredTo: null,
        rating: null,
        tags: [],
        rests: false,
        blocked: false,
        handedOver: false,
      },
      events: [],
      values: options.values ?? {},
      summary: options.summary ?? {},
      page: options.page ?? null,
      visitor: { name, email: options.email ?? null, ...options.visitor },
      handover: null,
      read: { customer: 0, agent: 0 },
      earlier: options.earlier ?? [],
    };
    this.conversations.set(id, conversation);
    this.say(conversation, 'conversation.started', bot, { assistant: conversation.row.assistant, channel: 'web' }, at);
    return conversation;
  }

  customer(conversation: FakeConversation): Actor {
    return { kind: 'customer', id: `v-${conversation.row.id}`, name: conversation.row.customer.name ?? 'Visitor' };
  }

  say(
    conversation: FakeConversation,
    type: string,
    actor: Actor,
    data: Record<string, unknown>,
    at = new Date().toISOString(),
  ): number {
    const number = conversation.row.number + 1;
    const event: ConversationEvent = { number, at, type, actor, data };
    conversation.events.push(event);
    const row = { ...conversation.row, number, version: conversation.row.version + 1 };
    if (type === 'message') {
      row.lastMessage = { actor, text: String(data.text), at };
      if (actor.kind === 'customer') {
        row.customerWaitsSince ??= at;
        if (row.owner.kind === 'agent') row.unread += 1;
      } else {
        row.customerWaitsSince = null;
        row.unread = 0;
      }
    }
    conversation.row = row;
    for (const watcher of this.#watchers.get(row.id) ?? []) frame(watcher.response, type, event, String(number));
    this.#changed(conversation);
    return number;
  }

  own(conversation: FakeConversation, owner: Owner): void {
    const before = conversation.row.owner;
    conversation.row = {
      ...conversation.row,
      owner,
      epoch: conversation.row.epoch + 1,
      version: conversation.row.version + 1,
      waitingSince: owner.kind === 'queue' ? owner.since : null,
      queuedAt: owner.kind === 'queue' ? owner.since : null,
      offeredTo: null,
    };
    if (before.kind === 'agent' && before.id && before.id !== owner.id) {
      const { id, version } = conversation.row;
      this.#tell(before.id, 'conversation.gone', { conversationId: id, version, to: owner });
      this.#meChanged(before.id);
    }
    if (owner.kind === 'agent' && owner.id) this.#meChanged(owner.id);
    this.#changed(conversation);
    this.#countersChanged();
  }

  queue(
    conversation: FakeConversation,
    reason: string,
    evidence: unknown,
    team = teams[0] as Named,
    at?: string,
  ): void {
    const since = at ?? new Date().toISOString();
    conversation.handover = { reason, evidence, target: null, team, requestedAt: since };
    conversation.row = { ...conversation.row, team, reason };
    this.say(conversation, 'handover.requested', this.customer(conversation), { reason, evidence }, since);
    this.say(
      conversation,
      'handover.queued',
      { kind: 'system', id: 'system', name: 'Baton' },
      {
        team,
        priority: 3,
        position: 1,
        expectedWaitSeconds: 90,
      },
      since,
    );
    this.own(conversation, { kind: 'queue', id: team.id, name: team.name, since });
  }

  join(conversation: FakeConversation, user: User, at = new Date().toISOString(), forced = false): number {
    this.#endOffers(conversation.row.id, user.id);
    this.own(conversation, { kind: 'agent', id: user.id, name: user.name, since: at });
    return this.say(
      conversation,
      'agent.joined',
      agentActor(user),
      {
        agent: { id: user.id, name: user.name },
        ...(forced ? { forced: true } : {}),
      },
      at,
    );
  }

  offer(conversation: FakeConversation, user: User, seconds = 30): Offer {
    const at = new Date().toISOString();
    const expiresAt = new Date(Date.now() + seconds * 1000).toISOString();
    conversation.row = { ...conversation.row, offeredTo: { id: user.id, name: user.name } };
    const offer: Offer = {
      offerId: `o-${randomUUID().slice(0, 8)}`,
      conversationId: conversation.row.id,
      expiresAt,
      at,
      reason: conversation.row.reason,
      team: conversation.row.team,
      conversation: conversation.row,
    };
    const timer = setTimeout(() => this.#endOffer(offer.offerId, 'missed'), seconds * 1000);
    timer.unref();
    this.offers.set(offer.offerId, { offer, agent: user.id, timer });
    this.say(
      conversation,
      'offer.made',
      { kind: 'system', id: 'system', name: 'Baton' },
      {
        offerId: offer.offerId,
        agent: { id: user.id, name: user.name },
        expiresAt,
        why: { strategy: 'balanced', free: 2 },
      },
    );
    this.#tell(user.id, 'offer.made', offer);
    return offer;
  }

  typing(conversation: FakeConversation, actor: Actor): void {
    for (const watcher of this.#watchers.get(conversation.row.id) ?? []) {
      frame(watcher.response, 'typing', { actor, until: new Date(Date.now() + 6_000).toISOString() });
    }
  }

  // ---- the agent's stream ------------------------------------------------------------------------------------------

  #endOffers(conversationId: string, winner: string): void {
    for (const { offer, agent, outcome } of this.offers.values()) {
      if (offer.conversationId === conversationId && !outcome) {
        this.#endOffer(offer.offerId, agent === winner ? 'accepted' : 'withdrawn');
      }
    }
  }

  #endOffer(offerId: string, outcome: string): void {
    const made = this.offers.get(offerId);
    if (!made || made.outcome) return;
    made.outcome = outcome;
    clearTimeout(made.timer);
    this.#tell(made.agent, 'offer.ended', { offerId, conversationId: made.offer.conversationId, outcome });
  }

  #changed(conversation: FakeConversation): void {
    const { owner } = conversation.row;
    if (owner.kind === 'agent' && owner.id)
      this.#tell(owner.id, 'conversation.changed', { conversation: conversation.row });
  }

  #meChanged(userId: string): void {
    this.#tell(userId, 'me.changed', { presence: this.#presenceOf(userId), load: this.#load(userId), cap: this.cap });
  }

  #countersChanged(): void {
    for (const stream of this.#agentStreams) frame(stream.response, 'counters', this.#counters(stream.user.id));
  }

  #tell(userId: string, type: string, data: unknown): void {
    const number = ++this.#number;
    const item = { number, at: new Date().toISOString(), type, data };
    for (const stream of this.#agentStreams) {
      if (stream.user.id === userId) frame(stream.response, type, item, `${this.#epoch}.${number}`);
    }
  }

  #beat(): void {
    for (const stream of this.#agentStreams) frame(stream.response, 'heartbeat', { last: this.#number });
    for (const [id, watchers] of this.#watchers) {
      const last = this.conversations.get(id)?.row.number ?? 0;
      for (const watcher of watchers) frame(watcher.response, 'heartbeat', { last }, String(last));
    }
  }

  #presenceOf(userId: string) {
    const declared = this.presence.get(userId) ?? { state: 'offline' as const, since: new Date().toISOString() };
    return { ...declared, connected: [...this.#agentStreams].some((stream) => stream.user.id === userId) };
  }

  #load(userId: string): number {
    return this.#ofOwner(userId).length;
  }

  #ofOwner(userId: string): Row[] {
    return this.#rows().filter((row) => row.owner.kind === 'agent' && row.owner.id === userId);
  }

  #rows(): Row[] {
    return [...this.conversations.values()].map((each) => each.row);
  }

  #counters(userId: string): Counters {
    const count = (kind: string) => this.#rows().filter((row) => row.owner.kind === kind).length;
    return {
      bot: count('bot'),
      queue: count('queue'),
      mine: this.#load(userId),
      closed: count('closed'),
      inbox: count('inbox'),
      desk: count('desk'),
      handedOver: this.#rows().filter((row) => row.handedOver).length,
    };
  }

  #me(user: User): Me {
    const { id, name, email } = user;
    return { id, name, email, roles: user.roles, presence: this.#presenceOf(id), load: this.#load(id), cap: this.cap };
  }

  snapshot(user: User) {
    return {
      me: this.#me(user),
      offers: [...this.offers.values()]
        .filter((each) => each.agent === user.id && !each.outcome)
        .map((each) => each.offer),
      mine: this.#ofOwner(user.id),
      counters: this.#counters(user.id),
    };
  }

  // ---- HTTP --------------------------------------------------------------------------------------------------------

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const path = url.pathname.replace('/api/v1', '');
    const method = request.method ?? 'GET';
    try {
      if (this.fault?.match.test(`${method} ${path}`)) {
        if (this.fault.status === 0) {
          request.socket.destroy();
          return;
        }
        throw refusal(this.fault.status, 'unavailable', 'Baton is busy. Try again in a moment.');
      }
      const body = method === 'GET' ? {} : ((await bodyOf(request)) as Record<string, unknown>);
      if (path === '/demo') {
        if (!this.demo) throw notFound();
        json(response, 200, {
          accounts: [...this.users.values()].map((user) => ({ email: user.email, roles: user.roles })),
          password: PASSWORD,
        });
        return;
      }
      if (path === '/session' && method === 'POST') {
        this.#signIn(body, response);
        return;
      }
      const session = /baton_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
      const user = this.users.get(this.#sessions.get(session) ?? '');
      if (!user) throw refusal(401, 'unauthorized', 'Sign in first.');
      if (method !== 'GET' && request.headers['x-csrf-token'] !== `csrf-${session}`) {
        throw refusal(403, 'csrf', 'The request does not carry this session’s token.');
      }
      this.#signedIn(user, session, method, path, url, body, request, response);
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      response.writeHead(thrown.status, { 'Content-Type': 'application/problem+json' });
      response.end(
        JSON.stringify({
          type: `https://baton.dev/problems/${thrown.type}`,
          title: thrown.type,
          status: thrown.status,
          detail: thrown.detail,
          ...thrown.fields,
        }),
      );
    }
  }

  #signIn(body: Record<string, unknown>, response: ServerResponse): void {
    const user = this.users.get(String(body.email));
    if (!user || body.password !== PASSWORD) {
      throw refusal(401, 'wrong-credentials', 'Email and password do not match.');
    }
    const session = randomUUID();
    this.#sessions.set(session, user.email);
    response.setHeader('Set-Cookie', `baton_session=${session}; HttpOnly; SameSite=Lax; Path=/`);
    json(response, 200, { user, csrfToken: `csrf-${session}` });
  }

  endSessions(): void {
    this.#sessions.clear();
  }

  #signedIn(
    user: User,
    session: string,
    method: string,
    path: string,
    url: URL,
    body: Record<string, unknown>,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const [, head, second, third] = path.split('/');
    if (path === '/session') {
      if (method === 'DELETE') this.#sessions.delete(session);
      if (method === 'DELETE') empty(response);
      else json(response, 200, { user, csrfToken: `csrf-${session}` });
    } else if (path === '/agents/me/events') this.#openAgentStream(user, request, response);
    else if (path === '/agents/me/alive') empty(response);
    else if (path === '/agents/me/presence') {
      const state = body.state as PresenceState;
      const before = this.presence.get(user.id)?.state ?? 'offline';
      const since = new Date().toISOString();
      this.presence.set(user.id, body.afterChats ? { state: before, since, next: state } : { state, since });
      this.#meChanged(user.id);
      json(response, 200, this.#presenceOf(user.id));
    } else if (path === '/agents/me/wrap-ups') json(response, 200, { wrapUps: [] });
    else if (path === '/agents') json(response, 200, { agents: this.#agents() });
    else if (path === '/teams') json(response, 200, { teams: this.#teams() });
    else if (path === '/blocked-visitors') json(response, 200, { blocked: [] });
    else if (path === '/closing-categories') json(response, 200, { categories: this.categories });
    else if (path === '/canned-replies') {
      const q = url.searchParams.get('q') ?? '';
      json(response, 200, {
        replies: this.canned.filter((each) => each.title.toLowerCase().includes(q.toLowerCase())),
      });
    } else if (path === '/skills') json(response, 200, { skills });
    else if (path === '/live-assistants') json(response, 200, { assistants: [] });
    else if (path === '/handover-switches') json(response, 200, { off: [] });
    else if (head === 'offers') this.#answerOffer(user, second ?? '', third ?? '', response);
    else if (path === '/conversations') this.#list(user, url, response);
    else if (head === 'conversations') {
      const conversation = this.conversations.get(second ?? '');
      if (!conversation) throw notFound();
      this.#conversation(user, conversation, `${method} ${third ?? ''}`, url, body, request, response);
    } else throw notFound();
  }

  #openAgentStream(user: User, request: IncomingMessage, response: ServerResponse): void {
    const stream = { user, response };
    open(response);
    this.#agentStreams.add(stream);
    request.socket.on('close', () => this.#agentStreams.delete(stream));
    response.on('close', () => this.#agentStreams.delete(stream));
    const number = ++this.#number;
    const item = { number, at: new Date().toISOString(), type: 'snapshot', data: this.snapshot(user) };
    frame(response, 'snapshot', item, `${this.#epoch}.${number}`);
  }

  #answerOffer(user: User, offerId: string, answer: string, response: ServerResponse): void {
    const made = this.offers.get(offerId);
    if (!made || made.agent !== user.id) throw notFound();
    const conversation = this.conversations.get(made.offer.conversationId);
    if (!conversation) throw notFound();
    const { owner, epoch, number } = conversation.row;
    if (answer === 'decline') {
      this.#endOffer(offerId, 'declined');
      json(response, 200, {});
      return;
    }
    if (owner.kind === 'agent' && owner.id !== user.id) throw taken(owner);
    if (made.outcome && made.outcome !== 'accepted') {
      throw refusal(409, 'offer-over', 'This offer is over.', { outcome: made.outcome });
    }
    if (owner.kind !== 'agent') this.join(conversation, user);
    json(response, 200, { conversationId: conversation.row.id, number, epoch });
  }

  #list(user: User, url: URL, response: ServerResponse): void {
    const list = url.searchParams.get('list') as ListName | 'all';
    const words = (url.searchParams.get('q') ?? '').toLowerCase();
    const found: Record<string, { number: number; text: string }> = {};
    if (words) {
      for (const each of this.conversations.values()) {
        const line = each.events.findLast((event) =>
          String(event.data.text ?? '')
            .toLowerCase()
            .includes(words),
        );
        if (line) found[each.row.id] = { number: line.number, text: String(line.data.text) };
      }
    }
    const kind = list === 'mine' ? 'agent' : list;
    const limit = Number(url.searchParams.get('limit') ?? 50);
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const rows = this.#rows()
      .filter((row) => !words || found[row.id])
      .filter((row) => (list === 'all' || row.owner.kind === kind) && (list !== 'mine' || row.owner.id === user.id))
      .sort((a, b) =>
        list === 'queue'
          ? b.priority - a.priority || (a.queuedAt ?? '').localeCompare(b.queuedAt ?? '')
          : b.owner.since.localeCompare(a.owner.since),
      );
    json(response, 200, {
      conversations: rows.slice(from, from + limit),
      next: from + limit < rows.length ? String(from + limit) : null,
      counters: this.#counters(user.id),
      found,
    });
  }

  #conversation(
    user: User,
    conversation: FakeConversation,
    what: string,
    url: URL,
    body: Record<string, unknown>,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const { row } = conversation;
    const mine = row.owner.kind === 'agent' && row.owner.id === user.id;
    const supervisor = user.roles.includes('supervisor');
    switch (what) {
      case 'GET ': {
        const { values, page, visitor, handover } = conversation;
        json(response, 200, { ...row, values, page, visitor, handover, offer: null });
        return;
      }
      case 'GET summary':
        json(response, 200, summaryOf(conversation));
        return;
      case 'GET events':
        this.#events(user, conversation, url, request, response);
        return;
      case 'POST messages':
        if (!mine) throw refusal(409, 'not-owner', 'Only its owner may answer.', { owner: row.owner });
        this.#once(conversation, body, response, () =>
          this.say(conversation, 'message', agentActor(user), { text: body.text, clientId: body.clientId }),
        );
        return;
      case 'POST notes':
        this.#once(conversation, body, response, () =>
          this.say(conversation, 'note', agentActor(user), { text: body.text, clientId: body.clientId }),
        );
        return;
      case 'POST typing':
        empty(response);
        return;
      case 'POST read':
        conversation.read.agent = Math.max(conversation.read.agent, Number(body.number));
        conversation.row = { ...conversation.row, unread: 0, version: row.version + 1 };
        this.#changed(conversation);
        empty(response);
        return;
      case 'GET earlier':
        json(response, 200, { conversations: this.#rows().filter((each) => conversation.earlier.includes(each.id)) });
        return;
      case 'POST block':
        this.say(conversation, 'visitor.blocked', agentActor(user), { reason: body.reason });
        conversation.row = { ...conversation.row, blocked: true };
        this.own(conversation, { kind: 'closed', since: new Date().toISOString() });
        json(response, 200, { number: conversation.row.number });
        return;
      case 'PUT rest':
      case 'DELETE rest':
        if (!mine) throw refusal(409, 'not-owner', 'Only its owner may wait.', { owner: row.owner });
        conversation.row = { ...row, rests: what.startsWith('PUT'), version: row.version + 1 };
        json(response, 200, {
          number: this.say(conversation, what.startsWith('PUT') ? 'agent.rested' : 'agent.resumed', agentActor(user), {
            agent: { id: user.id, name: user.name },
          }),
        });
        return;
      case 'POST claim':
        this.#claim(user, conversation, body.force === true && supervisor, response);
        return;
      case 'POST transfer':
        if (!mine && !supervisor)
          throw refusal(409, 'not-owner', 'Only its owner may pass it on.', { owner: row.owner });
        this.#transfer(user, conversation, body, response);
        return;
      case 'POST close':
        if (!mine && !supervisor) throw refusal(409, 'not-owner', 'Only its owner may close it.', { owner: row.owner });
        if (body.note) this.say(conversation, 'note', agentActor(user), { text: body.note });
        this.own(conversation, { kind: 'closed', since: new Date().toISOString() });
        json(response, 200, {
          number: this.say(conversation, 'conversation.closed', agentActor(user), {
            by: 'agent',
            ...(body.category ? { category: body.category } : {}),
            ...(body.reason ? { reason: body.reason } : {}),
          }),
        });
        return;
      default:
        throw notFound();
    }
  }

  #events(
    user: User,
    conversation: FakeConversation,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const streaming = request.headers.accept === 'text/event-stream';
    const after = Number((streaming && request.headers['last-event-id']) || url.searchParams.get('after') || 0);
    const missed = conversation.events.filter((event) => event.number > after);
    if (!streaming) {
      const events = missed.slice(0, 200);
      const now = { queue: null, typing: [], read: conversation.read, owner: conversation.row.owner };
      json(response, 200, { events, last: events.at(-1)?.number ?? after, now });
      return;
    }
    open(response);
    const watchers = this.#watchers.get(conversation.row.id) ?? new Set();
    this.#watchers.set(conversation.row.id, watchers);
    const stream = { user, response };
    watchers.add(stream);
    response.on('close', () => watchers.delete(stream));
    for (const event of missed) frame(response, event.type, event, String(event.number));
  }

  #once(
    conversation: FakeConversation,
    body: Record<string, unknown>,
    response: ServerResponse,
    act: () => number,
  ): void {
    const key = `${conversation.row.id}/${String(body.clientId)}`;
    const known = this.#clientIds.get(key);
    const number = known ?? act();
    this.#clientIds.set(key, number);
    json(response, known === undefined ? 201 : 200, { number });
  }

  #claim(user: User, conversation: FakeConversation, force: boolean, response: ServerResponse): void {
    const { owner, number, epoch } = conversation.row;
    if (owner.kind === 'agent' && owner.id === user.id) {
      json(response, 200, { number, epoch });
      return;
    }
    if (owner.kind === 'agent' && !force) throw taken(owner);
    const load = this.#load(user.id);
    if (load >= this.cap && !force) throw refusal(409, 'over-capacity', 'You are full.', { load, cap: this.cap });
    const joined = this.join(conversation, user, undefined, force);
    json(response, 200, { number: joined, epoch: conversation.row.epoch });
  }

  #transfer(user: User, conversation: FakeConversation, body: Record<string, unknown>, response: ServerResponse): void {
    const to = body.to as { team?: string; skill?: string; agent?: string; bot?: true };
    const since = new Date().toISOString();
    const target = [...this.users.values()].find((each) => each.id === to.agent);
    const team = teams.find((each) => each.id === to.team) ?? teams[0];
    const name = target?.name ?? (to.bot ? 'Pip' : (skills.find((each) => each.id === to.skill)?.name ?? team?.name));
    this.say(conversation, 'conversation.transferred', agentActor(user), {
      to: { kind: to.bot ? 'bot' : target ? 'agent' : 'team', name },
      ...(body.note ? { note: body.note } : {}),
    });
    const left = { agent: { id: user.id, name: user.name }, reason: to.bot ? 'back_to_bot' : 'transferred' };
    this.say(conversation, 'agent.left', agentActor(user), {
      ...left,
      to: to.bot ? 'bot' : target ? 'agent' : 'queue',
    });
    if (to.bot) this.own(conversation, { kind: 'bot', id: 'demo', name: 'Pip', since });
    else if (target) this.join(conversation, target);
    else this.queue(conversation, 'agent', null, team);
    json(response, 200, { number: conversation.row.number, epoch: conversation.row.epoch });
  }

  #agents(): Agent[] {
    return [...this.users.values()].map((user) => ({
      id: user.id,
      name: user.name,
      avatarUrl: null,
      presence: this.#presenceOf(user.id),
      load: this.#load(user.id),
      cap: this.cap,
      teams,
      skills: [],
    }));
  }

  #teams(): Team[] {
    return teams.map((team, index) => {
      const waiting = this.#rows().filter((row) => row.owner.kind === 'queue' && row.team?.id === team.id);
      const longest = Math.max(0, ...waiting.map((row) => (Date.now() - Date.parse(row.queuedAt ?? '')) / 1000));
      const longestWaitSeconds = waiting.length > 0 ? Math.round(longest) : null;
      return { ...team, default: index === 0, waiting: waiting.length, longestWaitSeconds, online: 2, members: 3 };
    });
  }
}

export function agentActor(user: User): Actor {
  return { kind: 'agent', id: user.id, name: user.name };
}

function refusal(status: number, type: string, detail: string, fields: Record<string, unknown> = {}): Refusal {
  return { status, type, detail, fields };
}

const notFound = () => refusal(404, 'not-found', 'This does not exist, or is not yours to see.');

const taken = (owner: Owner) =>
  refusal(409, 'already-taken', `${owner.name} has it.`, { by: { kind: 'agent', id: owner.id, name: owner.name } });

function isRefusal(thrown: unknown): thrown is Refusal {
  return typeof thrown === 'object' && thrown !== null && 'status' in thrown && 'type' in thrown;
}

function summaryOf({ row, summary }: FakeConversation): Summary {
  const { wants = '', tried = [], details = [] } = summary;
  return {
    number: row.number,
    language: row.language ?? 'en',
    tried,
    details,
    text: wants,
    madeBy: 'built_in',
    improving: false,
    ...summary,
  };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

function empty(response: ServerResponse): void {
  response.writeHead(204);
  response.end();
}

function open(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': hello\n\n');
}

function frame(response: ServerResponse, event: string, data: unknown, id?: string): void {
  response.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text ? JSON.parse(text) : {};
}
