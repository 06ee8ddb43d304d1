import { Tooltip } from '@mantine/core';
import { IconKeyboard, IconLayoutDashboard, IconMessages, IconSettings, IconUsers } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useAgent } from '../agent/AgentProvider';
import { t } from '../i18n';
import { useSession } from '../session/SessionGate';
import { maySwitch } from '../settings/handover';
import { BatonMark } from '../ui/BatonMark';
import { SelfMenu } from './SelfMenu';
import classes from './Shell.module.css';

export function Rail({ onShowKeys }: { onShowKeys: () => void }) {
  const { state } = useAgent();
  const { user } = useSession();
  const [at] = useLocation();
  const inSettings = at.startsWith('/settings');
  const inPeople = at.startsWith('/people');
  const onBoard = at.startsWith('/board');
  const offers = state.offers.length;
  return (
    <nav className={classes.rail} aria-label={t('Main')}>
      <span className={classes.mark}>
        <BatonMark />
      </span>
      <Tooltip label={t('Workspace (g w)')} position="right">
        <Link
          href="/mine"
          className={classes.item}
          aria-current={inSettings || inPeople || onBoard ? undefined : 'page'}
          aria-label={
            offers > 0
              ? t('Workspace, {count, plural, one {# offer} other {# offers}}', { count: offers })
              : t('Workspace')
          }
        >
          <IconMessages size={22} stroke={1.7} aria-hidden />
          {offers > 0 && <span className={classes.badge}>{offers}</span>}
        </Link>
      </Tooltip>
      {maySwitch(user) && (
        <Tooltip label={t('Board (g o)')} position="right">
          <Link
            href="/board"
            className={classes.item}
            aria-current={onBoard ? 'page' : undefined}
            aria-label={t('Board')}
          >
            <IconLayoutDashboard size={22} stroke={1.7} aria-hidden />
          </Link>
        </Tooltip>
      )}
      <Tooltip label={t('People (g p)')} position="right">
        <Link
          href="/people"
          className={classes.item}
          aria-current={inPeople ? 'page' : undefined}
          aria-label={t('People')}
        >
          <IconUsers size={22} stroke={1.7} aria-hidden />
        </Link>
      </Tooltip>
      {maySwitch(user) && (
        <Tooltip label={t('Settings (g s)')} position="right">
          <Link
            href="/settings"
            className={classes.item}
            aria-current={inSettings ? 'page' : undefined}
            aria-label={t('Settings')}
          >
            <IconSettings size={22} stroke={1.7} aria-hidden />
          </Link>
        </Tooltip>
      )}
      <span className={classes.push} />
      <Tooltip label={t('Keyboard shortcuts (?)')} position="right">
        <button
          type="button"
          className={`${classes.item} ${classes.keysButton}`}
          aria-label={t('Keyboard shortcuts')}
          onClick={onShowKeys}
        >
          <IconKeyboard size={20} stroke={1.7} aria-hidden />
        </button>
      </Tooltip>
      <SelfMenu onShowKeys={onShowKeys} />
    </nav>
  );
}
