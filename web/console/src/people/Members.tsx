import { Button, MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sentence } from '../api/problem';
import { t } from '../i18n';
import { useLeaveGuard } from '../ui/leaveGuard';
import classes from './People.module.css';
import { Failure, useChange } from './parts';
import { people, type TeamDetail } from './wire';

type Agent = Awaited<ReturnType<typeof people.agents>>[number];

/** Who is in a team; each agent's own page says the same from the other side. */
export function Members({ team }: { team: TeamDetail }) {
  const agents = useQuery({ queryKey: ['people', 'agents'], queryFn: people.agents });
  if (agents.error) {
    return (
      <p className={classes.error} role="alert">
        {sentence(agents.error)}
      </p>
    );
  }
  if (!agents.data) return null;
  const members = agents.data.filter((agent) => agent.teams.some(({ id }) => id === team.id)).map(({ id }) => id);
  return <Fields key={[...members].sort().join()} team={team.id} agents={agents.data} of={members} />;
}

function Fields({ team, agents, of }: { team: string; agents: Agent[]; of: string[] }) {
  const [chosen, choose] = useState(of);
  const { run, busy, failure } = useChange();
  const joining = chosen.filter((id) => !of.includes(id));
  const leaving = of.filter((id) => !chosen.includes(id));
  const dirty = joining.length + leaving.length > 0;
  useLeaveGuard(dirty && !busy);
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      for (const id of [...joining, ...leaving]) {
        const profile = await people.profile(id);
        const others = profile.teams.filter((each) => each.id !== team);
        await people.setProfile(id, { ...profile, teams: joining.includes(id) ? [...others, { id: team }] : others });
      }
    });
  };
  return (
    <section>
      <form className={classes.form} onSubmit={save} aria-label={t('Members')}>
        <h2>{t('Members')}</h2>
        <MultiSelect
          label={t('Agents')}
          description={t(
            'Who gets its conversations. How much each carries stands on their own page. What somebody has already stays theirs.',
          )}
          searchable
          data={agents.map(({ id: value, name: label }) => ({ value, label }))}
          value={chosen}
          onChange={choose}
        />
        <Failure of={failure} />
        <Button type="submit" loading={busy} disabled={!dirty}>
          {t('Save')}
        </Button>
      </form>
    </section>
  );
}
