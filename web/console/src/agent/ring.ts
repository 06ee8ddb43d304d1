import { setting } from '../ui/setting';

/** Whether offers ring in this browser. */
export const ringOn = setting('ring', true);

const PAUSE = 2_200;

/** A soft two-tone ring from the browser's own oscillators; no file is fetched. */
class Ring {
  #context: AudioContext | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Rings until `stop`; a browser that wants a gesture first rings from the next click or key on. */
  start(): void {
    if (this.#timer !== undefined) return;
    this.once();
    this.#timer = setInterval(() => this.once(), PAUSE);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  once(): void {
    if (typeof AudioContext !== 'function') return;
    this.#context ??= new AudioContext();
    const context = this.#context;
    if (context.state === 'suspended') void context.resume();
    if (context.state !== 'running' && this.#timer !== undefined) return;
    const start = context.currentTime + 0.02;
    for (const [index, pitch] of [784, 988, 784, 988].entries()) tone(context, pitch, start + index * 0.19);
  }
}

function tone(context: AudioContext, pitch: number, at: number): void {
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.type = 'sine';
  oscillator.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.18, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.18);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.2);
}

export const ring = new Ring();
