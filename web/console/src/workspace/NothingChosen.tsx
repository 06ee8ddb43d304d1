import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAgent } from '../agent/AgentProvider';
import { api } from '../api';
import { longDuration, plural } from '../format/time';
import classes from './Workspace.module.css';

/** With no conversation open: the queue's state in one sentence. */
export function NothingChosen() {
  const { state, changes } = useAgent();
  const teams = useQuery({ queryKey: ['teams'], queryFn: api.teams, refetchInterval: 30_000 });
  const { refetch } = teams;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the stream is the reason to read again
  useEffect(() => void refetch(), [changes, refetch]);
  if (!state.me) return null;
  // An offer comes before the counters do.
  const waiting = Math.max(state.counters.queue, state.offers.length);
  const longest = Math.max(0, ...(teams.data?.teams ?? []).map((team) => team.longestWaitSeconds ?? 0));
  const needAnswer = [...state.mine.values()].filter((row) => row.customerWaitsSince).length;
  return (
    <div className={classes.nothing}>
      <p>
        {waiting === 0
          ? 'Nobody is waiting in the queue.'
          : `${plural(waiting, 'customer')} waiting in the queue${longest > 0 ? `, the longest for ${longDuration(longest)}` : ''}.`}
      </p>
      <p className={classes.quiet}>
        {needAnswer > 0
          ? `${plural(needAnswer, 'chat')} of yours ${needAnswer === 1 ? 'needs' : 'need'} an answer. The longest wait stands first.`
          : state.offers.length > 0
            ? 'Accept the offer to answer.'
            : 'Choose a conversation to read it.'}
      </p>
    </div>
  );
}
