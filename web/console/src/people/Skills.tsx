import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { t } from '../i18n';
import { useGo, useLeaveGuard } from '../ui/leaveGuard';
import classes from './People.module.css';
import { Danger, Failure, List, Missing, useChange } from './parts';
import { idFrom, people, type Skill } from './wire';

const NONE: Skill = { id: '', name: '', description: '' };

export function Skills() {
  const skills = useQuery({ queryKey: ['people', 'skills'], queryFn: people.skills });
  return (
    <>
      <div className={classes.head}>
        <p className={classes.lead}>
          {t('What agents are good at. A conversation that asks for a skill waits for who has it.')}
        </p>
        <Button component={Link} href="/people/skills/new">
          {t('Add a skill')}
        </Button>
      </div>
      <List
        query={skills}
        label={t('Skills')}
        empty={t('There are no skills yet. Add one, then give it to agents on their pages.')}
        row={(skill) => ({
          key: skill.id,
          href: `/people/skills/${skill.id}`,
          title: skill.name,
          line: skill.description || t('No description'),
          mark: skill.id,
        })}
      />
    </>
  );
}

export function SkillForm({ id }: { id: string }) {
  const skills = useQuery({ queryKey: ['people', 'skills'], queryFn: people.skills });
  if (id === 'new') return <Fields of={NONE} isNew />;
  const found = skills.data?.find((skill) => skill.id === id);
  if (found) return <Fields of={found} isNew={false} />;
  return <Missing query={skills} what={t('skill')} all="/people/skills" />;
}

function Fields({ of, isNew }: { of: Skill; isNew: boolean }) {
  const [draft, setDraft] = useState(of);
  const go = useGo();
  const { run, busy, failure } = useChange();
  const dirty = draft.name !== of.name || draft.description !== of.description;
  useLeaveGuard(dirty && !busy);
  const id = isNew ? idFrom(draft.name) : of.id;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const skill = { ...draft, id };
    if (await run(() => (isNew ? people.makeSkill(skill) : people.changeSkill(skill)))) go('/people/skills');
  };
  const remove = async () => {
    if (await run(() => people.deleteSkill(of.id))) go('/people/skills');
  };
  return (
    <>
      <form className={classes.form} onSubmit={save} aria-label={isNew ? t('New skill') : of.name}>
        <h2>{isNew ? t('New skill') : of.name}</h2>
        <TextInput
          label={t('Name')}
          description={t('As agents and rules show it; 128 characters at most.')}
          value={draft.name}
          maxLength={128}
          required
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <Textarea
          label={t('Description')}
          description={t('When it is wanted, for whoever gives it to agents. Customers never see it.')}
          value={draft.description}
          maxLength={1000}
          autosize
          minRows={2}
          onChange={(event) => setDraft({ ...draft, description: event.currentTarget.value })}
        />
        <TextInput
          label={t('Id')}
          description={t('For assistant files and programs; it stays when the name changes.')}
          value={id}
          readOnly
        />
        <Failure of={failure} />
        <Button type="submit" loading={busy} disabled={!dirty || !id}>
          {t('Save')}
        </Button>
      </form>
      {!isNew && (
        <Danger
          verb={t('Delete')}
          name={of.name}
          what={t('A skill that agents, rules, assistants or conversations use is not deleted; you are told which.')}
          onDo={() => void remove()}
        />
      )}
    </>
  );
}
