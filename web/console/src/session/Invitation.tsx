import { Button, PasswordInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { Session } from '../api/types';
import { t } from '../i18n';
import { people } from '../people/wire';
import { BatonMark } from '../ui/BatonMark';
import classes from './SignIn.module.css';

const SHORTEST = 12;

/** The secret of an invitation that the page was opened with. It stands behind `#`, which is never sent to a server. */
export function invitationSecret(at: Pick<Location, 'pathname' | 'hash'>): string | undefined {
  return at.pathname.replace(/\/$/, '').endsWith('/invitation') && at.hash.length > 1 ? at.hash.slice(1) : undefined;
}

/** Where somebody invited chooses a password and is signed in. */
export function Invitation({ secret, onSignedIn }: { secret: string; onSignedIn(session: Session): void }) {
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const invited = useQuery({
    queryKey: ['invitation', secret],
    queryFn: () => people.openInvitation(secret),
    retry: false,
    staleTime: Infinity,
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const { email } = await people.acceptInvitation(secret, password);
      const session = await api.signIn(email, password);
      history.replaceState(null, '', '/console/');
      onSignedIn(session);
    } catch (problem) {
      setBusy(false);
      setError(sentence(problem));
    }
  };
  if (invited.isPending) return null;
  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={submit} aria-label={t('Invitation')}>
        <BatonMark size={32} />
        {invited.data ? (
          <>
            <h1 className={classes.title}>{t('Welcome, {name}', { name: invited.data.name })}</h1>
            <p className={classes.lead}>
              {t('{invitedBy} invited you. Choose the password with which {email} signs in.', {
                invitedBy: invited.data.invitedBy,
                email: invited.data.email,
              })}
            </p>
            <PasswordInput
              label={t('Password')}
              description={t('{count, number} characters at least', { count: SHORTEST })}
              autoComplete="new-password"
              size="sm"
              value={password}
              minLength={SHORTEST}
              maxLength={200}
              onChange={(event) => setPassword(event.currentTarget.value)}
              required
              withAsterisk={false}
              autoFocus
            />
          </>
        ) : (
          <>
            <h1 className={classes.title}>{t('This link does not work')}</h1>
            <p className={classes.error} role="alert">
              {sentence(invited.error)}
            </p>
          </>
        )}
        {error && (
          <p className={classes.error} role="alert">
            {error}
          </p>
        )}
        {invited.data && (
          <Button type="submit" size="sm" loading={busy} fullWidth mt={4}>
            {t('Sign in')}
          </Button>
        )}
      </form>
    </main>
  );
}
