import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { sentence } from '../api/problem';
import { exactTime } from '../format/time';
import { capital, nameOf } from '../format/words';
import { differences } from './differences';
import classes from './People.module.css';
import { CHANGES, people, type SettingChange } from './wire';

/** Who changed which setting, the latest first. */
export function Changes() {
  const changes = useInfiniteQuery({
    queryKey: ['people', 'changes'],
    queryFn: ({ pageParam }) => people.changes(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length < CHANGES ? undefined : page.at(-1)?.id),
  });
  const all = changes.data?.pages.flat();
  return (
    <>
      <div className={classes.head}>
        <p className={classes.lead}>
          Who changed which setting, and how it was before and after. Nobody can alter this.
        </p>
      </div>
      {changes.isPending && <Skeleton height={160} aria-label="Loading" />}
      {changes.error && (
        <p className={classes.error} role="alert">
          {sentence(changes.error)}
        </p>
      )}
      {all?.length === 0 && <p className={classes.empty}>Nobody has changed a setting yet.</p>}
      {all && all.length > 0 && (
        <ol className={classes.rows} aria-label="Changes">
          {all.map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </ol>
      )}
      {changes.hasNextPage && (
        <Button
          mt={12}
          variant="default"
          loading={changes.isFetchingNextPage}
          onClick={() => void changes.fetchNextPage()}
        >
          Show older
        </Button>
      )}
    </>
  );
}

/** What was done, in words, where more is to be said than that something was made, changed or deleted. */
const DEEDS: Record<string, Record<Deed, string>> = {
  handover_switch: {
    made: 'switched handover off for',
    changed: 'changed how handover is off for',
    deleted: 'switched handover on for',
  },
  assistant: { made: 'published', changed: 'published', deleted: 'took down' },
  help_source: {
    made: 'added the help articles',
    changed: 'changed the help articles',
    deleted: 'removed the help articles',
  },
  help_articles: {
    made: 'set how sure the help articles must be of',
    changed: 'set how sure the help articles must be of',
    deleted: 'set how sure the help articles must be of',
  },
};

type Deed = 'made' | 'changed' | 'deleted';

function Change({ change }: { change: SettingChange }) {
  const verb: Deed = change.before == null ? 'made' : change.after == null ? 'deleted' : 'changed';
  const kind = change.kind.replaceAll('_', ' ');
  const whole = change.subject === 'all';
  const name = nameOf(change.after) ?? nameOf(change.before) ?? change.subject;
  return (
    <li className={classes.change}>
      <p>
        <span>
          <strong>{change.by.name}</strong> {DEEDS[change.kind]?.[verb] ?? `${verb} the ${kind}`}{' '}
          {!whole && <strong>{name}</strong>}
        </span>
        <time dateTime={change.at}>{exactTime(change.at)}</time>
      </p>
      {verb === 'changed' && (
        <dl>
          {differences(change.before, change.after).map(({ what, before, after }) => (
            <Row key={what} what={capital(what)} before={before} after={after} />
          ))}
        </dl>
      )}
    </li>
  );
}

function Row({ what, before, after }: { what: string; before: string; after: string }) {
  return (
    <>
      <dt>{what}</dt>
      <dd>
        {before || 'nothing'} → {after || 'nothing'}
      </dd>
    </>
  );
}
