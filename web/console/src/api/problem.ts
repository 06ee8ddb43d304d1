import { outcomeWords } from '../format/words';
import { number as inNumbers, t } from '../i18n';
/** What the server answered instead of what was asked (RFC 9457), or that it could not be reached at all. */
export class Problem extends Error {
  /** The last part of `type`: `already-taken`, `over-capacity`, …; `unreachable` when no answer came. */
  override readonly name: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Seconds, from `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(
    name: string,
    status: number,
    detail: string,
    fields: Readonly<Record<string, unknown>> = {},
    retryAfter?: number,
  ) {
    super(detail);
    this.name = name;
    this.status = status;
    this.fields = fields;
    this.retryAfter = retryAfter;
  }

  /** Whether asking again, unchanged, may succeed. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  static unreachable(): Problem {
    return new Problem(
      'unreachable',
      0,
      t('Baton cannot be reached. Check your connection; nothing you wrote is lost.'),
    );
  }

  static async of(response: Response): Promise<Problem> {
    const after = Number(response.headers.get('Retry-After'));
    const retryAfter = Number.isFinite(after) && after > 0 ? after : undefined;
    try {
      const body = (await response.json()) as Record<string, unknown>;
      const name = String(body.type ?? '')
        .split('/')
        .pop();
      const detail = String(body.detail ?? body.title ?? '');
      return new Problem(name || 'unknown', response.status, detail || sentenceFor(response.status), body, retryAfter);
    } catch {
      return new Problem('unknown', response.status, sentenceFor(response.status), {}, retryAfter);
    }
  }
}

function sentenceFor(status: number): string {
  if (status === 404) return t('This does not exist, or is not yours to see.');
  if (status === 403) return t('Your role does not allow this.');
  if (status >= 500) return t('Baton could not do this just now. Try again in a moment.');
  return t('Baton refused this ({status}).', { status });
}

/** A sentence for a person, whatever was thrown. */
export function sentence(error: unknown): string {
  if (error instanceof Problem && error.name === 'already-taken') {
    const by = error.fields.by as { name?: string } | undefined;
    return by?.name
      ? t('{by} was quicker and has this conversation now.', { by: by.name })
      : t('Someone else has this conversation now.');
  }
  if (error instanceof Problem && error.name === 'over-capacity') {
    return t('You have {load} of {cap} chats. Finish one first.', {
      load: slots(error.fields.load),
      cap: slots(error.fields.cap),
    });
  }
  if (error instanceof Problem && error.name === 'offer-over') {
    return t('This offer is over ({outcome}).', { outcome: outcomeWords(error.fields.outcome) });
  }
  if (error instanceof Problem && error.name === 'not-owner') {
    const owner = error.fields.owner as { kind?: string; name?: string } | undefined;
    return t('Not sent: {owner} has this conversation now.', { owner: ownerWord(owner) });
  }
  if (error instanceof Error && error.message) return error.message;
  return t('Something went wrong. Try again.');
}

function ownerWord(owner: { kind?: string; name?: string } | undefined): string {
  if (owner?.kind === 'queue') return t('the queue');
  if (owner?.kind === 'closed') return t('nobody');
  return owner?.name ?? t('someone else');
}

function slots(value: unknown): string {
  const number = Number(value);
  return Number.isFinite(number) ? inNumbers(Math.round(number * 100) / 100) : '?';
}
