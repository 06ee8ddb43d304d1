import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAgent } from '../agent/AgentProvider';
import { api } from '../api';
import { longDuration } from '../format/time';
import { t } from '../i18n';
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
          ? t('Nobody is waiting in the queue.')
          : longest > 0
            ? t(
                '{count, plural, one {# customer} other {# customers}} waiting in the queue, the longest for {duration}.',
                { count: waiting, duration: longDuration(longest) },
              )
            : t('{count, plural, one {# customer} other {# customers}} waiting in the queue.', { count: waiting })}
      </p>
      <p className={classes.quiet}>
        {needAnswer > 0
          ? t(
              '{count, plural, one {# chat of yours needs} other {# chats of yours need}} an answer. The longest wait stands first.',
              { count: needAnswer },
            )
          : state.offers.length > 0
            ? t('Accept the offer to answer.')
            : t('Choose a conversation to read it.')}
      </p>
    </div>
  );
}
