import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAgent } from '../agent/AgentProvider';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { WrapUp } from '../api/types';
import { rich, t } from '../i18n';
import { useShortcut } from '../ui/shortcuts';
import { useNow } from '../ui/useNow';
import classes from './Workspace.module.css';

const KEY = ['wrap-ups'];

/** The time after a talk that still takes a slot (R13): how much is left, and a way to end it early. */
export function WrapUps() {
  const { state } = useAgent();
  const queries = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.wrapUps(signal) });
  const { load } = state.me ?? {};
  const open = state.mine.size;
  // It begins when a chat of one's own ends, and ends with a change of the load.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these changes is the reason to read again
  useEffect(() => void queries.invalidateQueries({ queryKey: KEY }), [load, open, queries]);
  const all = query.data?.wrapUps ?? [];
  return all.length > 0 ? <Running all={all} /> : null;
}

function Running({ all }: { all: readonly WrapUp[] }) {
  const now = useNow(1_000);
  const queries = useQueryClient();
  const running = all.filter((each) => Date.parse(each.until) > now);
  const finish = async (id: string) => {
    try {
      await api.finishWrapUp(id);
    } catch (error) {
      notifications.show({ color: 'red', title: t('The wrap-up goes on'), message: sentence(error) });
    }
    await queries.invalidateQueries({ queryKey: KEY });
  };
  const first = running[0];
  useShortcut('f', () => first && void finish(first.conversation), first !== undefined);
  if (!first) return null;
  return (
    <section className={classes.wrapUps} aria-label={t('Wrap-up')}>
      {running.map((each) => (
        <p key={each.conversation}>
          <span>
            {rich('Wrap-up: <name>{customer}</name>', {
              customer: each.customer ?? t('the last chat'),
              name: (customer) => <bdi>{customer}</bdi>,
            })}
          </span>
          <time>{left(Date.parse(each.until) - now)}</time>
          <Button
            size="compact-xs"
            variant="default"
            aria-keyshortcuts={each === first ? 'f' : undefined}
            onClick={() => void finish(each.conversation)}
          >
            {t('Finish')}
          </Button>
        </p>
      ))}
    </section>
  );
}

/** "1:05" of a time in milliseconds. */
function left(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
