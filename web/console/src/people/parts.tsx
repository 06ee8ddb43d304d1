import { Button, Skeleton } from '@mantine/core';
import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Problem, sentence } from '../api/problem';
import { t } from '../i18n';
import classes from './People.module.css';

interface ListProps<T> {
  query: UseQueryResult<T[]>;
  label: string;
  /** What to say and do where there is nothing. */
  empty: ReactNode;
  row(item: T): { key: string; href: string; title: string; line: string; mark?: string };
}

/** A list in all its states: loading, broken, empty, and however long it is. */
export function List<T>({ query, label, empty, row }: ListProps<T>) {
  if (query.isPending) return <Skeleton height={160} role="status" aria-label={t('Loading')} />;
  if (query.isError) {
    return (
      <p className={classes.error} role="alert">
        {sentence(query.error)}{' '}
        <Button variant="default" onClick={() => void query.refetch()}>
          {t('Try again')}
        </Button>
      </p>
    );
  }
  if (query.data.length === 0) return <p className={classes.empty}>{empty}</p>;
  return (
    <ul className={classes.rows} aria-label={label}>
      {query.data.map(row).map(({ key, href, title, line, mark }) => (
        <li key={key}>
          <Link href={href} className={classes.row}>
            <strong>{title}</strong>
            <span>{line}</span>
            {mark && <em>{mark}</em>}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Runs a change, tells why it failed, and has the lists read anew. */
export function useChange() {
  const queries = useQueryClient();
  const [failure, setFailure] = useState<{ sentence: string; uses: string[] }>();
  const [busy, setBusy] = useState(false);
  const run = async (change: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await change();
      await queries.invalidateQueries({ queryKey: ['people'] });
      return true;
    } catch (problem) {
      setFailure({ sentence: sentence(problem), uses: usesOf(problem) });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, failure };
}

function usesOf(problem: unknown): string[] {
  const uses = problem instanceof Problem ? problem.fields.uses : undefined;
  return Array.isArray(uses) ? uses.map(({ what, name }) => `${String(what).replaceAll('_', ' ')}: ${name}`) : [];
}

export function Failure({ of }: { of: { sentence: string; uses: string[] } | undefined }) {
  return (
    of && (
      <div className={classes.error} role="alert">
        {of.sentence}
        {of.uses.length > 0 && (
          <ul>
            {of.uses.map((use) => (
              <li key={use}>{use}</li>
            ))}
          </ul>
        )}
      </div>
    )
  );
}

/** Something that cannot be taken back: asked for by name. */
export function Danger({ verb, name, what, onDo }: { verb: string; name: string; what: string; onDo(): void }) {
  const [asking, ask] = useState(false);
  return (
    <section className={classes.danger}>
      <p>{what}</p>
      {asking ? (
        <>
          <Button variant="default" onClick={() => ask(false)}>
            {t('Keep')}
          </Button>
          <Button
            color="red.9"
            onClick={() => {
              ask(false);
              onDo();
            }}
          >
            {verb} {name}
          </Button>
        </>
      ) : (
        <Button variant="default" onClick={() => ask(true)}>
          {verb} …
        </Button>
      )}
    </section>
  );
}

/** A form's place while its thing is read, could not be read, or does not exist. */
export function Missing({ query, what, all }: { query: UseQueryResult<unknown>; what: string; all: string }) {
  if (query.isPending) return <Skeleton height={160} role="status" aria-label={t('Loading')} />;
  return (
    <p className={classes.error} role="alert">
      {query.isError ? sentence(query.error) : t('There is no such {what}.', { what })}{' '}
      <Link href={all}>{t('See all')}</Link>
    </p>
  );
}
