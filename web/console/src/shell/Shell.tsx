import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { AgentProvider } from '../agent/AgentProvider';
import type { ListName } from '../api/types';
import { Board, type Chosen } from '../board/Board';
import { DesksPages } from '../desks/DesksPages';
import { roleWords } from '../format/words';
import { t } from '../i18n';
import { People } from '../people/People';
import { useSession } from '../session/SessionGate';
import { maySwitch } from '../settings/handover';
import { Settings } from '../settings/Settings';
import { SwitchBar } from '../settings/SwitchBar';
import { listenForShortcuts, useShortcut } from '../ui/shortcuts';
import { ClosingProvider } from '../workspace/Closing';
import { Workspace } from '../workspace/Workspace';
import { ConnectionBar } from './ConnectionBar';
import { Finder } from './Finder';
import { NoWorkspace } from './NoWorkspace';
import { OfferSignals } from './OfferSignals';
import { Rail } from './Rail';
import classes from './Shell.module.css';
import { ShortcutSheet } from './ShortcutSheet';

const LISTS = /^\/(?<list>mine|waiting|queue|inbox|bot|desk|handed_over|closed|find)(?:\/(?<id>[^/]+))?\/?$/;

const BOARD = /^\/board(?:\/(?<kind>team|agent|stuck)\/(?<id>[^/]+)(?:\/(?<chat>[^/]+))?)?\/?$/;

/** The console around its pages: rail, connection, offers' signals, keys. */
export function Shell() {
  const { user } = useSession();
  if (!user.roles.some((role) => role === 'agent' || role === 'supervisor')) {
    return maySwitch(user) ? <Office /> : <NoWorkspace />;
  }
  return (
    <AgentProvider userId={user.id}>
      <ClosingProvider>
        <Frame />
      </ClosingProvider>
    </AgentProvider>
  );
}

/** For administrators who take no conversations: the settings, and a way out. */
function Office() {
  const { user, signOut } = useSession();
  const [at, go] = useLocation();
  const inSettings = at.startsWith('/settings');
  const onBoard = at.startsWith('/board');
  useEffect(listenForShortcuts, []);
  useShortcut('g o', () => go('/board'));
  useShortcut('g p', () => go('/people'));
  useShortcut('g s', () => go('/settings'));
  return (
    <div className={classes.office}>
      <header>
        <nav aria-label={t('Main')}>
          <Link href="/board" aria-current={onBoard ? 'page' : undefined}>
            {t('Board')}
          </Link>
          <Link href="/people/users" aria-current={inSettings || onBoard ? undefined : 'page'}>
            {t('People')}
          </Link>
          <Link href="/settings" aria-current={inSettings ? 'page' : undefined}>
            {t('Settings')}
          </Link>
        </nav>
        <span>{t('{name} ({roles})', { name: user.name, roles: roleWords(user.roles) })}</span>
        <Button variant="default" onClick={() => void signOut()}>
          {t('Sign out')}
        </Button>
      </header>
      <Switch>
        <Route path="/settings">
          <Settings />
        </Route>
        <Route path="/settings/*">
          <DesksPages />
        </Route>
        <Route path={BOARD}>
          {(params) => (
            <AgentProvider userId={user.id}>
              <ClosingProvider>
                <Board chosen={chosenIn(params)} />
              </ClosingProvider>
            </AgentProvider>
          )}
        </Route>
        <Route>
          <People />
        </Route>
      </Switch>
    </div>
  );
}

function Frame() {
  const { user } = useSession();
  const [keysShown, showKeys] = useState(false);
  const [, go] = useLocation();
  useEffect(listenForShortcuts, []);
  useShortcut('?', () => showKeys(true));
  useShortcut('g w', () => go('/mine'));
  useShortcut('g m', () => go('/mine'));
  useShortcut('g r', () => go('/waiting'));
  useShortcut('g q', () => go('/queue'));
  useShortcut('g i', () => go('/inbox'));
  useShortcut('g b', () => go('/bot'));
  useShortcut('g d', () => go('/desk'));
  useShortcut('g h', () => go('/handed_over'));
  useShortcut('g c', () => go('/closed'));
  useShortcut('g o', () => go('/board'), maySwitch(user));
  useShortcut('g p', () => go('/people'));
  useShortcut('g s', () => go('/settings'), maySwitch(user));

  return (
    <div className={classes.shell}>
      <OfferSignals />
      <Rail onShowKeys={() => showKeys(true)} />
      <div className={classes.page}>
        <ConnectionBar />
        <SwitchBar />
        <Switch>
          <Route path={LISTS}>
            {(params) => (
              <Workspace
                list={params.list as ListName}
                conversationId={params.id ? decodeURIComponent(params.id) : undefined}
              />
            )}
          </Route>
          {maySwitch(user) && <Route path={BOARD}>{(params) => <Board chosen={chosenIn(params)} />}</Route>}
          {maySwitch(user) && (
            <Route path="/settings">
              <Settings />
            </Route>
          )}
          {maySwitch(user) && (
            <Route path="/settings/*">
              <DesksPages />
            </Route>
          )}
          <Route path="/people/*?">
            <People />
          </Route>
          <Route>
            <Redirect to="/mine" replace />
          </Route>
        </Switch>
      </div>
      <Finder onShowKeys={() => showKeys(true)} />
      <ShortcutSheet opened={keysShown} onClose={() => showKeys(false)} />
    </div>
  );
}

/** What the board's address has chosen. */
function chosenIn(params: { kind?: string; id?: string; chat?: string }): Chosen | undefined {
  const { kind, id, chat } = params;
  return kind && id
    ? {
        kind: kind as Chosen['kind'],
        id: decodeURIComponent(id),
        chat: chat ? decodeURIComponent(chat) : undefined,
      }
    : undefined;
}
