/** One frame of an event stream. `id` is undefined when the frame carried none. */
export interface Frame {
  id?: string;
  event: string;
  data: string;
  retry?: number;
}

/** Reads `text/event-stream` piece by piece; a piece may end anywhere, even inside a line. */
export class FrameParser {
  #rest = '';
  #frame: Partial<Frame> = {};
  #data: string[] = [];

  push(text: string): Frame[] {
    const frames: Frame[] = [];
    // A lone CR at the very end may be half of a CRLF: it waits for the next piece.
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        const frame = this.#take();
        if (frame) frames.push(frame);
      } else {
        this.#field(line);
      }
    }
    return frames;
  }

  #take(): Frame | undefined {
    const { id, event, retry } = this.#frame;
    const frame: Frame = { event: event ?? 'message', data: this.#data.join('\n') };
    if (id !== undefined) frame.id = id;
    if (retry !== undefined) frame.retry = retry;
    const empty = this.#data.length === 0 && retry === undefined;
    this.#frame = {};
    this.#data = [];
    return empty ? undefined : frame;
  }

  #field(line: string): void {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') this.#data.push(value);
    else if (name === 'event') this.#frame.event = value;
    else if (name === 'id' && !value.includes('\0')) this.#frame.id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) this.#frame.retry = Number(value);
  }
}
