import { Tooltip } from '@mantine/core';
import { IconKeyboard, IconMessages } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useAgent } from '../agent/AgentProvider';
import { plural } from '../format/time';
import { BatonMark } from '../ui/BatonMark';
import { SelfMenu } from './SelfMenu';
import classes from './Shell.module.css';

export function Rail({ onShowKeys }: { onShowKeys: () => void }) {
  const { state } = useAgent();
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
          aria-current="page"
          aria-label={offers > 0 ? `Workspace, ${plural(offers, 'offer')}` : 'Workspace'}
        >
          <IconMessages size={22} stroke={1.7} aria-hidden />
          {offers > 0 && <span className={classes.badge}>{offers}</span>}
        </Link>
      </Tooltip>
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
