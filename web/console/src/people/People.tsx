import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { t } from '../i18n';
import { useSession } from '../session/SessionGate';
import { CannedForm, CannedReplies } from './Canned';
import { Changes } from './Changes';
import { ClosingCategories } from './Closing';
import classes from './People.module.css';
import { RoutingRules } from './Rules';
import { SkillForm, Skills } from './Skills';
import { TeamForm, Teams } from './Teams';
import { UserForm, Users } from './Users';
import { isAdmin, isSupervisor } from './wire';

/** Who works here, with what, and who gets which conversation. Agents find their own canned replies here. */
export function People() {
  const { user } = useSession();
  const [at] = useLocation();
  const supervises = isSupervisor(user);
  const tabs = [
    ...(supervises
      ? [
          ['/people/users', t('Users')],
          ['/people/teams', t('Teams')],
          ['/people/skills', t('Skills')],
        ]
      : []),
    ['/people/canned-replies', t('Canned replies')],
    ...(supervises
      ? [
          ['/people/closing-categories', t('Closing categories')],
          ['/people/routing-rules', t('Routing rules')],
        ]
      : []),
    ...(isAdmin(user) ? [['/people/changes', t('Changes')]] : []),
  ] as [string, string][];
  return (
    <main className={classes.page}>
      <h1>{t('People')}</h1>
      <nav className={classes.tabs} aria-label={t('People')}>
        {tabs.map(([href, name]) => (
          <Link key={href} href={href} aria-current={at.startsWith(href) ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <Switch>
        {supervises && <Route path="/people/users" component={Users} />}
        {supervises && <Route path="/people/users/:id">{({ id }) => <UserForm key={id} id={id} />}</Route>}
        {supervises && <Route path="/people/skills" component={Skills} />}
        {supervises && <Route path="/people/skills/:id">{({ id }) => <SkillForm key={id} id={id} />}</Route>}
        {supervises && <Route path="/people/teams" component={Teams} />}
        {supervises && <Route path="/people/teams/:id">{({ id }) => <TeamForm key={id} id={id} />}</Route>}
        {supervises && <Route path="/people/closing-categories" component={ClosingCategories} />}
        {supervises && <Route path="/people/routing-rules" component={RoutingRules} />}
        {isAdmin(user) && <Route path="/people/changes" component={Changes} />}
        <Route path="/people/canned-replies" component={CannedReplies} />
        <Route path="/people/canned-replies/:id">{({ id }) => <CannedForm key={id} id={id} />}</Route>
        <Route>
          <Redirect to={supervises ? '/people/users' : '/people/canned-replies'} replace />
        </Route>
      </Switch>
    </main>
  );
}
