import { Button } from '@mantine/core';
import { useSession } from '../session/SessionGate';
import classes from '../session/SignIn.module.css';

/** For people whose roles bring no conversations. */
export function NoWorkspace() {
  const { user, signOut } = useSession();
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <h1 className={classes.title}>No conversations for your role</h1>
        <p className={classes.lead}>
          You are signed in as {user.name} ({user.roles.join(', ')}). The workspace is for agents and supervisors; ask
          an admin for one of these roles if you should answer customers.
        </p>
        <Button size="sm" variant="default" onClick={() => void signOut()}>
          Sign out
        </Button>
      </div>
    </main>
  );
}
