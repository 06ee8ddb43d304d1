import { Skeleton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { listed, t } from '../i18n';
import { idFrom } from '../people/wire';
import { useGo } from '../ui/leaveGuard';
import { DeskForm } from './DeskForm';
import { Failed } from './Desks';
import classes from './Desks.module.css';
import { newDraft, setupOf } from './draft';
import { useDeed, useDesks, useKinds } from './useDesks';
import { type DeskKind, deskApi, WORKSPACE } from './wire';

/** What can be added, each with what it is good for. */
export function KindList() {
  const kinds = useKinds();
  return (
    <section aria-labelledby="add-desk">
      <h2 id="add-desk">{t('Add a desk')}</h2>
      <p className={classes.lead}>{t('Several desks can be in use at once, also several of one kind.')}</p>
      {kinds.isPending && <Skeleton height={140} mt={12} role="status" aria-label={t('Loading')} />}
      {kinds.error && <Failed error={kinds.error} retry={() => void kinds.refetch()} />}
      {kinds.data && (
        <ul className={classes.kinds} aria-label={t('Kinds of desks')} style={{ marginBlockStart: 16 }}>
          {kinds.data.map((kind) => (
            <li key={kind.id}>
              <Link href={`/settings/add-desk/${encodeURIComponent(kind.id)}`}>
                <strong>{kind.title}</strong>
                <span>{goodFor(kind)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function goodFor({ capabilities }: DeskKind): string {
  const good = [
    ...(capabilities.liveHandover === 'NO' ? [] : [t('live talks')]),
    ...(capabilities.emailHandover === 'NO' ? [] : [t('emails or tickets')]),
    ...(capabilities.deskChannels === 'NO' ? [] : [t('the desk’s own channels')]),
  ];
  return good.length > 0 ? t('For {what}', { what: listed(good) }) : t('An address that customers are shown');
}

/** A new desk of one kind. Its id stands in addresses and assistant files and stays. */
export function AddDesk({ kind: id }: { kind: string }) {
  const kinds = useKinds();
  const desks = useDesks();
  const kind = kinds.data?.find((each) => each.id === id);
  if (kinds.isPending || desks.isPending) return <Skeleton height={240} role="status" aria-label={t('Loading')} />;
  if (kinds.error ?? desks.error) {
    return (
      <Failed error={kinds.error ?? desks.error} retry={() => void Promise.all([kinds.refetch(), desks.refetch()])} />
    );
  }
  if (!kind || !desks.data) {
    return (
      <p className={classes.error} role="alert">
        {t('This release knows no desks of this kind.')} <Link href="/settings/add-desk">{t('See all')}</Link>
      </p>
    );
  }
  return <NewDesk kind={kind} taken={[WORKSPACE, 'kinds', 'choices', ...desks.data.desks.map((desk) => desk.id)]} />;
}

/** The longest id that the server takes. */
const ID = 40;

function NewDesk({ kind, taken }: { kind: DeskKind; taken: string[] }) {
  const go = useGo();
  const { run, busy, failure } = useDeed();
  const [name, setName] = useState('');
  const id = freeId(name || kind.id, taken);
  return (
    <DeskForm
      title={t('New desk: {kind}', { kind: kind.title })}
      kind={kind}
      of={newDraft(kind, ownTimeZone())}
      busy={busy}
      failure={failure}
      onName={setName}
      save={async (draft) => {
        if (await run(() => deskApi.save(id, setupOf(draft, kind, true)))) go(`/settings/desks/${id}`);
      }}
      id={
        <TextInput
          label={t('Id')}
          description={t(
            'For assistant files, whose steps can name it, and for addresses; it stays when the name changes.',
          )}
          value={id}
          readOnly
        />
      }
      deskId={id}
    />
  );
}

/** An id from the name that no other desk has. */
export function freeId(name: string, taken: readonly string[]): string {
  const base =
    idFrom(name)
      .slice(0, ID - 3)
      .replace(/-+$/, '') || 'desk';
  let id = base;
  for (let count = 2; taken.includes(id); count++) id = `${base}-${count}`;
  return id;
}

export const ownTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
