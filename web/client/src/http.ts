import { Problem, problemOf, Unreachable } from './problem.ts';

/** How a request proves who sends it: a token, the console's cookie, or nothing. */
export type Credentials =
  | { kind: 'none' }
  | { kind: 'bearer'; token: string }
  | { kind: 'cookie'; csrfToken: string | null };

export interface Connection {
  /** Scheme and host, without a trailing slash; empty for the page's own. */
  origin: string;
  credentials: Credentials;
  /** Milliseconds after which a request counts as unanswered. */
  patience?: number;
}

export interface Call {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Lets the request outlive the page. */
  keepalive?: boolean;
}

const PATIENCE = 20_000;

/** Sends and gives the raw response; throws `Unreachable` when none came. */
export async function open(connection: Connection, method: string, path: string, call: Call = {}): Promise<Response> {
  const { credentials } = connection;
  const headers: Record<string, string> = { Accept: 'application/json', ...call.headers };
  if (credentials.kind === 'bearer') headers.Authorization = `Bearer ${credentials.token}`;
  if (credentials.kind === 'cookie' && credentials.csrfToken !== null && method !== 'GET') {
    headers['X-CSRF-Token'] = credentials.csrfToken;
  }
  const init: RequestInit = { method, headers, cache: 'no-store' };
  init.credentials = credentials.kind === 'cookie' ? 'same-origin' : 'omit';
  if (call.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(call.body);
  }
  if (call.signal) init.signal = call.signal;
  if (call.keepalive) init.keepalive = true;
  try {
    return await fetch(connection.origin + path, init);
  } catch (cause) {
    throw new Unreachable(`${method} ${path} was not answered`, { cause });
  }
}

/** Sends and gives the decoded body; throws `Problem` when refused and `Unreachable` when unanswered. */
export async function request<T>(connection: Connection, method: string, path: string, call: Call = {}): Promise<T> {
  const patience = AbortSignal.timeout(connection.patience ?? PATIENCE);
  const signal = call.signal ? AbortSignal.any([call.signal, patience]) : patience;
  const response = await open(connection, method, path, { ...call, signal });
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new Problem('unknown', 502, 'Not the expected answer', '');
    throw new Unreachable(`The answer to ${method} ${path} broke off`, { cause });
  }
}

/** A path from literal parts and values, each value encoded. */
export function path(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  return parts.reduce((whole, part, i) => whole + encodeURIComponent(values[i - 1] as string | number) + part);
}

/** A query string of the values that are there. */
export function query(values: Record<string, string | number | undefined>): string {
  const found = Object.entries(values).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  return found.length === 0 ? '' : `?${new URLSearchParams(found.map(([name, value]) => [name, String(value)]))}`;
}
