import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { useSession } from '../session/SessionGate';
import { CannedForm, CannedReplies } from './Canned';
import classes from './People.module.css';
import { SkillForm, Skills } from './Skills';
import { UserForm, Users } from './Users';
import { isSupervisor } from './wire';

/** Who works here and with what: users, skills, canned replies. Agents find their own canned replies here. */
export function People() {
  const { user } = useSession();
  const [at] = useLocation();
  const supervises = isSupervisor(user);
  const tabs = [
    ...(supervises
      ? [
          ['/people/users', 'Users'],
          ['/people/skills', 'Skills'],
        ]
      : []),
    ['/people/canned-replies', 'Canned replies'],
  ] as [string, string][];
  return (
    <main className={classes.page}>
      <h1>People</h1>
      <nav className={classes.tabs} aria-label="People">
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
        <Route path="/people/canned-replies" component={CannedReplies} />
        <Route path="/people/canned-replies/:id">{({ id }) => <CannedForm key={id} id={id} />}</Route>
        <Route>
          <Redirect to={supervises ? '/people/users' : '/people/canned-replies'} replace />
        </Route>
      </Switch>
    </main>
  );
}
