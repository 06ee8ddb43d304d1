import { IconHandStop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api } from '../api';
import { DESKS } from '../desks/useDesks';
import { deskApi } from '../desks/wire';
import { row, t } from '../i18n';
import { useSession } from '../session/SessionGate';
import classes from '../shell/Shell.module.css';
import { useNow } from '../ui/useNow';
import { maySwitch, nameOfSwitch } from './handover';
import { untilWords, useSwitches } from './switches';

/** Says on every page that no customer reaches a person, and of which assistant or team. */
export function SwitchBar() {
  const { user } = useSession();
  const off = useSwitches().data ?? [];
  const some = off.length > 0;
  const assistants = useQuery({ queryKey: ['assistants'], queryFn: api.assistants, enabled: some });
  const teams = useQuery({ queryKey: ['teams'], queryFn: api.teams, enabled: some });
  const desks = useQuery({ queryKey: DESKS, queryFn: deskApi.all, enabled: some && maySwitch(user) });
  const now = useNow(30_000);
  const words = off.map((each) =>
    t('{name} ({until})', {
      name: nameOfSwitch(each, assistants.data?.assistants, teams.data?.teams, desks.data?.desks),
      until: untilWords(each, now),
    }),
  );
  return (
    <div role="status">
      {some && (
        <div className={classes.bar}>
          <IconHandStop size={16} aria-hidden />
          <span>
            {t('Handover is switched off for {names}.', { names: row(words) })}{' '}
            {maySwitch(user) && <Link href="/settings">{t('Change it')}</Link>}
          </span>
        </div>
      )}
    </div>
  );
}
