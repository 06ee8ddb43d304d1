import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { api, http } from '../api';
import { Problem, sentence } from '../api/problem';
import type { Session, User } from '../api/types';
import { forgetConversations } from '../conversation/conversationStream';
import { t } from '../i18n';
import { Invitation, invitationSecret } from './Invitation';
import { SignIn } from './SignIn';
import classes from './SignIn.module.css';

interface SignedIn {
  user: User;
  signOut(): Promise<void>;
  /** Reads again who one is, after a change. */
  renew(): Promise<void>;
}

type State =
  | { kind: 'asking' }
  | { kind: 'out'; ended: boolean }
  | { kind: 'unreachable'; why: string }
  | { kind: 'in'; session: Session };

const SessionContext = createContext<SignedIn | undefined>(undefined);

export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionGate above it');
  return session;
}

/**
 * Shows the console to whoever is signed in and the sign-in to everyone else, in place: the address stays, so that
 * signing in again leads back to where one was.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const [state, setState] = useState<State>({ kind: 'asking' });
  const queries = useQueryClient();

  const enter = useCallback((session: Session) => {
    http.takeSession(session);
    setState({ kind: 'in', session });
  }, []);

  const leave = useCallback(
    (ended: boolean) => {
      http.takeSession(undefined);
      queries.clear();
      forgetConversations();
      setState({ kind: 'out', ended });
    },
    [queries],
  );

  const ask = useCallback(() => {
    setState({ kind: 'asking' });
    api.session().then(enter, (error: unknown) => {
      if (error instanceof Problem && error.status === 401) leave(false);
      else setState({ kind: 'unreachable', why: sentence(error) });
    });
  }, [enter, leave]);

  useEffect(() => {
    http.onSignedOut = () => leave(true);
    ask();
  }, [ask, leave]);

  const secret = invitationSecret(location);
  if (secret && state.kind !== 'in') return <Invitation secret={secret} onSignedIn={enter} />;
  switch (state.kind) {
    case 'asking':
      return null;
    case 'unreachable':
      return (
        <main className={classes.page}>
          <div className={classes.card}>
            <h1 className={classes.title}>{t('Baton does not answer')}</h1>
            <p className={classes.lead}>{state.why}</p>
            <Button size="sm" onClick={ask}>
              {t('Try again')}
            </Button>
          </div>
        </main>
      );
    case 'out':
      return <SignIn ended={state.ended} onSignedIn={enter} />;
    case 'in': {
      const signOut = async () => {
        await api.signOut();
        leave(false);
      };
      const renew = async () => enter(await api.session());
      return (
        <SessionContext.Provider value={{ user: state.session.user, signOut, renew }}>
          {children}
        </SessionContext.Provider>
      );
    }
  }
}
