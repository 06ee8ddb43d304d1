import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { Blocked } from '../api/types';
import { exactTime } from '../format/time';
import { rich, t } from '../i18n';
import classes from './Settings.module.css';

const KEY = ['blocked-visitors'];

/** Who may not write any more, why, and letting them write again (W10). */
export function BlockedVisitors() {
  const query = useQuery({ queryKey: KEY, queryFn: api.blocked });
  return (
    <section aria-labelledby="blocked-visitors">
      <h2 id="blocked-visitors">{t('Blocked visitors')}</h2>
      <p className={classes.lead}>
        {t(
          'Whom an agent has reported and blocked cannot write any more, in that chat or in one that the same browser begins.',
        )}
      </p>
      {query.isError && (
        <p className={classes.error} role="alert">
          {sentence(query.error)}
        </p>
      )}
      {query.data?.blocked.length === 0 && <p>{t('Nobody is blocked.')}</p>}
      <ul className={classes.blocked}>
        {(query.data?.blocked ?? []).map((each) => (
          <Entry key={each.conversation} each={each} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ each }: { each: Blocked }) {
  const queries = useQueryClient();
  const [failure, setFailure] = useState<unknown>();
  const letIn = async () => {
    try {
      await api.unblock(each.conversation);
      await queries.invalidateQueries({ queryKey: KEY });
    } catch (error) {
      setFailure(error);
    }
  };
  const name = each.customer ?? t('Visitor {id}', { id: each.conversation.slice(-4) });
  return (
    <li>
      <div>
        <Link href={`/closed/${encodeURIComponent(each.conversation)}`}>{name}</Link>
        <p dir="auto">{each.reason}</p>
        <small>
          {rich('{by}, <time>{at}</time>', {
            by: each.by,
            at: exactTime(each.at),
            time: (at) => <time dateTime={each.at}>{at}</time>,
          })}
        </small>
        {failure !== undefined && (
          <p className={classes.error} role="alert">
            {sentence(failure)}
          </p>
        )}
      </div>
      <Button variant="default" size="xs" onClick={() => void letIn()}>
        {t('Let them write again')}
      </Button>
    </li>
  );
}
