import { newClientId, Problem, Unreachable } from '@baton/client';

/** Why a file did not get there. */
export type Failure = 'large' | 'kind' | 'offline' | 'refused';

/** A file on its way, or one that did not get there. */
export interface Upload {
  clientId: string;
  file: File;
  /** How much of it is on its way, from 0 to 1. */
  part: number;
  failure?: Failure;
  /** The event's number once the server has it. */
  number?: number;
}

export interface UploadsOptions {
  /** Delivers one file; the number it was given. Throws `Problem` or `Unreachable`. */
  send(upload: Upload, told: (part: number) => void): Promise<number>;
  changed(uploads: readonly Upload[]): void;
  /** The largest file in bytes. */
  most(): number;
  /** The number up to which the log is shown. */
  last(): number;
}

/**
 * Sends files one after the other. What fails stays until the customer tries again, under the same id, or throws it away. Files do
 * not outlive the page, as what is written does: no browser keeps them for us.
 */
export class Uploads {
  readonly #options: UploadsOptions;
  #list: readonly Upload[] = [];
  #working = false;

  constructor(options: UploadsOptions) {
    this.#options = options;
  }

  add(files: readonly File[]): void {
    const most = this.#options.most();
    const added = files.map((file): Upload => {
      const upload = { clientId: newClientId(), file, part: 0 };
      return file.size > most ? { ...upload, failure: 'large' } : upload;
    });
    this.#set([...this.#list, ...added]);
    void this.#work();
  }

  retry(clientId: string): void {
    this.#put(clientId, ({ file }) => ({ clientId, file, part: 0 }));
    void this.#work();
  }

  discard(clientId: string): void {
    this.#set(this.#list.filter((upload) => upload.clientId !== clientId));
  }

  /** The log shows more than before. */
  arrived(): void {
    const last = this.#options.last();
    const left = this.#list.filter(({ number }) => number === undefined || number > last);
    if (left.length < this.#list.length) this.#set(left);
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    const next = () => this.#list.find((upload) => !upload.failure && upload.number === undefined);
    for (let upload = next(); upload; upload = next()) await this.#deliver(upload);
    this.#working = false;
  }

  async #deliver(upload: Upload): Promise<void> {
    const { clientId } = upload;
    try {
      const number = await this.#options.send(upload, (part) => this.#put(clientId, (now) => ({ ...now, part })));
      this.#put(clientId, (now) => ({ ...now, part: 1, number }));
      // The log may have been quicker than the answer.
      this.arrived();
    } catch (failure) {
      this.#put(clientId, (now) => ({ ...now, failure: reason(failure) }));
    }
  }

  #put(clientId: string, change: (upload: Upload) => Upload): void {
    this.#set(this.#list.map((upload) => (upload.clientId === clientId ? change(upload) : upload)));
  }

  #set(list: readonly Upload[]): void {
    this.#list = list;
    this.#options.changed(list);
  }
}

function reason(failure: unknown): Failure {
  if (failure instanceof Unreachable) return 'offline';
  if (failure instanceof Problem && failure.is('too-large')) return 'large';
  return failure instanceof Problem && failure.is('unsupported-media-type') ? 'kind' : 'refused';
}
