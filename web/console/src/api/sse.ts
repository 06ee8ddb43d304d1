import type { Http } from './http';
import { Problem } from './problem';

export interface Frame {
  id: string | undefined;
  event: string;
  data: string;
}

/** Cuts a `text/event-stream` into frames as its bytes arrive; comments and fields it does not know are skipped. */
export class FrameParser {
  #rest = '';
  #id: string | undefined;
  #event = '';
  #data: string[] = [];

  push(chunk: string): Frame[] {
    const frames: Frame[] = [];
    const lines = (this.#rest + chunk).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (this.#data.length > 0) {
          frames.push({ id: this.#id, event: this.#event || 'message', data: this.#data.join('\n') });
        }
        this.#id = undefined;
        this.#event = '';
        this.#data = [];
        continue;
      }
      const colon = line.indexOf(':');
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
      if (field === 'id') this.#id = value;
      else if (field === 'event') this.#event = value;
      else if (field === 'data') this.#data.push(value);
    }
    return frames;
  }
}

export type StreamStatus = 'connecting' | 'live' | 'lost';

export interface StreamHandlers {
  frame(frame: Frame): void;
  status(status: StreamStatus): void;
  /** The server will not have this reader again (401, 403, 404, or the frame `end`). */
  over(problem: Problem | undefined): void;
}

/** Milliseconds without any frame after which a stream counts as dead; heartbeats come every 15 s. */
const SILENCE = 40_000;

/** Grows to 15 s and spreads clients apart, so that a restarted server is not met by all of them at once. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(15_000, 500 * 2 ** Math.min(attempt, 6));
  return ceiling / 2 + (random() * ceiling) / 2;
}

/** Reads a stream for as long as the signal lasts: resumes by `Last-Event-ID`, reconnects, and watches for silence. */
export async function follow(
  http: Http,
  path: string,
  from: string | undefined,
  handlers: StreamHandlers,
  signal: AbortSignal,
): Promise<void> {
  let last = from;
  let attempt = 0;
  handlers.status('connecting');
  while (!signal.aborted) {
    const attemptEnd = new AbortController();
    const stop = () => attemptEnd.abort();
    signal.addEventListener('abort', stop);
    // A network that goes away rarely ends a connection: without this it would look alive until the silence is noticed.
    addEventListener('offline', stop);
    let watchdog = setTimeout(stop, SILENCE);
    try {
      const response = await http.stream(path, last, attemptEnd.signal);
      handlers.status('live');
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      const parser = new FrameParser();
      for (;;) {
        const read = await reader?.read();
        if (!read || read.done) break;
        attempt = 0;
        clearTimeout(watchdog);
        watchdog = setTimeout(stop, SILENCE);
        for (const frame of parser.push(read.value)) {
          if (frame.event === 'end') {
            handlers.over(undefined);
            return;
          }
          if (frame.id !== undefined) last = frame.id;
          handlers.frame(frame);
        }
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof Problem && [401, 403, 404].includes(error.status)) {
        handlers.over(error);
        return;
      }
    } finally {
      clearTimeout(watchdog);
      signal.removeEventListener('abort', stop);
      removeEventListener('offline', stop);
    }
    if (signal.aborted) return;
    handlers.status('lost');
    await pause(backoff(attempt++), signal);
  }
}

/** Waits; a network that comes back ends the wait early. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}
