import { useEffect, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { AgentProvider } from '../agent/AgentProvider';
import type { ListName } from '../api/types';
import { useSession } from '../session/SessionGate';
import { listenForShortcuts, useShortcut } from '../ui/shortcuts';
import { ClosingProvider } from '../workspace/Closing';
import { Workspace } from '../workspace/Workspace';
import { ConnectionBar } from './ConnectionBar';
import { NoWorkspace } from './NoWorkspace';
import { OfferSignals } from './OfferSignals';
import { Rail } from './Rail';
import classes from './Shell.module.css';
import { ShortcutSheet } from './ShortcutSheet';

const LISTS = /^\/(?<list>mine|queue|bot|closed)(?:\/(?<id>[^/]+))?\/?$/;

/** The console around its pages: rail, connection, offers' signals, keys. */
export function Shell() {
  const { user } = useSession();
  if (!user.roles.some((role) => role === 'agent' || role === 'supervisor')) return <NoWorkspace />;
  return (
    <AgentProvider userId={user.id}>
      <ClosingProvider>
        <Frame />
      </ClosingProvider>
    </AgentProvider>
  );
}

function Frame() {
  const [keysShown, showKeys] = useState(false);
  const [, go] = useLocation();
  useEffect(listenForShortcuts, []);
  useShortcut('?', () => showKeys(true));
  useShortcut('g w', () => go('/mine'));
  useShortcut('g m', () => go('/mine'));
  useShortcut('g q', () => go('/queue'));
  useShortcut('g b', () => go('/bot'));
  useShortcut('g c', () => go('/closed'));

  return (
    <div className={classes.shell}>
      <OfferSignals />
      <Rail onShowKeys={() => showKeys(true)} />
      <div className={classes.page}>
        <ConnectionBar />
        <Switch>
          <Route path={LISTS}>
            {(params) => (
              <Workspace
                list={params.list as ListName}
                conversationId={params.id ? decodeURIComponent(params.id) : undefined}
              />
            )}
          </Route>
          <Route>
            <Redirect to="/mine" replace />
          </Route>
        </Switch>
      </div>
      <ShortcutSheet opened={keysShown} onClose={() => showKeys(false)} />
    </div>
  );
}
