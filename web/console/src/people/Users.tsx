import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import type { Role } from '../api/types';
import { exactTime } from '../format/time';
import { roleWords } from '../format/words';
import { row, t } from '../i18n';
import { useSession } from '../session/SessionGate';
import { useGo, useLeaveGuard } from '../ui/leaveGuard';
import classes from './People.module.css';
import { ProfileForm } from './Profile';
import { Danger, Failure, List, Missing, useChange } from './parts';
import { type Account, isAdmin, people, standing } from './wire';

const ROLES: [Role, string][] = [
  ['agent', t('Talks with customers.')],
  ['supervisor', t('Sees every conversation, steps in, looks after teams, skills and canned replies.')],
  ['builder', t('Makes assistants.')],
  ['admin', t('Runs the installation: accounts and settings.')],
];

const useUsers = () => useQuery({ queryKey: ['people', 'users'], queryFn: people.users });

export function Users() {
  const { user } = useSession();
  const users = useUsers();
  return (
    <>
      <div className={classes.head}>
        <p className={classes.lead}>
          {t('Everybody with an account: what they may do, and for agents, what they take.')}
        </p>
        {isAdmin(user) && (
          <Button component={Link} href="/people/users/new">
            {t('Add a user')}
          </Button>
        )}
      </div>
      <List
        query={users}
        label={t('Users')}
        empty={t('There are no users yet.')}
        row={(account) => ({
          key: account.id,
          href: `/people/users/${account.id}`,
          title: account.name,
          line: [account.email, roleWords(account.roles), row(account.teams)].filter(Boolean).join(' · '),
          mark: standing(account),
        })}
      />
    </>
  );
}

export function UserForm({ id }: { id: string }) {
  const { user } = useSession();
  const users = useUsers();
  if (id === 'new') return <AccountFields />;
  const account = users.data?.find((each) => each.id === id);
  if (!account) return <Missing query={users} what={t('user')} all="/people/users" />;
  return (
    <>
      <h2>{account.name}</h2>
      <p className={classes.lead}>{standing(account)}</p>
      {isAdmin(user) && <AccountFields key={account.email + account.name + account.roles} of={account} />}
      {isAdmin(user) && !account.offSince && <Invitation account={account} />}
      {account.takesConversations && <ProfileForm id={id} />}
      {isAdmin(user) && user.id !== id && <OnOff account={account} />}
    </>
  );
}

function AccountFields({ of }: { of?: Account }) {
  const [email, setEmail] = useState(of?.email ?? '');
  const [name, setName] = useState(of?.name ?? '');
  const [roles, setRoles] = useState<Role[]>(of?.roles ?? ['agent']);
  const go = useGo();
  const { run, busy, failure } = useChange();
  const dirty =
    email !== (of?.email ?? '') ||
    name !== (of?.name ?? '') ||
    (of && [...roles].sort().join() !== [...of.roles].sort().join());
  useLeaveGuard(Boolean(dirty) && !busy);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    let made: Account | undefined;
    const body = { email: email.trim(), name: name.trim(), roles };
    const saved = await run(async () => {
      made = await (of ? people.changeUser(of.id, body) : people.makeUser(body));
    });
    if (saved && !of && made) go(`/people/users/${made.id}`);
  };
  return (
    <section>
      <form className={classes.form} onSubmit={save} aria-label={of ? t('Account') : t('New user')}>
        <h2>{of ? t('Account') : t('New user')}</h2>
        <TextInput
          label={t('Name')}
          description={t('As colleagues and customers see it.')}
          value={name}
          maxLength={128}
          required
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('Email')}
          description={t('What they sign in with. No mail is sent: you give them a link.')}
          type="email"
          value={email}
          maxLength={320}
          required
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Checkbox.Group label={t('Roles')} value={roles} onChange={(chosen) => setRoles(chosen as Role[])}>
          {ROLES.map(([role, what]) => (
            <Checkbox key={role} mt={6} value={role} label={roleWords([role])} description={what} />
          ))}
        </Checkbox.Group>
        <Failure of={failure} />
        <Button type="submit" loading={busy} disabled={!dirty || roles.length === 0}>
          {t('Save')}
        </Button>
      </form>
    </section>
  );
}

function Invitation({ account }: { account: Account }) {
  const [link, setLink] = useState<{ path: string; expiresAt: string }>();
  const { run, busy, failure } = useChange();
  return (
    <section aria-label={t('Invitation')}>
      <h2>{t('Invitation')}</h2>
      <p className={classes.lead}>
        {t(
          'A link by which {account} chooses a password, for the first time or anew. It works once, for three days; a new one makes the one before void.',
          { account: account.name },
        )}
      </p>
      {link && (
        <p>
          <code className={classes.link}>{location.origin + link.path}</code>
          {t('Shown this once. Works until {moment}.', { moment: exactTime(link.expiresAt) })}
        </p>
      )}
      <Failure of={failure} />
      <Button
        mt={8}
        variant="default"
        loading={busy}
        onClick={() => void run(async () => setLink(await people.invite(account.id)))}
      >
        {t('Make a link')}
      </Button>
    </section>
  );
}

function OnOff({ account }: { account: Account }) {
  const { run, busy, failure } = useChange();
  if (account.offSince) {
    return (
      <section className={classes.danger}>
        <p>
          {t('Switched off on {moment}. Teams and skills are as they were.', {
            moment: exactTime(account.offSince),
          })}
        </p>
        <Failure of={failure} />
        <Button variant="default" loading={busy} onClick={() => void run(() => people.switchUser(account.id, true))}>
          {t('Switch on')}
        </Button>
      </section>
    );
  }
  return (
    <>
      <Failure of={failure} />
      <Danger
        verb={t('Switch off')}
        name={account.name}
        what={t(
          'Signs them out everywhere and gives their open conversations back to the queue. What they did keeps their name.',
        )}
        onDo={() => void run(() => people.switchUser(account.id, false))}
      />
    </>
  );
}
