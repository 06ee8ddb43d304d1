import { Button, MultiSelect, NumberInput, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sentence } from '../api/problem';
import type { Named } from '../api/types';
import { t } from '../i18n';
import { useLeaveGuard } from '../ui/leaveGuard';
import { ChannelCaps } from './ChannelCaps';
import classes from './People.module.css';
import { Failure, useChange } from './parts';
import { type Profile, people, type Skill } from './wire';

const MIDDLE = 5;

/** What an agent takes: how many chats, of which teams, with which skills and languages. */
export function ProfileForm({ id }: { id: string }) {
  const profile = useQuery({ queryKey: ['people', 'profile', id], queryFn: () => people.profile(id) });
  const teams = useQuery({ queryKey: ['people', 'teams'], queryFn: people.teams });
  const skills = useQuery({ queryKey: ['people', 'skills'], queryFn: people.skills });
  const channels = useQuery({ queryKey: ['people', 'channels'], queryFn: people.channels });
  const error = profile.error ?? teams.error ?? skills.error ?? channels.error;
  if (error) {
    return (
      <p className={classes.error} role="alert">
        {sentence(error)}
      </p>
    );
  }
  if (!profile.data || !teams.data || !skills.data || !channels.data) return null;
  return (
    <Fields
      key={JSON.stringify(profile.data)}
      id={id}
      of={profile.data}
      teams={teams.data}
      skills={skills.data}
      channels={channels.data.map((channel) => channel.id)}
    />
  );
}

interface FieldsProps {
  id: string;
  of: Profile;
  teams: Named[];
  skills: Skill[];
  channels: string[];
}

function Fields({ id, of, teams, skills, channels }: FieldsProps) {
  const [draft, setDraft] = useState(of);
  const { run, busy, failure } = useChange();
  const dirty = JSON.stringify(draft) !== JSON.stringify(of);
  useLeaveGuard(dirty && !busy);
  const choose = (chosen: string[]) =>
    setDraft({ ...draft, teams: chosen.map((team) => draft.teams.find((in_) => in_.id === team) ?? { id: team }) });
  const level = (chosen: string[]) =>
    setDraft({ ...draft, skills: Object.fromEntries(chosen.map((skill) => [skill, draft.skills[skill] ?? MIDDLE])) });
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(() => people.setProfile(id, draft));
  };
  return (
    <section>
      <form className={classes.form} onSubmit={save} aria-label={t('Conversations')}>
        <h2>{t('Conversations')}</h2>
        <NumberInput
          label={t('Chats at once')}
          description={t('What they carry at most, 0 to 1,000; 6 unless set. Lowering it takes nothing away.')}
          value={draft.cap}
          min={0}
          max={1000}
          decimalScale={2}
          onChange={(cap) => setDraft({ ...draft, cap: Number(cap) })}
        />
        <ChannelCaps
          label={t('Chats at once by channel')}
          description={t('The same for one channel, beside what all chats together may take.')}
          unset={t('as for everybody')}
          channels={channels}
          caps={draft.channelCaps}
          set={(channelCaps) => setDraft({ ...draft, channelCaps })}
        />
        <MultiSelect
          searchable
          label={t('Teams')}
          description={t('Whose conversations they get.')}
          data={teams.map(({ id: value, name: label }) => ({ value, label }))}
          value={draft.teams.map((team) => team.id)}
          onChange={choose}
        />
        <MultiSelect
          searchable
          label={t('Skills')}
          description={t('What they are good at.')}
          data={skills.map(({ id: value, name: label }) => ({ value, label }))}
          value={Object.keys(draft.skills)}
          onChange={level}
        />
        {skills
          .filter((skill) => skill.id in draft.skills)
          .map((skill) => (
            <NumberInput
              key={skill.id}
              label={t('Level of {skill}', { skill: skill.name })}
              description={t('1 (a little) to 10 (best)')}
              min={1}
              max={10}
              allowDecimal={false}
              value={draft.skills[skill.id] ?? MIDDLE}
              onChange={(value) => setDraft({ ...draft, skills: { ...draft.skills, [skill.id]: Number(value) } })}
            />
          ))}
        <TagsInput
          label={t('Languages')}
          description={t("Tags such as de or fr-CH; counts where a team asks for the customer's language.")}
          value={draft.languages}
          onChange={(languages) => setDraft({ ...draft, languages })}
        />
        <Failure of={failure} />
        <Button type="submit" loading={busy} disabled={!dirty}>
          {t('Save')}
        </Button>
      </form>
    </section>
  );
}
