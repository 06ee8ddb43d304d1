/**
 * The server's time as this browser can know it. What arrives was written before it arrived, so the greatest difference
 * seen is the nearest; a new snapshot starts anew in case a clock was set.
 */
class ServerClock {
  #offset: number | undefined;

  get offset(): number {
    return this.#offset ?? 0;
  }

  reset(): void {
    this.#offset = undefined;
  }

  take(offset: number): void {
    this.#offset = offset;
  }

  observe(at: string, arrived: number = Date.now()): void {
    const difference = Date.parse(at) - arrived;
    if (!Number.isFinite(difference)) return;
    this.#offset = this.#offset === undefined ? difference : Math.max(this.#offset, difference);
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return Date.now() + this.offset;
  }
}

export const serverClock = new ServerClock();
