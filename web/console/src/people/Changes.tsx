import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sentence } from '../api/problem';
import { exactTime } from '../format/time';
import { capital, nameOf } from '../format/words';
import { rich, t } from '../i18n';
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
          {t('Who changed which setting, and how it was before and after. Nobody can alter this.')}
        </p>
      </div>
      {changes.isPending && <Skeleton height={160} role="status" aria-label={t('Loading')} />}
      {changes.error && (
        <p className={classes.error} role="alert">
          {sentence(changes.error)}
        </p>
      )}
      {all?.length === 0 && <p className={classes.empty}>{t('Nobody has changed a setting yet.')}</p>}
      {all && all.length > 0 && (
        <ol className={classes.rows} aria-label={t('Changes')}>
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
          {t('Show older')}
        </Button>
      )}
    </>
  );
}

type Deed = 'made' | 'changed' | 'deleted';

interface Said {
  who: string;
  name: string;
  b(inner: ReactNode): ReactNode;
}

/** What was done, in words, where more is to be said than that something was made, changed or deleted. */
const DEEDS: Record<string, Record<Deed, (said: Said) => ReactNode>> = {
  handover_switch: {
    made: (said) => rich('<b>{who}</b> switched handover off for <b>{name}</b>', said),
    changed: (said) => rich('<b>{who}</b> changed how handover is off for <b>{name}</b>', said),
    deleted: (said) => rich('<b>{who}</b> switched handover on for <b>{name}</b>', said),
  },
  assistant: {
    made: (said) => rich('<b>{who}</b> published <b>{name}</b>', said),
    changed: (said) => rich('<b>{who}</b> published <b>{name}</b>', said),
    deleted: (said) => rich('<b>{who}</b> took down <b>{name}</b>', said),
  },
  help_source: {
    made: (said) => rich('<b>{who}</b> added the help articles <b>{name}</b>', said),
    changed: (said) => rich('<b>{who}</b> changed the help articles <b>{name}</b>', said),
    deleted: (said) => rich('<b>{who}</b> removed the help articles <b>{name}</b>', said),
  },
  help_articles: {
    made: sureOfArticles,
    changed: sureOfArticles,
    deleted: sureOfArticles,
  },
};

function sureOfArticles(said: Said): ReactNode {
  return rich('<b>{who}</b> set how sure the help articles must be of <b>{name}</b>', said);
}

const KINDS: Record<string, string> = {
  team: t('the team'),
  desk: t('the desk'),
  skill: t('the skill'),
  user: t('the user'),
  agent: t('the agent'),
  canned_reply: t('the canned reply'),
  routing_rules: t('the routing rules'),
  closing_categories: t('the closing categories'),
  channel: t('the channel'),
};

/** Whose desk was chosen, and which; the subject is `team:billing`. */
function choiceDeed({ subject, after }: SettingChange, said: Said): ReactNode {
  const name = subject.slice(subject.indexOf(':') + 1);
  const desk = (after as { desk?: string } | null | undefined)?.desk;
  return desk === undefined
    ? rich('<b>{who}</b> took back the choice of a desk for <b>{name}</b>', { ...said, name })
    : rich('<b>{who}</b> chose the desk <b>{desk}</b> for <b>{name}</b>', { ...said, name, desk });
}

function deed(change: SettingChange, verb: Deed): ReactNode {
  const name = nameOf(change.after) ?? nameOf(change.before) ?? change.subject;
  const said = { who: change.by.name, name, b: (inner: ReactNode) => <strong>{inner}</strong> };
  if (change.kind === 'desk_choice') return choiceDeed(change, said);
  const own = DEEDS[change.kind]?.[verb];
  if (own) return own(said);
  const what = KINDS[change.kind] ?? t('the {kind}', { kind: change.kind.replaceAll('_', ' ') });
  if (change.subject === 'all') {
    const { who, b } = said;
    switch (verb) {
      case 'made':
        return rich('<b>{who}</b> made {what}', { who, what, b });
      case 'changed':
        return rich('<b>{who}</b> changed {what}', { who, what, b });
      case 'deleted':
        return rich('<b>{who}</b> deleted {what}', { who, what, b });
    }
  }
  switch (verb) {
    case 'made':
      return rich('<b>{who}</b> made {what} <b>{name}</b>', { ...said, what });
    case 'changed':
      return rich('<b>{who}</b> changed {what} <b>{name}</b>', { ...said, what });
    case 'deleted':
      return rich('<b>{who}</b> deleted {what} <b>{name}</b>', { ...said, what });
  }
}

function Change({ change }: { change: SettingChange }) {
  const verb: Deed = change.before == null ? 'made' : change.after == null ? 'deleted' : 'changed';
  return (
    <li className={classes.change}>
      <p>
        <span>{deed(change, verb)}</span>
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
      <dd>{t('{before} → {after}', { before: before || t('nothing'), after: after || t('nothing') })}</dd>
    </>
  );
}
