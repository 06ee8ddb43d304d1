import { useEffect, useState } from 'react';
import { http } from '../api';
import type { Problem } from '../api/problem';
import { follow } from '../api/sse';
import { type Board, type BoardChanges, changed } from './board';

export interface BoardView {
  board: Board | undefined;
  /** `old`: connected, and the server itself cannot read the figures just now. */
  status: 'connecting' | 'live' | 'lost' | 'old' | 'over';
  problem: Problem | undefined;
}

/** The board as it is, for as long as it is shown. */
export function useBoard(): BoardView {
  const [view, setView] = useState<BoardView>({ board: undefined, status: 'connecting', problem: undefined });
  useEffect(() => {
    const end = new AbortController();
    const show = (change: (before: BoardView) => Partial<BoardView>) =>
      setView((before) => ({ ...before, ...change(before) }));
    void follow(
      http,
      '/board',
      undefined,
      {
        // Connected is not yet live: that the first board says.
        status: (status) => status !== 'live' && show(() => ({ status })),
        frame: ({ event, data }) => {
          if (event === 'snapshot') show(() => ({ board: JSON.parse(data) as Board, status: 'live' }));
          else if (event === 'changed') {
            const change = JSON.parse(data) as BoardChanges;
            show(({ board }) => (board ? { board: changed(board, change), status: 'live' } : {}));
          } else if (event === 'stale') show(() => ({ status: 'old' }));
        },
        over: (problem) => show(() => ({ status: 'over', problem })),
      },
      end.signal,
    );
    return () => end.abort();
  }, []);
  return view;
}
