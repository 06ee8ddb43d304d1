import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { t } from '../i18n';
import { useGo, useLeaveGuard } from '../ui/leaveGuard';
import { Members } from './Members';
import classes from './People.module.css';
import { Danger, Failure, List, Missing, useChange } from './parts';
import { TeamSettingField } from './TeamSettings';
import { SECTIONS, slice, type TeamSection } from './teamFields';
import { idFrom, people, type TeamDetail, type TeamRow } from './wire';

const useTeams = () => useQuery({ queryKey: ['people', 'teams'], queryFn: people.teams });

export function Teams() {
  const teams = useTeams();
  return (
    <>
      <div className={classes.head}>
        <p className={classes.lead}>{t('Who gets which conversations, and how long customers wait for whom.')}</p>
        <Button component={Link} href="/people/teams/new">
          {t('Add a team')}
        </Button>
      </div>
      <List
        query={teams}
        label={t('Teams')}
        empty={t('There are no teams yet. Add one, then give it its members.')}
        row={(team) => ({
          key: team.id,
          href: `/people/teams/${team.id}`,
          title: team.name,
          line: t(
            '{count, plural, one {# member} other {# members}}, {online, number} there now, {waiting, number} waiting',
            {
              count: team.members,
              online: team.online,
              waiting: team.waiting,
            },
          ),
          ...(team.default && { mark: t('Default') }),
        })}
      />
    </>
  );
}

export function TeamForm({ id }: { id: string }) {
  return id === 'new' ? <NewTeam /> : <OneTeam id={id} />;
}

function NewTeam() {
  const [name, setName] = useState('');
  const go = useGo();
  const { run, busy, failure } = useChange();
  useLeaveGuard(name !== '' && !busy);
  const id = idFrom(name);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (await run(() => people.makeTeam({ id, name: name.trim() }))) go(`/people/teams/${id}`);
  };
  return (
    <form className={classes.form} onSubmit={save} aria-label={t('New team')}>
      <h2>{t('New team')}</h2>
      <TextInput
        label={t('Name')}
        description={t('As customers read it while they wait; 128 characters at most.')}
        value={name}
        maxLength={128}
        required
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('Id')}
        description={t('For assistant files and programs; it stays when the name changes.')}
        value={id}
        readOnly
      />
      <Failure of={failure} />
      <Button type="submit" loading={busy} disabled={!id}>
        {t('Save')}
      </Button>
    </form>
  );
}

function OneTeam({ id }: { id: string }) {
  const team = useQuery({ queryKey: ['people', 'team', id], queryFn: () => people.team(id) });
  const teams = useTeams();
  const channels = useQuery({ queryKey: ['people', 'channels'], queryFn: people.channels });
  const go = useGo();
  const { run, failure } = useChange();
  if (!team.data) return <Missing query={team} what={t('team')} all="/people/teams" />;
  if (!teams.data || !channels.data) {
    return <Missing query={teams.data ? channels : teams} what={t('team')} all="/people/teams" />;
  }
  const others = teams.data.filter((each) => each.id !== id);
  const remove = async () => {
    if (await run(() => people.deleteTeam(id))) go('/people/teams');
  };
  return (
    <>
      <h2>{team.data.name}</h2>
      <p className={classes.lead}>{id}</p>
      <Basics key={`${team.data.name} ${team.data.default}`} of={team.data} />
      <Members team={team.data} />
      {SECTIONS.map((section) => (
        <Section
          key={section.title + JSON.stringify(slice(section, team.data.settings))}
          section={section}
          of={team.data}
          others={others}
          channels={channels.data.map((channel) => channel.id)}
        />
      ))}
      <Failure of={failure} />
      <Danger
        verb={t('Delete')}
        name={team.data.name}
        what={t('A team that agents, rules, assistants or conversations use is not deleted; you are told which.')}
        onDo={() => void remove()}
      />
    </>
  );
}

/** Changes a part of a team as it is by now, so that what somebody else has saved meanwhile stays. */
async function keep(id: string, change: (now: TeamDetail) => Omit<TeamDetail, 'id'>): Promise<void> {
  const { name, default: isDefault, settings } = change(await people.team(id)) as TeamDetail;
  await people.changeTeam(id, { name, default: isDefault, settings });
}

function Basics({ of }: { of: TeamDetail }) {
  const [name, setName] = useState(of.name);
  const [isDefault, setDefault] = useState(of.default);
  const { run, busy, failure } = useChange();
  const dirty = name !== of.name || isDefault !== of.default;
  useLeaveGuard(dirty && !busy);
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(() => keep(of.id, (now) => ({ ...now, name: name.trim(), default: isDefault })));
  };
  return (
    <section>
      <form className={classes.form} onSubmit={save} aria-label={t('Team')}>
        <TextInput
          label={t('Name')}
          description={t('As customers read it while they wait; 128 characters at most.')}
          value={name}
          maxLength={128}
          required
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={t('Default team')}
          description={
            of.default
              ? t('Gets what nothing else places. To change this, make another team the default.')
              : t('Gets what nothing else places, in place of the team that does so now.')
          }
          checked={isDefault}
          disabled={of.default}
          onChange={(event) => setDefault(event.currentTarget.checked)}
        />
        <Failure of={failure} />
        <Button type="submit" loading={busy} disabled={!dirty}>
          {t('Save')}
        </Button>
      </form>
    </section>
  );
}

interface SectionProps {
  section: TeamSection;
  of: TeamDetail;
  others: TeamRow[];
  channels: string[];
}

function Section({ section, of, others, channels }: SectionProps) {
  const saved = slice(section, of.settings);
  const [draft, setDraft] = useState(saved);
  const { run, busy, failure } = useChange();
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved);
  useLeaveGuard(dirty && !busy);
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(() => keep(of.id, (now) => ({ ...now, settings: { ...now.settings, ...draft } })));
  };
  return (
    <section>
      <form className={classes.form} onSubmit={save} aria-label={section.title}>
        <h2>{section.title}</h2>
        <p className={classes.lead}>{section.lead}</p>
        {section.fields.map((field) => (
          <TeamSettingField
            key={field.name}
            field={field}
            value={draft}
            teams={others}
            channels={channels}
            set={(change) => setDraft({ ...draft, ...change })}
          />
        ))}
        <Failure of={failure} />
        <Button type="submit" loading={busy} disabled={!dirty}>
          {t('Save')}
        </Button>
      </form>
    </section>
  );
}
