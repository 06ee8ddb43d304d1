/** Growing pauses with full jitter, so that thousands of clients do not come back at once. Milliseconds. */
export class Backoff {
  #attempt = 0;

  constructor(
    public base = 1_000,
    private readonly cap = 30_000,
    private readonly random: () => number = Math.random,
  ) {}

  reset(): void {
    this.#attempt = 0;
  }

  /** The next pause; at least `floor` when the server named one. */
  next(floor = 0): number {
    const ceiling = Math.min(this.cap, this.base * 2 ** this.#attempt);
    this.#attempt = Math.min(this.#attempt + 1, 16);
    return floor + this.random() * ceiling;
  }
}

/** Resolves after `ms`, at once when `signal` aborts or `bell` rings. Never rejects. */
export function pause(ms: number, signal: AbortSignal, bell?: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      bell?.removeEventListener('ring', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    bell?.addEventListener('ring', done);
    if (signal.aborted) done();
  });
}
