import { Button } from '@mantine/core';
import { roleWords } from '../format/words';
import { t } from '../i18n';
import { useSession } from '../session/SessionGate';
import classes from '../session/SignIn.module.css';

/** For people whose roles bring no conversations. */
export function NoWorkspace() {
  const { user, signOut } = useSession();
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <h1 className={classes.title}>{t('No conversations for your role')}</h1>
        <p className={classes.lead}>
          {t(
            'You are signed in as {user} ({roles}). The workspace is for agents and supervisors; ask an admin for one of these roles if you should answer customers.',
            { user: user.name, roles: roleWords(user.roles) },
          )}
        </p>
        <Button size="sm" variant="default" onClick={() => void signOut()}>
          {t('Sign out')}
        </Button>
      </div>
    </main>
  );
}
