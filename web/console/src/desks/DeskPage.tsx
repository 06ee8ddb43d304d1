import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { t } from '../i18n';
import people from '../people/People.module.css';
import { Danger } from '../people/parts';
import { useGo } from '../ui/leaveGuard';
import { ownTimeZone } from './AddDesk';
import { DeskForm } from './DeskForm';
import { Failed } from './Desks';
import classes from './Desks.module.css';
import { draftOf, setupOf } from './draft';
import { healthWords, standingOf } from './health';
import { useDeed, useDesks, useKinds } from './useDesks';
import { type Desk, type DeskKind, deskApi } from './wire';

/** One desk: how it is, all that is set of it, its switch and its end. */
export function DeskPage({ id }: { id: string }) {
  const desks = useDesks();
  const kinds = useKinds();
  const desk = desks.data?.desks.find((each) => each.id === id);
  const kind = kinds.data?.find((each) => each.id === desk?.kind);
  if (desks.isPending || kinds.isPending) return <Skeleton height={240} role="status" aria-label={t('Loading')} />;
  if (!desks.data || !kinds.data) {
    return (
      <Failed error={desks.error ?? kinds.error} retry={() => void Promise.all([desks.refetch(), kinds.refetch()])} />
    );
  }
  if (!desk || !kind) {
    return (
      <p className={classes.error} role="alert">
        {desk ? t('This release knows no desks of this kind.') : t('There is no such desk.')}{' '}
        <Link href="/settings/desks">{t('See all')}</Link>
      </p>
    );
  }
  return <OneDesk desk={desk} kind={kind} />;
}

function OneDesk({ desk, kind }: { desk: Desk; kind: DeskKind }) {
  const go = useGo();
  const saving = useDeed();
  const other = useDeed();
  // What others change meanwhile does not touch what is typed here; saving begins anew from what is kept.
  const [saved, setSaved] = useState(desk);
  const standing = standingOf(desk);
  return (
    <>
      <div className={classes.head}>
        <div className={classes.what}>
          <h2>{desk.name}</h2>
          <span>{kind.title}</span>
        </div>
        <div className={classes.buttons}>
          <Button variant="default" loading={other.busy} onClick={() => void other.run(() => deskApi.test(desk.id))}>
            {t('Test')}
          </Button>
          <Button
            variant="default"
            disabled={other.busy}
            onClick={() => void other.run(() => deskApi.enable(desk.id, !desk.enabled))}
          >
            {desk.enabled ? t('Switch off') : t('Switch on')}
          </Button>
        </div>
      </div>
      <p className={standing === 'bad' ? classes.error : classes.fine} role="status">
        {healthWords(desk, kind)}
        {!desk.enabled && ` · ${t('Switched off: new conversations go to its alternative')}`}
        {desk.conversations > 0 &&
          ` · ${t('{count, plural, =0 {no conversation there} one {# conversation there now} other {# conversations there now}}', { count: desk.conversations })}`}
      </p>
      {other.failure && (
        <p className={classes.error} role="alert">
          {other.failure}
        </p>
      )}
      <p className={classes.lead}>
        {t('To tell customers that nobody is handed over just now,')}{' '}
        <Link href="/settings" className={classes.link}>
          {t('switch its handover off')}
        </Link>
        .
      </p>
      <div className={classes.section}>
        <DeskForm
          key={JSON.stringify(saved)}
          title={t('Settings of {name}', { name: saved.name })}
          kind={kind}
          of={draftOf(saved, kind, ownTimeZone())}
          deskId={desk.id}
          secretsSet={desk.secretsSet}
          id={<p className={classes.lead}>{t('Id: {id}', { id: desk.id })}</p>}
          busy={saving.busy}
          failure={saving.failure}
          save={async (draft) => {
            const kept = await saving.run(() => deskApi.save(desk.id, setupOf(draft, kind, desk.enabled)));
            if (kept) setSaved(kept.done);
          }}
        />
      </div>
      <div className={people.page} style={{ padding: 0, overflow: 'visible' }}>
        <Danger
          verb={t('Remove')}
          name={desk.name}
          what={
            desk.conversations > 0
              ? t(
                  'Our workspace takes over whatever goes here. {count, plural, one {The conversation that is there goes on until it ends} other {The # conversations that are there go on until they end}}.',
                  { count: desk.conversations },
                )
              : t('Our workspace takes over whatever goes here. No conversation is there now.')
          }
          onDo={() => void other.run(() => deskApi.remove(desk.id)).then((gone) => gone && go('/settings/desks'))}
        />
      </div>
    </>
  );
}
