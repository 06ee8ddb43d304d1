import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { HandoverSwitch, Named } from '../api/types';
import { useDesks } from '../desks/useDesks';
import { t } from '../i18n';
import { useSession } from '../session/SessionGate';
import { useNow } from '../ui/useNow';
import { BlockedVisitors } from './BlockedVisitors';
import { maySwitch, type SwitchKind } from './handover';
import classes from './Settings.module.css';
import { SettingsTabs } from './SettingsTabs';
import { SwitchOff } from './SwitchOff';
import { SWITCHES, untilWords, useSwitches } from './switches';

/** What supervisors and administrators set for everybody; the switch of the handover, and who is blocked. */
export function Settings() {
  const { user } = useSession();
  const switches = useSwitches();
  const assistants = useQuery({ queryKey: ['assistants'], queryFn: api.assistants });
  const teams = useQuery({ queryKey: ['teams'], queryFn: api.teams });
  const desks = useDesks();
  const error = switches.error ?? assistants.error ?? teams.error;
  const off = switches.data;
  return (
    <main className={classes.page}>
      <h1>{t('Settings')}</h1>
      <SettingsTabs />
      <section aria-labelledby="handover-switch">
        <h2 id="handover-switch">{t('Handover switch')}</h2>
        <p className={classes.lead}>
          {t(
            'For an incident: while it is off, customers stay with the bot and read why. Conversations that people have already, and those in the queue, go on.',
          )}
        </p>
        {error && (
          <p className={classes.error} role="alert">
            {sentence(error)}
          </p>
        )}
        {off && assistants.data && teams.data && (
          <>
            <Group title={t('Assistants')}>
              {assistants.data.assistants
                .filter((each) => each.handover)
                .map((each) => (
                  <SwitchRow
                    key={each.id}
                    kind="assistant"
                    what={each}
                    off={find(off, 'assistant', each.id)}
                    may={maySwitch(user)}
                  />
                ))}
            </Group>
            <Group title={t('Teams')}>
              {teams.data.teams.map((each) => (
                <SwitchRow
                  key={each.id}
                  kind="team"
                  what={each}
                  off={find(off, 'team', each.id)}
                  may={maySwitch(user)}
                />
              ))}
            </Group>
            {desks.data && desks.data.desks.length > 0 && (
              <Group title={t('Desks')}>
                {desks.data.desks.map((each) => (
                  <SwitchRow
                    key={each.id}
                    kind="desk"
                    what={each}
                    off={find(off, 'desk', each.id)}
                    may={maySwitch(user)}
                  />
                ))}
              </Group>
            )}
          </>
        )}
      </section>
      {maySwitch(user) && <BlockedVisitors />}
    </main>
  );
}

const find = (off: readonly HandoverSwitch[], kind: SwitchKind, id: string) =>
  off.find((each) => each.kind === kind && each.id === id);

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3>{title}</h3>
      <ul className={classes.rows} aria-label={title}>
        {children}
      </ul>
    </>
  );
}

function SwitchRow({
  kind,
  what,
  off,
  may,
}: {
  kind: SwitchKind;
  what: Named;
  off: HandoverSwitch | undefined;
  may: boolean;
}) {
  const now = useNow(30_000);
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState<string>();
  const change = async (request: () => Promise<unknown>) => {
    setFailed(undefined);
    try {
      await request();
      setAsking(false);
    } catch (problem) {
      setFailed(sentence(problem));
    }
    await queries.invalidateQueries({ queryKey: SWITCHES });
  };
  return (
    <li>
      <div className={classes.row}>
        <span className={classes.dot} data-off={off !== undefined || undefined} aria-hidden />
        <div className={classes.what}>
          <strong>{what.name}</strong>
          <span>
            {off ? t('Off {until}, by {by}', { until: untilWords(off, now), by: off.by }) : t('On')}
            {off?.message && <q>{off.message}</q>}
          </span>
        </div>
        {may && !asking && (
          <Button
            variant="default"
            aria-label={off ? t('Switch on {name}', { name: what.name }) : t('Switch off {name}', { name: what.name })}
            onClick={() => (off ? void change(() => api.switchOn(kind, what.id)) : setAsking(true))}
          >
            {off ? t('Switch on') : t('Switch off')}
          </Button>
        )}
      </div>
      {asking && !off && (
        <SwitchOff
          name={what.name}
          cancel={() => setAsking(false)}
          send={(until, message) => change(() => api.switchOff(kind, what.id, until, message))}
        />
      )}
      {failed && (
        <p className={classes.error} role="alert">
          {failed}
        </p>
      )}
    </li>
  );
}
