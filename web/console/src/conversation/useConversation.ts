import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useAgent } from '../agent/AgentProvider';
import { api } from '../api';
import { Problem } from '../api/problem';
import type { ConversationDetail } from '../api/types';
import { type ConversationStream, type ConversationView, conversationStream } from './conversationStream';

/** What stands beside a transcript: the newest of what was asked for and what the agent's stream tells. */
export function useDetail(id: string): { detail: ConversationDetail | undefined; error: unknown; retry: () => void } {
  const { state } = useAgent();
  const query = useQuery({
    queryKey: ['conversation', id],
    queryFn: ({ signal }) => api.detail(id, signal),
    staleTime: 5_000,
  });
  const mine = state.mine.get(id);
  // What may no longer be read is not shown from memory either.
  const refused = query.error instanceof Problem && !query.error.passing;
  const asked = refused ? undefined : query.data;
  const detail = useMemo(
    () => (asked && mine && mine.version > asked.version ? { ...asked, ...mine } : asked),
    [asked, mine],
  );
  return { detail, error: query.error, retry: () => void query.refetch() };
}

/** The conversation as it happens, for as long as it is shown. */
export function useConversationView(id: string): { view: ConversationView; stream: ConversationStream } {
  const queries = useQueryClient();
  const stream = useMemo(() => conversationStream(id), [id]);
  useEffect(() => {
    stream.onMoved = () => void queries.invalidateQueries({ queryKey: ['conversation', id] });
    stream.open();
    const stopResting = restWhileHidden(stream);
    return () => {
      stopResting();
      stream.close();
    };
  }, [stream, queries, id]);
  return { view: useSyncExternalStore(stream.subscribe, stream.view), stream };
}

/** Milliseconds after which a hidden tab gives its connection back; browsers allow only six to one server. */
const REST_AFTER = 60_000;

function restWhileHidden(stream: ConversationStream): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let resting = false;
  const look = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') {
      timer = setTimeout(() => {
        resting = true;
        stream.close();
      }, REST_AFTER);
    } else if (resting) {
      resting = false;
      stream.open();
    }
  };
  document.addEventListener('visibilitychange', look);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
