import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { server } from './server.ts';

interface Said {
  event: string;
  conversation?: string;
  reference?: string;
  messages?: { text: string }[];
}

/** A service desk behind the offloading webhook, on a port of its own: checks signatures, keeps conversations, can die. */
export class OffloadingDesk {
  readonly secret = `whsec_${randomBytes(32).toString('base64')}`;
  /** What customers and bots said, by reference. */
  readonly lines = new Map<string, string[]>();
  /** Refuses what is sent from now on, for good. */
  refuses = false;
  id = '';
  #server: Server = createServer((request, response) => void this.#answer(request, response));
  #port = 0;

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/baton`;
  }

  /** It can no longer be reached; `listen` brings it back. */
  async die(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** The newest conversation there. */
  get latest(): string {
    return [...this.lines.keys()].at(-1) ?? '';
  }

  /** Somebody there says something. */
  async says(name: string, text: string): Promise<void> {
    await this.#tell({ event: 'message', agent: { id: name.toLowerCase(), name }, text });
  }

  async tells(event: 'joined' | 'left' | 'ended', name: string): Promise<void> {
    await this.#tell({ event, agent: { id: name.toLowerCase(), name } });
  }

  async #tell(said: Record<string, unknown>): Promise<void> {
    const body = JSON.stringify({ reference: this.latest, ...said });
    const id = randomUUID();
    const time = Math.floor(Date.now() / 1_000).toString();
    const answer = await fetch(`${server}/api/v1/desks/${this.id}/webhook`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': time,
        'webhook-signature': `v1,${this.#sign(id, time, body)}`,
      },
      body,
    });
    if (answer.status !== 202) throw new Error(`webhook: ${answer.status} ${await answer.text()}`);
  }

  #sign(id: string, time: string, body: string): string {
    const key = Buffer.from(this.secret.slice('whsec_'.length), 'base64');
    return createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
  }

  #genuine(request: IncomingMessage, body: string): boolean {
    const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': given } = request.headers;
    const wanted = Buffer.from(`v1,${this.#sign(String(id), String(time), body)}`);
    const got = Buffer.from(String(given));
    return got.length === wanted.length && timingSafeEqual(got, wanted);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const reply = (status: number, value: unknown = {}) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
    if (!this.#genuine(request, body)) return void reply(401);
    const said = JSON.parse(body) as Said;
    if (said.event === 'offload') {
      const reference = `case-${said.conversation}`;
      this.lines.set(reference, []);
      return void reply(200, { offloadSuccess: true, reference });
    }
    if (said.event === 'messages') {
      if (this.refuses) return void reply(400);
      for (const { text } of said.messages ?? []) this.lines.get(said.reference ?? '')?.push(text);
    }
    reply(200, { available: true });
  }
}
