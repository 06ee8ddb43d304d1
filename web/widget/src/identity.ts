import {
  type Connection,
  Problem,
  proveIdentity,
  type StartedConversation,
  type StartRequest,
  startConversation,
} from '@baton/client';

/** Who the page says the visitor is, signed by the site. Only the server can tell whether it is true. */
export class Identity {
  #signed: string | undefined;

  constructor(signed: string | undefined) {
    this.#signed = signed;
  }

  /** The site's id of the visitor, as long as the server has not refused it. */
  get subject(): string | undefined {
    return subjectOf(this.#signed);
  }

  /** A signature that does not count, perhaps an old one, must not keep anybody from help: then it begins without. */
  async start(connection: Connection, body: StartRequest): Promise<StartedConversation> {
    if (this.#signed) {
      try {
        return await startConversation(connection, { ...body, identity: this.#signed });
      } catch (failure) {
        if (!this.#isRefused(failure)) throw failure;
      }
    }
    return startConversation(connection, body);
  }

  /** A conversation of before the visitor signed in becomes theirs; whether it did. */
  async prove(connection: Connection, id: string): Promise<boolean> {
    if (!this.#signed) return false;
    try {
      await proveIdentity(connection, id, this.#signed);
      return true;
    } catch (failure) {
      this.#isRefused(failure);
      return false;
    }
  }

  #isRefused(failure: unknown): failure is Problem {
    const errors = failure instanceof Problem ? failure.fields.errors : undefined;
    const refused = Array.isArray(errors) && errors.some((error: { field?: unknown }) => error.field === 'identity');
    if (refused) {
      this.#signed = undefined;
      console.warn(`Baton: ${(failure as Problem).detail}`);
    }
    return refused;
  }
}

/** Of whom a signature speaks; undefined where there is none or it cannot be read. */
export function subjectOf(signed: string | undefined): string | undefined {
  const claims = signed?.split('.')[1];
  if (!claims) return undefined;
  try {
    const bytes = Uint8Array.from(atob(claims.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const { sub } = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: unknown };
    return typeof sub === 'string' && sub !== '' ? sub : undefined;
  } catch {
    return undefined;
  }
}
