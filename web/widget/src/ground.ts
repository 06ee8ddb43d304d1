import type { AssistantCard } from '@baton/client';
import type { Settings } from './settings.ts';
import type { Tongue } from './tongue.ts';

/** What a page may call: `Baton.open()` from a "Chat with us" link, `Baton.show()` for a launcher that was hidden. */
export interface BatonWidget {
  open(): void;
  close(): void;
  show(): void;
  hide(): void;
}

declare global {
  interface Window {
    Baton?: BatonWidget;
  }
}

/** What the script on the page hands over to the chat, once somebody wants one. */
export interface Ground {
  settings: Settings;
  /** Missing when the server could not be asked. */
  card: AssistantCard | null;
  tongue: Tongue;
  shadow: ShadowRoot;
  /** Where to draw, in the page's colours and direction. */
  root: HTMLElement;
  /** Whether the launcher is to be seen. */
  shown: boolean;
}

/** The chat's module. */
export interface ChatModule {
  mount(ground: Ground): BatonWidget;
}
