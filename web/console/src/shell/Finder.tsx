import { Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowRight, IconMessage, IconSearch, IconUser, IconUsersGroup } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useId, useState } from 'react';
import { useLocation } from 'wouter';
import { useAgentStream } from '../agent/AgentProvider';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { PresenceState } from '../api/types';
import { customerName, presenceWords } from '../format/words';
import { t } from '../i18n';
import { useSession } from '../session/SessionGate';
import { maySwitch } from '../settings/handover';
import { keyOf } from '../ui/shortcuts';
import { findPath, rowPath } from '../workspace/filters';
import classes from './Shell.module.css';

interface Found {
  key: string;
  name: string;
  about: string;
  mark: ReactNode;
  run(): void;
}

/** Ctrl K: conversations, people, teams and what one can do, from anywhere. */
export function Finder({ onShowKeys }: { onShowKeys(): void }) {
  const [opened, open] = useState(false);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (keyOf(event).toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        open(true);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const close = () => open(false);
  return (
    <Modal
      opened={opened}
      onClose={close}
      withCloseButton={false}
      size={560}
      yOffset="12vh"
      padding={8}
      title={undefined}
    >
      <Search
        done={close}
        onShowKeys={() => {
          close();
          onShowKeys();
        }}
      />
    </Modal>
  );
}

function Search({ done, onShowKeys }: { done(): void; onShowKeys(): void }) {
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  const listId = useId();
  const found = useFound(useDeferredValue(typed.trim()), onShowKeys);
  const active = Math.min(index, found.length - 1);

  const run = (each: Found) => {
    done();
    each.run();
  };
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      const next = (active + step + found.length) % found.length;
      setIndex(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    const chosen = found[active];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && chosen) {
      event.preventDefault();
      run(chosen);
    }
  };

  return (
    <>
      <TextInput
        role="combobox"
        aria-label={t('Find a conversation, person, team or action')}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? `${listId}-${active}` : undefined}
        placeholder={t('Find a conversation, person, team or action')}
        leftSection={<IconSearch size={16} aria-hidden />}
        data-autofocus
        maxLength={200}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setIndex(0);
        }}
        onKeyDown={onKey}
      />
      <div className={classes.found} id={listId} role="listbox" aria-label={t('Found')}>
        {found.map((each, position) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field above moves through the options
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above chooses with Enter
          <div
            key={each.key}
            id={`${listId}-${position}`}
            role="option"
            aria-selected={position === active}
            className={classes.choice}
            onClick={() => run(each)}
          >
            {each.mark}
            <bdi>{each.name}</bdi>
            <small>{each.about}</small>
          </div>
        ))}
        {found.length === 0 && <p>{t('Nothing is called that.')}</p>}
      </div>
    </>
  );
}

const MOST = 30;

function useFound(words: string, onShowKeys: () => void): Found[] {
  const [, go] = useLocation();
  const { user } = useSession();
  const stream = useAgentStream();
  const teams = useQuery({ queryKey: ['teams'], queryFn: api.teams });
  const agents = useQuery({ queryKey: ['agents'], queryFn: api.agents });
  const said = useQuery({
    queryKey: ['finder', words],
    queryFn: ({ signal }) => api.list('find', undefined, { q: words }, signal),
    enabled: words.length > 1,
    placeholderData: keepPreviousData,
  });

  const be = async (state: PresenceState) => {
    try {
      await api.presence(state);
    } catch (error) {
      notifications.show({ color: 'red', title: t('Not changed'), message: sentence(error) });
    }
  };
  const arrow = <IconArrowRight size={16} className="mirrored" aria-hidden />;
  const goTo = (name: string, path: string, keys: string): Found => ({
    key: path,
    name,
    about: keys,
    mark: arrow,
    run: () => go(path),
  });
  const states: PresenceState[] = ['online', 'back_soon', 'away'];
  const actions: Found[] = [
    goTo(t('Mine'), '/mine', 'g m'),
    goTo(t('Waiting for the customer'), '/waiting', 'g r'),
    goTo(t('Queue'), '/queue', 'g q'),
    goTo(t('Messages'), '/inbox', 'g i'),
    goTo(t('With bot'), '/bot', 'g b'),
    goTo(t('At a desk'), '/desk', 'g d'),
    goTo(t('Handed over'), '/handed_over', 'g h'),
    goTo(t('Closed'), '/closed', 'g c'),
    goTo(t('People'), '/people', 'g p'),
    ...(maySwitch(user) ? [goTo(t('Board'), '/board', 'g o'), goTo(t('Settings'), '/settings', 'g s')] : []),
    { key: 'keys', name: t('Keyboard shortcuts'), about: '?', mark: arrow, run: onShowKeys },
    ...states
      .filter((state) => state !== stream.view().state.me?.presence.state)
      .map((state) => ({
        key: state,
        name: t('Be {presence}', { presence: presenceWords[state].toLowerCase() }),
        about: t('Presence'),
        mark: arrow,
        run: () => void be(state),
      })),
  ];
  const people = (agents.data?.agents ?? []).map(({ id, name }) => ({
    key: `agent-${id}`,
    name,
    about: t('Conversations of this person'),
    mark: <IconUser size={16} aria-hidden />,
    run: () => go(findPath({ agent: id })),
  }));
  const groups = (teams.data?.teams ?? []).map(({ id, name }) => ({
    key: `team-${id}`,
    name,
    about: t('Conversations of this team'),
    mark: <IconUsersGroup size={16} aria-hidden />,
    run: () => go(findPath({ team: id })),
  }));
  const named = [...actions, ...people, ...groups].filter((each) =>
    each.name.toLowerCase().includes(words.toLowerCase()),
  );
  const talks =
    words.length > 1
      ? (said.data?.conversations ?? []).slice(0, 8).map((row) => ({
          key: row.id,
          name: customerName(row),
          about: said.data?.found?.[row.id]?.text ?? row.lastMessage?.text ?? '',
          mark: <IconMessage size={16} aria-hidden />,
          run: () => go(rowPath('find', row.id, `q=${encodeURIComponent(words)}`)),
        }))
      : [];
  return [...named, ...talks].slice(0, MOST);
}
