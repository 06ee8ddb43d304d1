import { Tooltip } from '@mantine/core';
import { IconKeyboard, IconMessages, IconSettings, IconUsers } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useAgent } from '../agent/AgentProvider';
import { plural } from '../format/time';
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
  const offers = state.offers.length;
  return (
    <nav className={classes.rail} aria-label="Main">
      <span className={classes.mark}>
        <BatonMark />
      </span>
      <Tooltip label="Workspace (g w)" position="right">
        <Link
          href="/mine"
          className={classes.item}
          aria-current={inSettings || inPeople ? undefined : 'page'}
          aria-label={offers > 0 ? `Workspace, ${plural(offers, 'offer')}` : 'Workspace'}
        >
          <IconMessages size={22} stroke={1.7} aria-hidden />
          {offers > 0 && <span className={classes.badge}>{offers}</span>}
        </Link>
      </Tooltip>
      <Tooltip label="People (g p)" position="right">
        <Link href="/people" className={classes.item} aria-current={inPeople ? 'page' : undefined} aria-label="People">
          <IconUsers size={22} stroke={1.7} aria-hidden />
        </Link>
      </Tooltip>
      {maySwitch(user) && (
        <Tooltip label="Settings (g s)" position="right">
          <Link
            href="/settings"
            className={classes.item}
            aria-current={inSettings ? 'page' : undefined}
            aria-label="Settings"
          >
            <IconSettings size={22} stroke={1.7} aria-hidden />
          </Link>
        </Tooltip>
      )}
      <span className={classes.push} />
      <Tooltip label="Keyboard shortcuts (?)" position="right">
        <button
          type="button"
          className={`${classes.item} ${classes.keysButton}`}
          aria-label="Keyboard shortcuts"
          onClick={onShowKeys}
        >
          <IconKeyboard size={20} stroke={1.7} aria-hidden />
        </button>
      </Tooltip>
      <SelfMenu onShowKeys={onShowKeys} />
    </nav>
  );
}
