import { Redirect, Route, Switch } from 'wouter';
import { t } from '../i18n';
import { useSession } from '../session/SessionGate';
import settings from '../settings/Settings.module.css';
import { SettingsTabs } from '../settings/SettingsTabs';
import { AddDesk, KindList } from './AddDesk';
import { DeskPage } from './DeskPage';
import { Desks } from './Desks';
import { Undelivered } from './Undelivered';
import { maySetUp } from './wire';

/** The part of the settings that is about desks of others; supervisors see how they are, administrators set them up. */
export function DesksPages() {
  const { user } = useSession();
  const may = maySetUp(user);
  return (
    <main className={settings.page}>
      <h1>{t('Settings')}</h1>
      <SettingsTabs />
      <Switch>
        <Route path="/settings/desks">
          <Desks may={may} />
        </Route>
        {may && (
          <Route path="/settings/desks/:id">{({ id }) => <DeskPage key={id} id={decodeURIComponent(id)} />}</Route>
        )}
        {may && (
          <Route path="/settings/add-desk">
            <KindList />
          </Route>
        )}
        {may && <Route path="/settings/add-desk/:kind">{({ kind }) => <AddDesk key={kind} kind={kind} />}</Route>}
        <Route path="/settings/undelivered">
          <Undelivered />
        </Route>
        <Route>
          <Redirect to="/settings/desks" replace />
        </Route>
      </Switch>
    </main>
  );
}
