import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api } from '../api';
import { Problem, sentence } from '../api/problem';
import type { DemoAccounts, Session } from '../api/types';
import { roleWords } from '../format/words';
import { t } from '../i18n';
import { LanguageChoice } from '../i18n/LanguageChoice';
import { BatonMark } from '../ui/BatonMark';
import { Face } from '../ui/Face';
import classes from './SignIn.module.css';

/** The demo's accounts, or `null` on a server that has none. */
async function demoAccounts(): Promise<DemoAccounts | null> {
  try {
    return await api.demo();
  } catch {
    return null;
  }
}

interface SignInProps {
  /** Whether a session ended while the console was open. */
  ended: boolean;
  onSignedIn(session: Session): void;
}

export function SignIn({ ended, onSignedIn }: SignInProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const demo = useQuery({ queryKey: ['demo'], queryFn: demoAccounts, staleTime: Infinity, retry: false });

  useEffect(() => {
    document.title = t('Sign in · Baton');
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      onSignedIn(await api.signIn(email.trim(), password));
    } catch (problem) {
      setBusy(false);
      const wrong = problem instanceof Problem && problem.status === 401;
      setError(wrong ? t('Email and password do not match. Check both and try again.') : sentence(problem));
    }
  };

  const fill = (account: string) => {
    setEmail(account);
    setPassword(demo.data?.password ?? '');
    setError(undefined);
    button.current?.focus();
  };

  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={submit} aria-label={t('Sign in')}>
        <BatonMark size={32} />
        <h1 className={classes.title}>{t('Sign in to Baton')}</h1>
        {ended && (
          <p className={classes.ended} role="status">
            {t('Your session ended. Sign in to go on where you were; your drafts are kept.')}
          </p>
        )}
        <TextInput
          label={t('Email')}
          type="email"
          autoComplete="username"
          size="sm"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordInput
          label={t('Password')}
          autoComplete="current-password"
          size="sm"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          required
          withAsterisk={false}
        />
        {error && (
          <p className={classes.error} role="alert">
            {error}
          </p>
        )}
        <Button ref={button} type="submit" size="sm" loading={busy} fullWidth mt={4}>
          {t('Sign in')}
        </Button>
        <LanguageChoice className={classes.language} />
        {demo.data && (
          <fieldset className={classes.demo}>
            <legend>{t('Demo accounts')}</legend>
            {demo.data.accounts.map((account) => (
              <button key={account.email} type="button" onClick={() => fill(account.email)}>
                <Face name={account.email} size={24} kind="agent" />
                <span className={classes.email}>{account.email}</span>
                <span className={classes.roles}>{roleWords(account.roles)}</span>
              </button>
            ))}
          </fieldset>
        )}
      </form>
    </main>
  );
}
