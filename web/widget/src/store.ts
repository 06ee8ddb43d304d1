import type { Outgoing } from '@baton/client';

/** A conversation that this browser may go on with. */
export interface Kept {
  id: string;
  token: string;
  clientId: string;
  handover: boolean;
  /** Whose it is, where the page has said so with a signature that counted. */
  subject?: string | undefined;
}

/** The conversation before: what proves it, and whose it was. */
interface Previous {
  token: string;
  subject?: string | undefined;
}

/**
 * What outlives the page, per assistant, in `localStorage`: the conversation, and what was written and not yet sent. Each
 * unsent message has a key of its own, so that tabs do not overwrite each other. Where storage is forbidden it is memory.
 *
 * What is a known customer's is for nobody else: when the page speaks of another, or of nobody any more, it is forgotten.
 */
export class Store {
  readonly #prefix: string;
  readonly #subject: string | undefined;
  readonly #storage: Storage | null;
  readonly #memory = new Map<string, string>();

  constructor(assistant: string, subject?: string, storage: Storage | null = available()) {
    this.#prefix = `baton:${assistant}:`;
    this.#subject = subject;
    this.#storage = storage;
    const left = [this.#read<Kept>('conversation'), this.#read<Previous>('previous')];
    if (left.some((each) => each && !this.#mayHave(each))) for (const name of this.#names()) this.#remove(name);
  }

  conversation(): Kept | null {
    const kept = this.#read<Kept>('conversation');
    return kept && this.#mayHave(kept) ? kept : null;
  }

  #mayHave({ subject }: { subject?: string | undefined }): boolean {
    return subject === undefined || subject === this.#subject;
  }

  keep(conversation: Kept): void {
    this.#write('conversation', conversation);
  }

  /** Forgets it unless another tab has already begun a new one. */
  forget(id: string): void {
    const kept = this.conversation();
    if (kept?.id === id) {
      this.#write('previous', { token: kept.token, subject: kept.subject } satisfies Previous);
      this.#remove('conversation');
      this.#remove('rated');
    }
  }

  /** The token of the conversation before, which proves that the next one is of the same browser. */
  previous(): string | undefined {
    const previous = this.#read<Previous>('previous');
    return previous && this.#mayHave(previous) ? previous.token : undefined;
  }

  rated(): number {
    return this.#read<number>('rated') ?? 0;
  }

  keepRated(number: number): void {
    this.#write('rated', number);
  }

  unsent(): Outgoing[] {
    return this.#names()
      .filter((name) => name.startsWith('out:'))
      .flatMap((name) => this.#read<Outgoing>(name) ?? []);
  }

  keepUnsent(messages: readonly Outgoing[], before: readonly Outgoing[]): void {
    for (const message of before) {
      if (!messages.some((m) => m.clientId === message.clientId)) this.#remove(`out:${message.clientId}`);
    }
    for (const message of messages) this.#write(`out:${message.clientId}`, message);
  }

  /** Tells when another tab began, replaced or forgot the conversation. */
  watch(changed: () => void, signal: AbortSignal): void {
    const look = (event: StorageEvent) => {
      if (event.key === `${this.#prefix}conversation`) changed();
    };
    addEventListener('storage', look, { signal });
  }

  #read<T>(name: string): T | null {
    const text = this.#storage?.getItem(this.#prefix + name) ?? this.#memory.get(name);
    if (text == null) return null;
    try {
      return JSON.parse(text) as T;
    } catch {
      return null;
    }
  }

  #write(name: string, value: unknown): void {
    const text = JSON.stringify(value);
    try {
      if (this.#storage) {
        this.#storage.setItem(this.#prefix + name, text);
        return;
      }
    } catch {
      // Full or forbidden: memory has to do.
    }
    this.#memory.set(name, text);
  }

  #remove(name: string): void {
    this.#storage?.removeItem(this.#prefix + name);
    this.#memory.delete(name);
  }

  #names(): string[] {
    const kept = this.#storage ? Object.keys(this.#storage) : [];
    return [
      ...kept.filter((k) => k.startsWith(this.#prefix)).map((k) => k.slice(this.#prefix.length)),
      ...this.#memory.keys(),
    ];
  }
}

function available(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
