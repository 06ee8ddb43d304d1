import { Button, Group, Modal, Popover, SegmentedControl, Switch, Text, useMantineColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconHourglassLow, IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import { useAgent, useAgentStream } from '../agent/AgentProvider';
import { askForDesktop, desktopOn, desktopPermission } from '../agent/desktop';
import { ring, ringOn } from '../agent/ring';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { PresenceState } from '../api/types';
import { presenceWords } from '../format/words';
import { row, t } from '../i18n';
import { LanguageChoice } from '../i18n/LanguageChoice';
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
  const next = state.me?.presence.next;
  const setBy = state.me?.presence.setBy;
  const open = state.mine.size;
  const lost = status === 'lost';

  const declare = async (wanted: PresenceState, afterChats = false) => {
    if (!afterChats) stream.showPresence(wanted);
    try {
      await api.presence(wanted, afterChats);
    } catch (error) {
      if (!afterChats) stream.showPresence(presence);
      notifications.show({
        color: 'red',
        title: t('You are still {presence}', { presence: presenceWords[presence].toLowerCase() }),
        message: sentence(error),
      });
    }
  };

  const leave = async () => {
    try {
      await signOut();
    } catch (error) {
      notifications.show({ color: 'red', title: t('You are still signed in'), message: sentence(error) });
    }
  };

  const after = (act: () => void) => {
    show(false);
    act();
  };

  const choose = (wanted: PresenceState) => {
    show(false);
    if (wanted === 'offline' && presence !== 'offline' && open > 0) setLeaving('offline');
    else if (wanted !== presence || next) void declare(wanted);
  };

  /** Finish what there is, take no more (R13); the present state chosen again takes it back. */
  const finishFirst = () => {
    show(false);
    setLeaving(undefined);
    void declare(next ? presence : 'away', !next);
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
            aria-label={t('{state}. Your menu', {
              state: row([
                user.name,
                presenceWords[presence].toLowerCase(),
                ...(next ? [t('then {presence}', { presence: presenceWords[next].toLowerCase() })] : []),
                ...(lost ? [t('connection lost')] : []),
              ]),
            })}
            onClick={() => show(!shown)}
          >
            <Face name={user.name} url={user.avatarUrl} kind="agent" size={32} />
            <span className={classes.presence} data-presence={presence} data-lost={lost || undefined} />
          </button>
        </Popover.Target>
        <Popover.Dropdown className={classes.menu as string} role="dialog" aria-label={t('Your menu')}>
          <div className={classes.who}>
            <strong>{user.name}</strong>
            <span>{user.email}</span>
            {setBy && <span>{t('Your state was set by {name}', { name: setBy })}</span>}
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
          <button
            type="button"
            className={classes.choice}
            aria-pressed={next !== undefined}
            disabled={presence !== 'online' || (open === 0 && !next)}
            title={t('You get no new chats and become away when the last one has ended')}
            onClick={finishFirst}
          >
            <IconHourglassLow size={16} aria-hidden />
            {t('Away after my chats')}
            {next && <IconCheck size={16} aria-hidden />}
          </button>
          <hr className={classes.divider} />
          <div className={classes.row}>
            <Switch
              size="xs"
              label={t('Ring for offers')}
              checked={rings}
              onChange={(event) => setRings(event.currentTarget.checked)}
            />
            <button type="button" className={classes.try} onClick={() => ring.once()}>
              {t('Try it')}
            </button>
          </div>
          <DesktopSwitch />
          <div className={classes.row}>
            <SegmentedControl
              fullWidth
              size="xs"
              w="100%"
              aria-label={t('Appearance')}
              value={colorScheme}
              onChange={(value) => setColorScheme(value as 'auto' | 'light' | 'dark')}
              data={[
                { value: 'auto', label: t('Auto') },
                { value: 'light', label: t('Light') },
                { value: 'dark', label: t('Dark') },
              ]}
            />
          </div>
          <LanguageChoice className={classes.row} />
          <hr className={classes.divider} />
          <PictureChoice done={() => show(false)} />
          <button type="button" className={classes.choice} onClick={() => after(onShowKeys)}>
            <IconKeyboard size={16} aria-hidden />
            {t('Keyboard shortcuts')}
          </button>
          <button
            type="button"
            className={classes.choice}
            onClick={() => after(() => (open > 0 ? setLeaving('sign-out') : void leave()))}
          >
            <IconLogout size={16} className="mirrored" aria-hidden />
            {t('Sign out')}
          </button>
        </Popover.Dropdown>
      </Popover>
      <Modal
        opened={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={leaving === 'offline' ? t('Go offline?') : t('Sign out?')}
        size="sm"
        centered
      >
        <Text fz="md">
          {t(
            'You have {count, plural, one {# open chat} other {# open chats}}. You get no new ones, and the customers you have still expect an answer. Close these chats or send them on first; otherwise they may go back to the queue.',
            { count: open },
          )}
        </Text>
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" data-autofocus onClick={() => setLeaving(undefined)}>
            {t('Stay')}
          </Button>
          {presence === 'online' && !next && (
            <Button variant="default" onClick={finishFirst}>
              {t('Finish them first')}
            </Button>
          )}
          <Button color="red.9" onClick={confirm}>
            {leaving === 'offline' ? t('Go offline') : t('Sign out')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

/** Asks the browser on the first switching on; what the browser forbids is said where it can be undone. */
function DesktopSwitch() {
  const [on, setOn] = useSetting(desktopOn);
  const permission = desktopPermission();
  if (permission === 'none') return null;
  const denied = permission === 'denied';
  return (
    <div className={classes.row}>
      <Switch
        size="xs"
        label={t('Desktop notifications')}
        description={denied ? t('Your browser blocks them; allow them beside the address.') : undefined}
        disabled={denied}
        checked={on && permission === 'granted'}
        onChange={(event) => {
          if (event.currentTarget.checked && permission === 'default') void askForDesktop();
          else setOn(event.currentTarget.checked);
        }}
      />
    </div>
  );
}
