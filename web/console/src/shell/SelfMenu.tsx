import { Button, Group, Modal, Popover, SegmentedControl, Switch, Text, useMantineColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import { useAgent, useAgentStream } from '../agent/AgentProvider';
import { ring, ringOn } from '../agent/ring';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { PresenceState } from '../api/types';
import { plural } from '../format/time';
import { presenceWords } from '../format/words';
import { useSession } from '../session/SessionGate';
import { Face } from '../ui/Face';
import { useSetting } from '../ui/setting';
import { PictureChoice } from './PictureChoice';
import classes from './Shell.module.css';

const STATES: PresenceState[] = ['online', 'back_soon', 'away', 'offline'];

/** Who one is here: presence, sound, appearance, leaving. */
export function SelfMenu({ onShowKeys }: { onShowKeys: () => void }) {
  const { user, signOut } = useSession();
  const { state, status } = useAgent();
  const stream = useAgentStream();
  const [leaving, setLeaving] = useState<'offline' | 'sign-out'>();
  const [shown, show] = useState(false);
  const [rings, setRings] = useSetting(ringOn);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const presence = state.me?.presence.state ?? 'offline';
  const open = state.mine.size;
  const lost = status === 'lost';

  const declare = async (next: PresenceState) => {
    stream.showPresence(next);
    try {
      await api.presence(next);
    } catch (error) {
      stream.showPresence(presence);
      notifications.show({
        color: 'red',
        title: `You are still ${presenceWords[presence].toLowerCase()}`,
        message: sentence(error),
      });
    }
  };

  const leave = async () => {
    try {
      await signOut();
    } catch (error) {
      notifications.show({ color: 'red', title: 'You are still signed in', message: sentence(error) });
    }
  };

  const after = (act: () => void) => {
    show(false);
    act();
  };

  const choose = (next: PresenceState) => {
    show(false);
    if (next === 'offline' && presence !== 'offline' && open > 0) setLeaving('offline');
    else if (next !== presence) void declare(next);
  };

  const confirm = () => {
    const what = leaving;
    setLeaving(undefined);
    if (what === 'offline') void declare('offline');
    else void leave();
  };

  return (
    <>
      <Popover position="right-end" width={264} opened={shown} onChange={show} trapFocus returnFocus withRoles={false}>
        <Popover.Target>
          <button
            type="button"
            className={classes.item}
            aria-haspopup="dialog"
            aria-expanded={shown}
            aria-label={`${user.name}, ${presenceWords[presence].toLowerCase()}${lost ? ', connection lost' : ''}. Your menu`}
            onClick={() => show(!shown)}
          >
            <Face name={user.name} url={user.avatarUrl} kind="agent" size={32} />
            <span className={classes.presence} data-presence={presence} data-lost={lost || undefined} />
          </button>
        </Popover.Target>
        <Popover.Dropdown className={classes.menu as string} role="dialog" aria-label="Your menu">
          <div className={classes.who}>
            <strong>{user.name}</strong>
            <span>{user.email}</span>
          </div>
          <hr className={classes.divider} />
          {STATES.map((each) => (
            <button
              key={each}
              type="button"
              className={classes.choice}
              aria-pressed={each === presence}
              onClick={() => choose(each)}
            >
              <span className={classes.dot} data-presence={each} />
              {presenceWords[each]}
              {each === presence && <IconCheck size={16} aria-hidden />}
            </button>
          ))}
          <hr className={classes.divider} />
          <div className={classes.row}>
            <Switch
              size="xs"
              label="Ring for offers"
              checked={rings}
              onChange={(event) => setRings(event.currentTarget.checked)}
            />
            <button type="button" className={classes.try} onClick={() => ring.once()}>
              Try it
            </button>
          </div>
          <div className={classes.row}>
            <SegmentedControl
              fullWidth
              size="xs"
              w="100%"
              aria-label="Appearance"
              value={colorScheme}
              onChange={(value) => setColorScheme(value as 'auto' | 'light' | 'dark')}
              data={[
                { value: 'auto', label: 'Auto' },
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
              ]}
            />
          </div>
          <hr className={classes.divider} />
          <PictureChoice done={() => show(false)} />
          <button type="button" className={classes.choice} onClick={() => after(onShowKeys)}>
            <IconKeyboard size={16} aria-hidden />
            Keyboard shortcuts
          </button>
          <button
            type="button"
            className={classes.choice}
            onClick={() => after(() => (open > 0 ? setLeaving('sign-out') : void leave()))}
          >
            <IconLogout size={16} aria-hidden />
            Sign out
          </button>
        </Popover.Dropdown>
      </Popover>
      <Modal
        opened={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={leaving === 'offline' ? 'Go offline?' : 'Sign out?'}
        size="sm"
        centered
      >
        <Text fz="md">
          You have {plural(open, 'open chat')}. You get no new ones, and the customers you have still expect an answer.
          Close these chats or send them on first; otherwise they may go back to the queue.
        </Text>
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" data-autofocus onClick={() => setLeaving(undefined)}>
            Stay
          </Button>
          <Button color="red.9" onClick={confirm}>
            {leaving === 'offline' ? 'Go offline' : 'Sign out'}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
