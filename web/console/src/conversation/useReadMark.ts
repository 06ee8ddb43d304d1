import { useEffect, useRef, useState } from 'react';
import { api } from '../api';
import type { Log } from './log';

/** Tells the server that its owner has read a conversation, while the page is really in front of a person. */
export function useReadMark(id: string, mine: boolean, log: Log): void {
  const front = useInFront();
  const told = useRef(0);
  const last = log.events.findLast((event) => event.type === 'message' && event.actor.kind === 'customer')?.number ?? 0;
  const known = log.read.agent;
  useEffect(() => {
    if (!mine || !front || last <= Math.max(told.current, known)) return;
    const timer = setTimeout(() => {
      told.current = last;
      api.read(id, last).catch(() => {
        told.current = 0;
      });
    }, 300);
    return () => clearTimeout(timer);
  }, [id, mine, front, last, known]);
}

function useInFront(): boolean {
  const [front, setFront] = useState(() => document.visibilityState === 'visible' && document.hasFocus());
  useEffect(() => {
    const look = () => setFront(document.visibilityState === 'visible' && document.hasFocus());
    document.addEventListener('visibilitychange', look);
    addEventListener('focus', look);
    addEventListener('blur', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('focus', look);
      removeEventListener('blur', look);
    };
  }, []);
  return front;
}
