/** The stable names behind `https://baton.dev/problems/…`. */
export type ProblemName =
  | 'invalid-request'
  | 'malformed-json'
  | 'unauthorized'
  | 'wrong-credentials'
  | 'forbidden'
  | 'blocked'
  | 'csrf'
  | 'not-found'
  | 'method-not-allowed'
  | 'already-taken'
  | 'over-capacity'
  | 'offer-over'
  | 'not-owner'
  | 'stale-epoch'
  | 'wrong-state'
  | 'handover-refused'
  | 'conversation-expired'
  | 'too-large'
  | 'unsupported-media-type'
  | 'too-many-requests'
  | 'overloaded'
  | 'unavailable'
  | 'unknown';

/** The server's refusal (RFC 9457). `detail` says in a sentence what to do; `fields` holds what else it carried. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly type: ProblemName | (string & {}),
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly fields: Readonly<Record<string, unknown>> = {},
    /** Seconds the server asks to wait before another try. */
    readonly retryAfter?: number,
  ) {
    super(detail || title || `HTTP ${status}`);
  }

  /** Whether the same request may succeed later without any change. */
  get passing(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }

  is(name: ProblemName): boolean {
    return this.type === name;
  }
}

/** No answer came: offline, the connection broke, or the server is down. Nobody knows whether the request was done. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

const PREFIX = 'https://baton.dev/problems/';

export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const { type, title, detail, status: _status, ...others } = fields;
  const wait = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new Problem(
    typeof type === 'string' ? type.replace(PREFIX, '') : 'unknown',
    response.status,
    typeof title === 'string' ? title : response.statusText,
    typeof detail === 'string' ? detail : '',
    others,
    Number.isFinite(wait) ? wait : undefined,
  );
}
