import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useAgent, useAgentStream } from '../agent/AgentProvider';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { ListName } from '../api/types';
import { presenceWords } from '../format/words';
import { t } from '../i18n';
import classes from './Workspace.module.css';

/** Rows to come, shown only when they take longer than a blink. */
export function RowSkeletons() {
  const late = useLate();
  if (!late) return <div className={classes.scroller} aria-busy />;
  return (
    <div className={classes.scroller} role="status" aria-busy aria-label={t('Loading conversations')}>
      {[64, 48, 72, 56, 40, 66].map((width) => (
        <div key={width} className={classes.skeletonRow}>
          <Skeleton circle height={32} />
          <div>
            <Skeleton height={10} width={`${width}%`} />
            <Skeleton height={8} mt={8} />
          </div>
        </div>
      ))}
    </div>
  );
}

export function useLate(after = 200): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), after);
    return () => clearTimeout(timer);
  }, [after]);
  return late;
}

export function EmptyList({ list }: { list: ListName }) {
  const { state } = useAgent();
  const presence = state.me?.presence.state ?? 'offline';
  const waiting = state.counters.queue;
  switch (list) {
    case 'mine':
      return (
        <div className={classes.listState}>
          <strong>{t('No chats of yours')}</strong>
          {presence === 'online' ? (
            <p>
              {waiting > 0
                ? t(
                    '{count, plural, one {# customer} other {# customers}} waiting in the queue. The next one that fits is offered to you here.',
                    { count: waiting },
                  )
                : t('You are online. The next customer who needs a person is offered to you here.')}
            </p>
          ) : (
            <>
              <p>
                {t('You are {presence}, so nobody is offered to you.', {
                  presence: presenceWords[presence].toLowerCase(),
                })}
              </p>
              <GoOnline />
            </>
          )}
        </div>
      );
    case 'waiting':
      return (
        <div className={classes.listState}>
          <strong>{t('You wait for nobody')}</strong>
          <p>
            {t(
              'Chats in which the customer has to do something first stand here and take no slot. Put one here with “Wait” (w); the answer brings it back to you.',
            )}
          </p>
        </div>
      );
    case 'queue':
      return (
        <div className={classes.listState}>
          <strong>{t('Nobody is waiting')}</strong>
          <p>{t('Customers who asked for a person and have none yet stand here, the longest wait first.')}</p>
        </div>
      );
    case 'inbox':
      return (
        <div className={classes.listState}>
          <strong>{t('No messages')}</strong>
          <p>{t('What customers left for later, when nobody was there, stands here, the oldest first.')}</p>
        </div>
      );
    case 'find':
      return (
        <div className={classes.listState}>
          <strong>{t('Nothing found')}</strong>
          <p>
            {t(
              'No conversation that you may read has all these words and fits the filters. What was said a moment ago is found within seconds.',
            )}
          </p>
        </div>
      );
    case 'bot':
      return (
        <div className={classes.listState}>
          <strong>{t('The bot is not talking to anyone')}</strong>
          <p>{t('Conversations that the bot leads stand here. You can read along and claim one.')}</p>
        </div>
      );
    case 'desk':
      return (
        <div className={classes.listState}>
          <strong>{t('Nothing is at another desk')}</strong>
          <p>
            {t(
              'Conversations that people at other desks have stand here, the longest there first. Supervisors can close them, give them back to the bot or take them over.',
            )}
          </p>
        </div>
      );
    case 'handed_over':
      return (
        <div className={classes.listState}>
          <strong>{t('Nobody is handed over')}</strong>
          <p>
            {t(
              'Conversations for which a person was asked stand here wherever they are, also where nobody could be had, until the bot has them back or they are closed.',
            )}
          </p>
        </div>
      );
    case 'closed':
      return (
        <div className={classes.listState}>
          <strong>{t('Nothing closed yet')}</strong>
          <p>{t('Conversations that have ended stand here, the latest first.')}</p>
        </div>
      );
  }
}

export function GoOnline() {
  const stream = useAgentStream();
  const go = async () => {
    const before = stream.view().state.me?.presence.state ?? 'offline';
    stream.showPresence('online');
    try {
      await api.presence('online');
    } catch (error) {
      stream.showPresence(before);
      notifications.show({ color: 'red', title: t('You are not online yet'), message: sentence(error) });
    }
  };
  return <Button onClick={() => void go()}>{t('Go online')}</Button>;
}
