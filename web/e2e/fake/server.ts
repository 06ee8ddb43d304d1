import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type {
  Actor,
  ConversationEvent,
  EventData,
  EventType,
  FrameData,
  Now,
  Owner,
  QueuePlace,
} from '../../client/src/types.ts';

/** What the fake does instead of answering a request as it should. */
export type Fault =
  | { kind: 'problem'; type: string; status: number; retryAfter?: number }
  /** The request is done, but its answer is lost. */
  | { kind: 'lost' }
  /** An event stream under the wrong name, as a proxy's error page would be. */
  | { kind: 'page' }
  /** A stream that ends before its first frame. */
  | { kind: 'empty' };

export interface Seen {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

const bot: Actor = { kind: 'bot', id: 'demo', name: 'Milo' };
const customer: Actor = { kind: 'customer', id: 'c', name: 'Customer' };
const system: Actor = { kind: 'system', id: 'system', name: 'System' };

/** A conversation as the server would keep it, moved by the test. */
export class FakeConversation {
  readonly events: ConversationEvent[] = [];
  readonly token: string;
  queue: QueuePlace | null = null;
  owner: Owner = { kind: 'bot', id: 'demo', name: 'Milo', since: new Date().toISOString() };
  read = { customer: 0, agent: 0 };
  expired = false;
  /** Every stream begins with the whole log again, whatever the client has. */
  repeats = false;
  readonly #streams = new Set<ServerResponse>();
  readonly #waiting = new Set<() => void>();

  constructor(readonly id: string) {
    this.token = `token-${id}`;
  }

  get last(): number {
    return this.events.at(-1)?.number ?? 0;
  }

  get streams(): number {
    return this.#streams.size;
  }

  /** Adds to the log; `skip` leaves numbers out, as internals are for a customer. */
  add<T extends EventType>(type: T, data: EventData[T], actor: Actor = system, skip = 0): number {
    const number = this.last + 1 + skip;
    const event = { number, at: new Date().toISOString(), type, actor, data } as ConversationEvent;
    this.events.push(event);
    for (const stream of this.#streams) stream.write(frameOf(event));
    for (const wake of this.#waiting) wake();
    return number;
  }

  say(text: string, actor: Actor = bot, data: Partial<EventData['message']> = {}): number {
    return this.add('message', { text, ...data }, actor);
  }

  /** A frame without id. */
  frame<T extends keyof FrameData>(type: T, data: FrameData[T]): void {
    for (const stream of this.#streams) stream.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  wait(position: number, expectedWaitSeconds: number | null): void {
    this.queue = { position, expectedWaitSeconds };
    if (this.owner.kind !== 'queue') {
      this.owner = { kind: 'queue', since: new Date().toISOString() };
      this.add('handover.queued', { position, expectedWaitSeconds });
    } else {
      this.frame('queue.position', this.queue);
    }
  }

  join(agent: { id: string; name: string; avatarUrl?: string }): void {
    this.queue = null;
    this.owner = { kind: 'agent', ...agent, since: new Date().toISOString() };
    this.add('agent.joined', { agent }, { kind: 'agent', ...agent });
  }

  leave(agent: { id: string; name: string }): void {
    this.owner = { kind: 'bot', id: 'demo', name: 'Milo', since: new Date().toISOString() };
    this.add('agent.left', { agent, reason: 'back_to_bot', to: 'bot' }, { kind: 'agent', ...agent });
  }

  /** Cuts every stream in the middle, as a broken network does. */
  cut(): void {
    for (const stream of this.#streams) stream.destroy();
    this.#streams.clear();
  }

  stream(response: ServerResponse, after: number): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream;charset=UTF-8' });
    response.write('retry: 1\n\n');
    for (const event of this.events.filter((e) => this.repeats || e.number > after)) response.write(frameOf(event));
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
  }

  async page(after: number, wait: number): Promise<{ events: ConversationEvent[]; last: number; now: Now }> {
    if (this.last <= after && wait > 0) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          this.#waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, wait * 1_000);
        this.#waiting.add(wake);
      });
    }
    // Two hundred of the log, of which a customer may see fewer.
    const events = this.events.filter((event) => event.number > after && event.number <= after + 200);
    const now: Now = { queue: this.queue, typing: [], read: this.read, owner: this.owner };
    return { events, last: Math.max(after, Math.min(this.last, after + 200)), now };
  }
}

/** The customer's part of the API over real HTTP, hand-written after its contract, with faults on demand. */
export class FakeServer {
  readonly conversations: FakeConversation[] = [];
  readonly seen: Seen[] = [];
  handover = true;
  /** Called for every new conversation; a test lets the bot greet here. */
  started: (conversation: FakeConversation) => void = () => undefined;
  /** Called for every message of the customer. */
  said: (conversation: FakeConversation, text: string) => void = () => undefined;
  readonly #faults: { method: string; path: RegExp; fault: Fault }[] = [];
  readonly #server: Server;
  readonly #byClientId = new Map<string, FakeConversation>();

  constructor(private readonly files?: string) {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((failure: unknown) => response.destroy(failure as Error));
    });
  }

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The next matching request, and no other, meets the fault. */
  fail(method: string, path: RegExp, fault: Fault): void {
    this.#faults.push({ method, path, fault });
  }

  requests(method: string, path: RegExp): Seen[] {
    return this.seen.filter((request) => request.method === method && path.test(request.path));
  }

  get latest(): FakeConversation {
    const conversation = this.conversations.at(-1);
    if (!conversation) throw new Error('No conversation yet');
    return conversation;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const method = request.method ?? 'GET';
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', '*, Authorization');
    response.setHeader('Access-Control-Allow-Methods', '*');
    if (method === 'OPTIONS') return void response.writeHead(204).end();
    if (!url.pathname.startsWith('/api/')) return this.#file(url.pathname, response);
    const body = await bodyOf(request);
    this.seen.push({ method, path: url.pathname + url.search, headers: request.headers, body });

    const at = this.#faults.findIndex((f) => f.method === method && f.path.test(url.pathname + url.search));
    const fault = at < 0 ? undefined : this.#faults.splice(at, 1)[0]?.fault;
    if (fault?.kind === 'problem') return refuse(response, fault.type, fault.status, fault.retryAfter);
    if (fault?.kind === 'page')
      return void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>Proxy</p>');
    if (fault?.kind === 'empty') return void response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end();
    const reply = (status: number, value?: unknown) => {
      if (fault?.kind === 'lost') response.destroy();
      else send(response, status, value);
    };

    if (url.pathname.startsWith('/api/v1/assistants/')) {
      return reply(200, {
        id: 'demo',
        name: 'Milo',
        languages: ['en'],
        launcher: {},
        menu: { handover: this.handover },
      });
    }
    if (body.identity !== undefined && String(body.identity).endsWith('.refused')) {
      const detail = 'Correct this: identity has expired.';
      return send(response, 400, {
        type: 'https://baton.dev/problems/invalid-request',
        status: 400,
        detail,
        errors: [{ field: 'identity', message: 'has expired' }],
      });
    }
    if (url.pathname === '/api/v1/conversations' && method === 'POST') return this.#start(body, reply);
    const [, id, what] = /^\/api\/v1\/conversations\/([^/]+)(?:\/(\w+))?$/.exec(url.pathname) ?? [];
    const conversation = this.conversations.find((c) => c.id === id);
    if (!conversation) return refuse(response, 'not-found', 404);
    if (request.headers.authorization !== `Bearer ${conversation.token}`) return refuse(response, 'unauthorized', 401);
    if (conversation.expired) return refuse(response, 'conversation-expired', 409);
    if (what === 'events') {
      if (!request.headers.accept?.includes('text/event-stream')) {
        const { after, wait } = Object.fromEntries(url.searchParams);
        reply(200, await conversation.page(Number(after ?? 0), Number(wait ?? 0)));
        return;
      }
      return conversation.stream(response, Number(request.headers['last-event-id'] ?? 0));
    }
    this.#act(conversation, `${method} ${what}`, body, reply);
  }

  #start(body: Record<string, unknown>, reply: (status: number, value: unknown) => void): void {
    const clientId = String(body.clientId);
    let conversation = this.#byClientId.get(clientId);
    const status = conversation ? 200 : 201;
    if (!conversation) {
      conversation = new FakeConversation(`conversation-${this.conversations.length + 1}`);
      this.conversations.push(conversation);
      this.#byClientId.set(clientId, conversation);
      conversation.add('conversation.started', { assistant: { id: 'demo', name: 'Milo' }, channel: 'web' });
      this.started(conversation);
    }
    reply(status, {
      id: conversation.id,
      token: conversation.token,
      tokenExpiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
      assistant: { id: 'demo', name: 'Milo' },
      epoch: 1,
      number: conversation.last,
      menu: { handover: this.handover },
    });
  }

  #act(
    conversation: FakeConversation,
    request: string,
    body: Record<string, unknown>,
    reply: (status: number, value?: unknown) => void,
  ): void {
    switch (request) {
      case 'POST messages': {
        const known = conversation.events.find((e) => e.type === 'message' && e.data.clientId === body.clientId);
        if (known) {
          reply(200, { number: known.number });
          return;
        }
        const text = String(body.text);
        reply(201, { number: conversation.say(text, customer, { clientId: String(body.clientId) }) });
        this.said(conversation, text);
        return;
      }
      case 'POST identity':
        reply(204);
        return;
      case 'POST handover': {
        const number = conversation.add('handover.requested', { reason: 'menu' }, customer);
        conversation.wait(2, 180);
        reply(202, { number });
        return;
      }
      case 'DELETE handover':
        conversation.queue = null;
        conversation.owner = { kind: 'bot', id: 'demo', name: 'Milo', since: new Date().toISOString() };
        reply(200, { number: conversation.add('handover.cancelled', {}, customer) });
        return;
      case 'POST close':
        conversation.owner = { kind: 'closed', since: new Date().toISOString() };
        reply(200, { number: conversation.add('conversation.closed', { by: 'customer' }, customer) });
        return;
      case 'POST rating':
        reply(201, { number: conversation.last });
        return;
      case 'POST read':
        conversation.read.customer = Number(body.number);
        reply(204);
        return;
      default:
        reply(204);
        return;
    }
  }

  #file(pathname: string, response: ServerResponse): void {
    const types: Record<string, string> = {
      '.html': 'text/html;charset=utf-8',
      '.js': 'text/javascript',
      '.css': 'text/css',
      '.json': 'application/json',
      '.svg': 'image/svg+xml',
    };
    let file = join(this.files ?? '', normalize(pathname));
    if (this.files && existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    if (!this.files || !existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  }
}

function frameOf(event: ConversationEvent): string {
  return `id: ${event.number}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function send(response: ServerResponse, status: number, value?: unknown): void {
  response.writeHead(status, value === undefined ? {} : { 'Content-Type': 'application/json' });
  response.end(value === undefined ? undefined : JSON.stringify(value));
}

function refuse(response: ServerResponse, type: string, status: number, retryAfter?: number): void {
  response.writeHead(status, {
    'Content-Type': 'application/problem+json',
    ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
  });
  response.end(JSON.stringify({ type: `https://baton.dev/problems/${type}`, title: type, status, detail: 'As told.' }));
}
