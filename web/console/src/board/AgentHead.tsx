import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown } from '@tabler/icons-react';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { PresenceState } from '../api/types';
import { shortSince } from '../format/time';
import { presenceWords } from '../format/words';
import { t } from '../i18n';
import { Face } from '../ui/Face';
import classes from './Board.module.css';
import type { BoardAgent } from './board';
import { stateWords } from './words';

const STATES: readonly PresenceState[] = ['online', 'back_soon', 'away', 'offline'];

/** Who it is, and a state to declare for them; the agent sees who did. */
export function AgentHead({ agent, now }: { agent: BoardAgent; now: number }) {
  const { presence } = agent;
  const declare = async (state: PresenceState, afterChats = false) => {
    try {
      await api.forcePresence(agent.id, state, afterChats);
    } catch (problem) {
      notifications.show({
        color: 'red',
        title: t('{name} is still {presence}', { name: agent.name, presence: stateWords(agent).toLowerCase() }),
        message: sentence(problem),
      });
    }
  };
  return (
    <>
      <Face name={agent.name} url={agent.avatarUrl} kind="agent" size={36} />
      <div className={classes.who}>
        <h2>{agent.name}</h2>
        <span className={classes.state}>
          <i data-presence={presence.state} aria-hidden />
          {stateWords(agent)} · {shortSince(presence.since, now)}
        </span>
        {presence.setBy && <span className={classes.state}>{t('Set by {name}', { name: presence.setBy })}</span>}
      </div>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
            {t('Set state')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {STATES.map((state) => (
            <Menu.Item
              key={state}
              disabled={state === presence.state && !presence.next}
              onClick={() => void declare(state)}
            >
              {presenceWords[state]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={presence.state !== 'online'} onClick={() => void declare('away', true)}>
            {t('Away after the open chats')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
