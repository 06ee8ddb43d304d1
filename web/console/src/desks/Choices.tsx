import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Named } from '../api/types';
import { t } from '../i18n';
import classes from './Desks.module.css';
import { useDeed } from './useDesks';
import { type Choice, type DeskList, deskApi, WORKSPACE } from './wire';

interface ChoicesProps {
  list: DeskList;
  assistants: Named[];
  teams: Named[];
  may: boolean;
}

/** Which assistant and which team goes to which desk, changed at any time without touching a dialog (K5). */
export function Choices({ list, assistants, teams, may }: ChoicesProps) {
  return (
    <section className={classes.section} aria-labelledby="choices">
      <h2 id="choices">{t('Who goes where')}</h2>
      <p className={classes.lead}>
        {t(
          'A team’s choice counts before its assistant’s. A change is for new conversations; those that run go on where they are.',
        )}
      </p>
      <ChoiceGroup title={t('Assistants')} kind="assistant" all={assistants} list={list} may={may} />
      <ChoiceGroup title={t('Teams')} kind="team" all={teams} list={list} may={may} />
    </section>
  );
}

interface ChoiceGroupProps {
  title: string;
  kind: Choice['kind'];
  all: Named[];
  list: DeskList;
  may: boolean;
}

function ChoiceGroup({ title, kind, all, list, may }: ChoiceGroupProps) {
  return (
    <>
      <h3>{title}</h3>
      <ul className={classes.cards} aria-label={t('Desks of {group}', { group: title })}>
        {all.map((each) => (
          <ChoiceRow key={each.id} kind={kind} what={each} list={list} may={may} />
        ))}
      </ul>
    </>
  );
}

interface ChoiceRowProps {
  kind: Choice['kind'];
  what: Named;
  list: DeskList;
  may: boolean;
}

function ChoiceRow({ kind, what, list, may }: ChoiceRowProps) {
  const [asking, ask] = useState<'change' | 'remove'>();
  const { run, busy, failure } = useDeed();
  const chosen = list.choices.find((each) => each.kind === kind && each.id === what.id)?.desk;
  const [wanted, want] = useState(chosen ?? WORKSPACE);
  const without = kind === 'team' ? t('that of its assistant') : t('our workspace');
  const present = chosen === undefined ? without : nameOfDesk(chosen, list);
  const { name } = what;
  const close = async (deed: () => Promise<unknown>) => {
    if (await run(deed)) ask(undefined);
  };
  return (
    <li className={classes.card}>
      <div className={classes.what}>
        <strong>{name}</strong>
        <span>{t('Present desk: {desk}', { desk: present })}</span>
        {failure && (
          <span className={classes.bad} role="alert">
            {failure}
          </span>
        )}
        {asking === 'remove' && (
          <span>
            {kind === 'team'
              ? t('New conversations of the team then go where their assistant does.')
              : t('Our workspace takes over new conversations; those that run go on where they are.')}
          </span>
        )}
      </div>
      {may && asking === undefined && (
        <div className={classes.buttons}>
          <Button
            variant="default"
            size="xs"
            aria-label={t('Change the desk of {name}', { name })}
            onClick={() => {
              want(chosen ?? WORKSPACE);
              ask('change');
            }}
          >
            {t('Change')}
          </Button>
          {chosen !== undefined && (
            <Button
              variant="default"
              size="xs"
              aria-label={t('Remove the desk of {name}', { name })}
              onClick={() => ask('remove')}
            >
              {t('Remove')}
            </Button>
          )}
        </div>
      )}
      {asking === 'change' && (
        <div className={classes.buttons}>
          <NativeSelect
            aria-label={t('Desk of {name}', { name })}
            size="xs"
            value={wanted}
            onChange={(event) => want(event.currentTarget.value)}
            data={[
              { value: WORKSPACE, label: t('Our workspace') },
              ...list.desks.map((desk) => ({ value: desk.id, label: desk.name })),
            ]}
          />
          <Button variant="default" size="xs" onClick={() => ask(undefined)}>
            {t('Cancel')}
          </Button>
          <Button
            size="xs"
            loading={busy}
            onClick={() => void close(() => deskApi.choose({ kind, id: what.id, desk: wanted }))}
          >
            {t('Save')}
          </Button>
        </div>
      )}
      {asking === 'remove' && (
        <div className={classes.buttons}>
          <Button variant="default" size="xs" onClick={() => ask(undefined)}>
            {t('Keep')}
          </Button>
          <Button size="xs" loading={busy} onClick={() => void close(() => deskApi.unchoose({ kind, id: what.id }))}>
            {t('Remove {name}', { name: present })}
          </Button>
        </div>
      )}
    </li>
  );
}

export function nameOfDesk(id: string, list: DeskList): string {
  if (id === WORKSPACE) return t('our workspace');
  return list.desks.find((desk) => desk.id === id)?.name ?? id;
}
