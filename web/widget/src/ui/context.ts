import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Chat, ChatState } from '../chat.ts';
import type { Language } from '../labels.ts';

/** What every part of the widget needs. */
export interface Surroundings {
  chat: Chat;
  language: Language;
  /** The server's origin: pictures come from there or not at all. */
  origin: string;
}

export const Surrounding = createContext<Surroundings | null>(null);

export function useSurroundings(): Surroundings {
  const found = useContext(Surrounding);
  if (found === null) throw new Error('Outside of the widget');
  return found;
}

export function useChat(chat: Chat): ChatState {
  const [state, setState] = useState(chat.state);
  useEffect(() => {
    setState(chat.state);
    return chat.watch(() => setState(chat.state));
  }, [chat]);
  return state;
}
