import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { t } from '../i18n';
import { useSession } from '../session/SessionGate';
import { useGo, useLeaveGuard } from '../ui/leaveGuard';
import classes from './People.module.css';
import { Danger, Failure, List, Missing, useChange } from './parts';
import { type CannedDraft, type CannedReply, isSupervisor, people } from './wire';

const audience = (reply: CannedReply) => (reply.audience === 'team' ? (reply.team?.id ?? '') : reply.audience);
const WORDS = { everybody: t('Everybody'), own: t('Only you') };

function useReplies() {
  const { user } = useSession();
  const supervises = isSupervisor(user);
  return useQuery({
    queryKey: ['people', 'canned', supervises],
    queryFn: async () => {
      const usable = await people.canned(false);
      if (!supervises) return usable;
      const own = usable.filter((reply) => reply.audience === 'own');
      return [...own, ...(await people.canned(true))];
    },
  });
}

export function CannedReplies() {
  const replies = useReplies();
  return (
    <>
      <div className={classes.head}>
        <p className={classes.lead}>{t('Answers kept ready. Agents type / and a few letters to have one.')}</p>
        <Button component={Link} href="/people/canned-replies/new">
          {t('Add a reply')}
        </Button>
      </div>
      <List
        query={replies}
        label={t('Canned replies')}
        empty={t('There are no canned replies yet. Add the answer that is written most often.')}
        row={(reply) => ({
          key: reply.id,
          href: `/people/canned-replies/${reply.id}`,
          title: reply.shortcut ? `${reply.title} (/${reply.shortcut})` : reply.title,
          line: reply.text,
          mark: reply.audience === 'team' ? (reply.team?.name ?? '') : WORDS[reply.audience],
        })}
      />
    </>
  );
}

export function CannedForm({ id }: { id: string }) {
  const { user } = useSession();
  const replies = useReplies();
  if (id === 'new') {
    const first = isSupervisor(user) ? 'everybody' : 'own';
    return <Fields of={{ title: '', text: '', shortcut: '', language: '', audience: first }} />;
  }
  const reply = replies.data?.find((each) => each.id === id);
  if (!reply) return <Missing query={replies} what={t('canned reply')} all="/people/canned-replies" />;
  const draft = {
    title: reply.title,
    text: reply.text,
    shortcut: reply.shortcut ?? '',
    language: reply.language ?? '',
    audience: audience(reply),
  };
  return <Fields id={id} of={draft} locked={reply.audience !== 'own' && !isSupervisor(user)} />;
}

function Fields({ id, of, locked = false }: { id?: string; of: CannedDraft; locked?: boolean }) {
  const { user } = useSession();
  const teams = useQuery({ queryKey: ['people', 'teams'], queryFn: people.teams });
  const [draft, setDraft] = useState(of);
  const go = useGo();
  const { run, busy, failure } = useChange();
  const dirty = JSON.stringify(draft) !== JSON.stringify(of);
  useLeaveGuard(dirty && !busy);
  const set = (change: Partial<CannedDraft>) => setDraft({ ...draft, ...change });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (await run(() => people.keepCanned(id, draft))) go('/people/canned-replies');
  };
  const remove = async () => {
    if (id && (await run(() => people.deleteCanned(id)))) go('/people/canned-replies');
  };
  const name = id ? of.title : t('New canned reply');
  return (
    <>
      <form className={classes.form} onSubmit={save} aria-label={name}>
        <h2>{name}</h2>
        {locked && <p className={classes.lead}>{t('A supervisor keeps this reply; you may use it.')}</p>}
        <TextInput
          label={t('Title')}
          description={t('What it is found by; customers never see it.')}
          value={draft.title}
          maxLength={128}
          required
          readOnly={locked}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <Textarea
          label={t('Text')}
          description={t(
            '{visitor}, {agent}, {team} and collected values are filled in; after the bar stands what to say where nothing is known.',
            { visitor: '{visitor.name|there}', agent: '{agent.name}', team: '{team.name}' },
          )}
          value={draft.text}
          maxLength={8000}
          required
          autosize
          minRows={4}
          readOnly={locked}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <TextInput
          label={t('Shortcut')}
          description={t(
            'Typed after /, for one that is used often; 32 letters, digits, dashes and underscores at most.',
          )}
          value={draft.shortcut}
          maxLength={32}
          readOnly={locked}
          onChange={(event) => set({ shortcut: event.currentTarget.value })}
        />
        <TextInput
          label={t('Language')}
          description={t(
            'A tag such as de; where the customer writes it, this reply comes first. Empty: every language.',
          )}
          value={draft.language}
          maxLength={35}
          readOnly={locked}
          onChange={(event) => set({ language: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('Who may use it')}
          value={draft.audience}
          disabled={locked}
          onChange={(event) => set({ audience: event.currentTarget.value })}
          data={[
            ...(isSupervisor(user) || locked ? [{ value: 'everybody', label: WORDS.everybody }] : []),
            { value: 'own', label: WORDS.own },
            ...(isSupervisor(user) || locked
              ? (teams.data ?? []).map((team) => ({ value: team.id, label: t('The team {name}', { name: team.name }) }))
              : []),
          ]}
        />
        <Failure of={failure} />
        {!locked && (
          <Button type="submit" loading={busy} disabled={!dirty}>
            {t('Save')}
          </Button>
        )}
      </form>
      {id && !locked && (
        <Danger
          verb={t('Delete')}
          name={of.title}
          what={t('What was said with it stays in the conversations.')}
          onDo={() => void remove()}
        />
      )}
    </>
  );
}
