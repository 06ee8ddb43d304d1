import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useAgent } from '../agent/AgentProvider';
import { api } from '../api';
import type { Filters, ListName, Row } from '../api/types';
import { byLastWord, byWaitForUs } from './order';

export interface Rows {
  rows: readonly Row[];
  /** The line that a search has found, by conversation. */
  found: ReadonlyMap<string, string>;
  loading: boolean;
  error: unknown;
  more: boolean;
  loadingMore: boolean;
  loadMore(): void;
  retry(): void;
}

/** Lists are read again at most this often when the stream says that they may have changed, in milliseconds. */
const REREAD = 1_000;

/** What bots, other desks and customers say is not told to everybody, so their list is read again while it is shown, in milliseconds. */
const REREAD_TALK = 5_000;

/** Should the stream have missed something, in milliseconds. */
const REREAD_ALL = 30_000;

/** A list's rows: mine from the agent's stream, the others page by page and again whenever the stream says so. */
export function useRows(list: ListName, filters: Filters): Rows {
  const { state, status, changes } = useAgent();
  const queries = useQueryClient();
  const asked = list !== 'mine' && list !== 'waiting';
  const query = useInfiniteQuery({
    queryKey: ['list', list, filters],
    queryFn: ({ pageParam, signal }) => api.list(list, pageParam, filters, signal),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: asked,
    refetchInterval: ['bot', 'desk', 'handed_over'].includes(list) ? REREAD_TALK : REREAD_ALL,
  });

  const readAt = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the stream is the reason to read again
  useEffect(() => {
    if (!asked) return;
    const wait = Math.max(0, readAt.current + REREAD - Date.now());
    const timer = setTimeout(() => {
      readAt.current = Date.now();
      void queries.invalidateQueries({ queryKey: ['list', list] });
    }, wait);
    return () => clearTimeout(timer);
  }, [asked, list, changes, queries]);

  const rows = useMemo(
    () => (asked ? unique((query.data?.pages ?? []).flatMap((page) => page.conversations)) : ownOf(state.mine, list)),
    [asked, list, query.data, state.mine],
  );

  const found = useMemo(
    () =>
      new Map(
        (query.data?.pages ?? []).flatMap((page) =>
          Object.entries(page.found ?? {}).map(([id, line]) => [id, line.text] as const),
        ),
      ),
    [query.data],
  );

  return {
    rows,
    found,
    loading: asked ? query.isPending : state.me === undefined,
    error: asked ? query.error : state.me === undefined && status === 'lost' ? new Error('') : null,
    more: asked && query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  };
}

function ownOf(mine: ReadonlyMap<string, Row>, list: ListName): Row[] {
  const waiting = list === 'waiting';
  return [...mine.values()].filter((row) => row.rests === waiting).sort(waiting ? byLastWord : byWaitForUs);
}

/** A row that moved between two pages while they were read is shown once. */
function unique(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
