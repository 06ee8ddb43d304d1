import { Problem } from './problem';
import type { Session } from './types';
import { push } from './upload';

/**
 * The one door to `/api/v1`. It keeps the CSRF token of the session in memory, renews it once when the server calls it
 * stale, and reports the end of the session to whoever listens.
 */
export class Http {
  #csrf: string | undefined;
  readonly #base: string;
  readonly #fetch: typeof fetch;
  /** Called when the server answers 401 to anything but a sign-in. */
  onSignedOut: () => void = () => {};

  constructor(base = '/api/v1', fetcher: typeof fetch = (...args) => fetch(...args)) {
    this.#base = base;
    this.#fetch = fetcher;
  }

  takeSession(session: Session | undefined): void {
    this.#csrf = session?.csrfToken;
  }

  get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.send<T>('GET', path, undefined, signal ? { signal } : {});
  }

  post<T>(path: string, body: unknown = {}, options: RequestInit = {}): Promise<T> {
    return this.send<T>('POST', path, body, options);
  }

  /** Sends a file as it is, under its own type. */
  put<T>(path: string, file: Blob): Promise<T> {
    return this.send<T>('PUT', path, file);
  }

  /** Sends a form with a file; `told` hears which part of it is on its way, from 0 to 1. */
  upload<T>(path: string, form: FormData, told: (part: number) => void): Promise<T> {
    return this.#settled('POST', path, () => push(this.#base + path, form, this.#csrf, told));
  }

  send<T>(method: string, path: string, body?: unknown, options: RequestInit = {}): Promise<T> {
    return this.#settled(method, path, () => this.#once(method, path, body, options));
  }

  async #settled<T>(method: string, path: string, ask: () => Promise<Response>): Promise<T> {
    let response = await ask();
    if (response.status === 403 && method !== 'GET') {
      const problem = await Problem.of(response);
      if (problem.name !== 'csrf') throw problem;
      this.takeSession(await this.get<Session>('/session'));
      response = await ask();
    }
    if (!response.ok) throw await this.#refused(response, path);
    if (response.status === 204) return undefined as T;
    const text = await response.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }

  /** Opens a stream; the caller reads and cancels its body. */
  async stream(path: string, lastEventId: string | undefined, signal: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = { Accept: 'text/event-stream' };
    if (lastEventId !== undefined) headers['Last-Event-ID'] = lastEventId;
    const response = await this.#reach(path, { headers, signal, cache: 'no-store' });
    if (!response.ok) throw await this.#refused(response, path);
    return response;
  }

  #once(method: string, path: string, body: unknown, options: RequestInit): Promise<Response> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (body !== undefined) headers['Content-Type'] = body instanceof Blob ? body.type : 'application/json';
    if (method !== 'GET' && this.#csrf) headers['X-CSRF-Token'] = this.#csrf;
    const init: RequestInit = { ...options, method, headers };
    if (body !== undefined) init.body = body instanceof Blob ? body : JSON.stringify(body);
    return this.#reach(path, init);
  }

  async #reach(path: string, init: RequestInit): Promise<Response> {
    try {
      return await this.#fetch(this.#base + path, { credentials: 'same-origin', ...init });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw Problem.unreachable();
    }
  }

  async #refused(response: Response, path: string): Promise<Problem> {
    const problem = await Problem.of(response);
    if (response.status === 401 && path !== '/session') this.onSignedOut();
    return problem;
  }
}
