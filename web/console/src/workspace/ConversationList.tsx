import { Button } from '@mantine/core';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { useAgent } from '../agent/AgentProvider';
import type { AgentState } from '../agent/agentState';
import { sentence } from '../api/problem';
import type { ListName, Row } from '../api/types';
import { number, t } from '../i18n';
import { useShortcut } from '../ui/shortcuts';
import { useNow } from '../ui/useNow';
import { ConversationRow } from './ConversationRow';
import { Finding } from './Finding';
import { filtersOf, rowPath } from './filters';
import { EmptyList, RowSkeletons } from './listStates';
import { heldOrder } from './order';
import { useRows } from './useRows';
import classes from './Workspace.module.css';

const TABS: { list: ListName; label: string; whole?: string }[] = [
  { list: 'mine', label: t('Mine') },
  { list: 'waiting', label: t('Waiting'), whole: t('Waiting for the customer') },
  { list: 'queue', label: t('Queue') },
  { list: 'inbox', label: t('Messages') },
  { list: 'bot', label: t('With bot') },
  { list: 'desk', label: t('At a desk') },
  { list: 'handed_over', label: t('Handed over') },
  { list: 'closed', label: t('Closed') },
];

export function ConversationList({ list, chosen }: { list: ListName; chosen: string | undefined }) {
  const { state } = useAgent();
  return (
    <>
      <nav className={classes.tabs} aria-label={t('Lists')}>
        {TABS.map((tab) => (
          <Link
            key={tab.list}
            href={`/${tab.list}`}
            className={classes.tab}
            aria-current={tab.list === list ? 'page' : undefined}
            aria-label={tab.whole}
            title={tab.whole}
          >
            {tab.label}
            <Count list={tab.list} state={state} />
          </Link>
        ))}
      </nav>
      <Finding list={list} />
      <Rows key={list} list={list} chosen={chosen} />
    </>
  );
}

function Count({ list, state }: { list: ListName; state: AgentState }) {
  const own = [...state.mine.values()];
  const counted = () => {
    if (list === 'mine' || list === 'waiting') return own.filter((row) => row.rests === (list === 'waiting')).length;
    if (list === 'find') return 0;
    return state.counters[list === 'handed_over' ? 'handedOver' : list];
  };
  const count = counted();
  return state.me && count > 0 ? (
    <span className={classes.count}>{count > 999 ? `${number(999)}+` : number(count)}</span>
  ) : null;
}

function Rows({ list, chosen }: { list: ListName; chosen: string | undefined }) {
  const search = useSearch();
  const filters = useMemo(() => (list === 'find' ? filtersOf(search) : {}), [list, search]);
  const { rows, found, loading, error, more, loadingMore, loadMore, retry } = useRows(list, filters);
  const { state } = useAgent();
  const now = useNow();
  const [held, setHeld] = useState(false);
  const shown = useDeferredValue(useHeld(rows, held));
  const present = new Set(rows.map((row) => row.id));
  const [, go] = useLocation();

  const step = (by: number) => {
    const index = shown.findIndex((row) => row.id === chosen);
    const next = shown[index < 0 ? (by > 0 ? 0 : shown.length - 1) : index + by];
    if (next) go(rowPath(list, next.id, search));
  };
  useShortcut('j', () => step(1), shown.length > 0);
  useShortcut('k', () => step(-1), shown.length > 0);

  const scroller = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen row is found by its mark
  useEffect(() => {
    scroller.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  if (error && rows.length === 0) {
    return (
      <div className={classes.listState} role="alert">
        <strong>{t('The list could not be read')}</strong>
        <p>{sentence(error)}</p>
        {list !== 'mine' && list !== 'waiting' && (
          <Button variant="default" onClick={retry}>
            {t('Try again')}
          </Button>
        )}
      </div>
    );
  }
  if (loading) return <RowSkeletons />;
  if (shown.length === 0) return <EmptyList list={list} />;

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      onPointerEnter={(event) => event.pointerType === 'mouse' && setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <ul className={classes.rows}>
        {shown.map((row) => (
          <ConversationRow
            key={row.id}
            row={row}
            list={list}
            href={rowPath(list, row.id, search)}
            found={found.get(row.id)}
            me={state.me?.id}
            chosen={row.id === chosen}
            gone={!present.has(row.id)}
            now={now}
          />
        ))}
      </ul>
      {more && (
        <div className={classes.more}>
          <Button variant="subtle" loading={loadingMore} onClick={loadMore}>
            {t('Load more')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The rows as they stood when the pointer came, with what is new at the end. */
function useHeld(rows: readonly Row[], held: boolean): readonly Row[] {
  const shown = useRef<readonly Row[]>(rows);
  shown.current = held ? heldOrder(shown.current, rows) : rows;
  return shown.current;
}
