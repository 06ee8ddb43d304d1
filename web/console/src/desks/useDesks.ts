import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentence } from '../api/problem';
import { deskApi } from './wire';

export const DESKS = ['desks'];
export const LETTERS = ['dead-letters'];

/** Health is looked at every half minute by the server; who watches sees a change within so many milliseconds. */
const REREAD = 5_000;

/** The desks and who goes where, read again while they are shown: health changes by itself. */
export function useDesks() {
  return useQuery({ queryKey: DESKS, queryFn: deskApi.all, refetchInterval: REREAD });
}

/** The kinds change with a release only. */
export function useKinds() {
  return useQuery({ queryKey: ['desk-kinds'], queryFn: deskApi.kinds, staleTime: Number.POSITIVE_INFINITY });
}

export function useDeadLetters() {
  return useQuery({ queryKey: LETTERS, queryFn: () => deskApi.deadLetters(undefined), refetchInterval: REREAD });
}

/** Runs a change once at a time, keeps why it failed as a sentence, and has desks and letters read anew. */
export function useDeed() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const run = async <T>(deed: () => Promise<T>): Promise<{ done: T } | undefined> => {
    if (busy) return undefined;
    setBusy(true);
    setFailure(undefined);
    try {
      return { done: await deed() };
    } catch (problem) {
      setFailure(sentence(problem));
      return undefined;
    } finally {
      await Promise.all([
        queries.invalidateQueries({ queryKey: DESKS }),
        queries.invalidateQueries({ queryKey: LETTERS }),
      ]);
      setBusy(false);
    }
  };
  return { run, busy, failure };
}
