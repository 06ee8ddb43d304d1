import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api } from '../api';
import { sentence } from '../api/problem';
import { shortSince } from '../format/time';
import { listed, t } from '../i18n';
import { useNow } from '../ui/useNow';
import { CapabilityTable } from './CapabilityTable';
import { Choices, nameOfDesk } from './Choices';
import classes from './Desks.module.css';
import { healthWords, standingOf } from './health';
import { useDeadLetters, useDeed, useDesks, useKinds } from './useDesks';
import { type Desk, type DeskKind, deskApi, goThere, targetOf, WORKSPACE } from './wire';

/** Where people work: each desk with its health, who goes where, and what each kind can (K3, K4, K5, K8). */
export function Desks({ may }: { may: boolean }) {
  const desks = useDesks();
  const kinds = useKinds();
  const assistants = useQuery({ queryKey: ['assistants'], queryFn: api.assistants });
  const teams = useQuery({ queryKey: ['teams'], queryFn: api.teams });
  const letters = useDeadLetters();
  const error = desks.error ?? kinds.error ?? assistants.error ?? teams.error;
  const there = (id: string) => goThere(id, desks.data?.choices ?? [], assistants.data?.assistants, teams.data?.teams);
  return (
    <>
      <section aria-labelledby="desks">
        <div className={classes.head}>
          <div>
            <h2 id="desks">{t('Desks')}</h2>
            <p className={classes.lead}>
              {t(
                'Where conversations go when a person is wanted. Each is tried every half minute; one that does not work is passed over for its alternative.',
              )}
            </p>
          </div>
          {may && (
            <Button component={Link} href="/settings/add-desk">
              {t('Add a desk')}
            </Button>
          )}
        </div>
        {error && <Failed error={error} retry={() => void Promise.all([desks.refetch(), kinds.refetch()])} />}
        {desks.isPending && <Skeleton height={140} role="status" aria-label={t('Loading')} />}
        {desks.data && kinds.data && (
          <ul className={classes.cards} aria-label={t('Desks')}>
            <OurWorkspace names={there(WORKSPACE)} />
            {desks.data.desks.map((desk) => (
              <DeskCard
                key={desk.id}
                desk={desk}
                kind={kinds.data.find((kind) => kind.id === desk.kind)}
                alternative={desk.fallback ? nameOfDesk(desk.fallback, desks.data) : undefined}
                names={there(desk.id)}
                undelivered={letters.data?.targets[targetOf(desk.id)] ?? 0}
                may={may}
              />
            ))}
          </ul>
        )}
        {desks.data?.desks.length === 0 && (
          <p className={classes.lead}>
            {may
              ? t('No other desk is set up yet. Add the one that your people work at.')
              : t('No other desk is set up yet. An admin can add one.')}
          </p>
        )}
      </section>
      {desks.data && assistants.data && teams.data && (
        <Choices
          list={desks.data}
          assistants={assistants.data.assistants.filter((each) => each.handover)}
          teams={teams.data.teams}
          may={may}
        />
      )}
      {kinds.data && <CapabilityTable kinds={kinds.data} />}
    </>
  );
}

export function Failed({ error, retry }: { error: unknown; retry(): void }) {
  return (
    <p className={classes.error} role="alert">
      {sentence(error)}{' '}
      <Button variant="default" size="xs" onClick={retry}>
        {t('Try again')}
      </Button>
    </p>
  );
}

function OurWorkspace({ names }: { names: string[] }) {
  return (
    <li className={classes.card}>
      <span className={classes.dot} data-standing="good" aria-hidden />
      <div className={classes.what}>
        <strong>{t('Our workspace')}</strong>
        <span>{t('Takes whatever goes to no other desk. It is always there.')}</span>
        {names.length > 0 && <span>{t('Chosen for {names}', { names: listed(names) })}</span>}
      </div>
    </li>
  );
}

interface DeskCardProps {
  desk: Desk;
  /** Missing where this release knows it no more. */
  kind: DeskKind | undefined;
  alternative: string | undefined;
  /** Who goes there. */
  names: string[];
  undelivered: number;
  may: boolean;
}

function DeskCard({ desk, kind, alternative, names, undelivered, may }: DeskCardProps) {
  const now = useNow(10_000);
  const { run, busy, failure } = useDeed();
  const standing = standingOf(desk);
  return (
    <li className={classes.card}>
      <span className={classes.dot} data-standing={standing} aria-hidden />
      <div className={classes.what}>
        <strong>
          {may ? <Link href={`/settings/desks/${encodeURIComponent(desk.id)}`}>{desk.name}</Link> : desk.name}
        </strong>
        <span>
          {kind?.title ?? desk.kind}
          {alternative && ` · ${t('Alternative: {desk}', { desk: alternative })}`}
        </span>
        <span className={standing === 'bad' ? classes.bad : undefined}>
          {desk.enabled ? healthWords(desk, kind) : t('Switched off: new conversations go to its alternative')}
          {desk.enabled && desk.checkedAt && (
            <small> · {t('tried {since}', { since: shortSince(desk.checkedAt, now) })}</small>
          )}
        </span>
        <span>
          {names.length > 0 ? t('Chosen for {names}', { names: listed(names) }) : t('Chosen for nobody')} ·{' '}
          {t(
            '{count, plural, =0 {no conversation there} one {# conversation there now} other {# conversations there now}}',
            {
              count: desk.conversations,
            },
          )}
        </span>
        {undelivered > 0 && (
          <Link href="/settings/undelivered" className={classes.bad}>
            {t('{count, plural, one {# undelivered} other {# undelivered}}', { count: undelivered })}
          </Link>
        )}
        {failure && (
          <span className={classes.bad} role="alert">
            {failure}
          </span>
        )}
      </div>
      {may && (
        <div className={classes.buttons}>
          <Button
            variant="default"
            size="xs"
            loading={busy}
            aria-label={t('Test {name}', { name: desk.name })}
            onClick={() => void run(() => deskApi.test(desk.id))}
          >
            {t('Test')}
          </Button>
          <Button
            variant="default"
            size="xs"
            disabled={busy}
            aria-label={
              desk.enabled ? t('Switch off {name}', { name: desk.name }) : t('Switch on {name}', { name: desk.name })
            }
            onClick={() => void run(() => deskApi.enable(desk.id, !desk.enabled))}
          >
            {desk.enabled ? t('Switch off') : t('Switch on')}
          </Button>
        </div>
      )}
    </li>
  );
}
