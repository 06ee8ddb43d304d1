import { TextInput } from '@mantine/core';
import { IconBolt, IconSearch, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useAgent } from '../agent/AgentProvider';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { Agent, TransferTarget } from '../api/types';
import { presenceWords } from '../format/words';
import { number, t } from '../i18n';
import { Face } from '../ui/Face';
import classes from './ActionPanel.module.css';

export interface Target {
  key: string;
  name: string;
  to: TransferTarget;
}

interface Choice extends Target {
  mark: ReactNode;
  group: string;
  about: string;
}

const readiness = { online: 0, back_soon: 1, away: 2, offline: 3 };

/** Teams, skills and people in one searchable list; arrows and Enter choose. */
export function TargetPicker({ chosen, onChoose }: { chosen: Target | undefined; onChoose(target: Target): void }) {
  const { choices, error } = useChoices();
  const [search, setSearch] = useState('');
  const [index, setIndex] = useState(0);
  const listId = useId();
  const words = search.trim().toLowerCase();
  const found = choices.filter((choice) => `${choice.name} ${choice.group}`.toLowerCase().includes(words));
  const active = Math.min(index, found.length - 1);

  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = (active + step + found.length) % Math.max(1, found.length);
      setIndex(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    const choice = found[active];
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && choice && choice.key !== chosen?.key) {
      event.preventDefault();
      onChoose(choice);
    }
  };

  return (
    <div>
      <TextInput
        role="combobox"
        aria-label={t('Team, skill or person')}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? `${listId}-${active}` : undefined}
        placeholder={t('Team, skill or person')}
        leftSection={<IconSearch size={15} />}
        autoFocus
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setIndex(0);
        }}
        onKeyDown={onKey}
      />
      {error ? (
        <p className={classes.error} role="alert">
          {sentence(error)}
        </p>
      ) : (
        <div className={classes.targets} id={listId} role="listbox" aria-label={t('Where to')}>
          {found.map((choice, position) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field above moves through the options
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above chooses with Enter
            <div
              key={choice.key}
              id={`${listId}-${position}`}
              role="option"
              aria-selected={choice.key === chosen?.key}
              className={classes.target}
              data-active={position === active || undefined}
              onClick={() => {
                setIndex(position);
                onChoose(choice);
              }}
            >
              {choice.mark}
              <span className={classes.targetName}>{choice.name}</span>
              <span className={classes.targetAbout}>{choice.about}</span>
            </div>
          ))}
          {found.length === 0 && choices.length > 0 && <p className={classes.hint}>{t('Nothing is called that.')}</p>}
        </div>
      )}
    </div>
  );
}

function useChoices(): { choices: Choice[]; error: unknown } {
  const { state } = useAgent();
  const teams = useQuery({ queryKey: ['teams'], queryFn: api.teams });
  const skills = useQuery({ queryKey: ['skills'], queryFn: api.skills });
  const agents = useQuery({ queryKey: ['agents'], queryFn: api.agents });
  const choices: Choice[] = [
    ...(teams.data?.teams ?? []).map((team) => ({
      key: `team-${team.id}`,
      name: team.name,
      group: t('Team'),
      to: { team: team.id },
      mark: <IconUsersGroup size={18} stroke={1.6} aria-hidden />,
      about: t('{online, number} of {members, number} online, {waiting, number} waiting', {
        online: team.online,
        members: team.members,
        waiting: team.waiting,
      }),
    })),
    ...(skills.data?.skills ?? []).map((skill) => ({
      key: `skill-${skill.id}`,
      name: skill.name,
      group: t('Skill'),
      to: { skill: skill.id },
      mark: <IconBolt size={18} stroke={1.6} aria-hidden />,
      about: t('Skill'),
    })),
    ...(agents.data?.agents ?? [])
      .filter((agent) => agent.id !== state.me?.id)
      .sort((a, b) => readiness[a.presence.state] - readiness[b.presence.state])
      .map((agent) => ({
        key: `agent-${agent.id}`,
        name: agent.name,
        group: t('Person'),
        to: { agent: agent.id },
        mark: <Face name={agent.name} url={agent.avatarUrl} kind="agent" size={20} />,
        about: aboutAgent(agent),
      })),
  ];
  return { choices, error: teams.error ?? skills.error ?? agents.error };
}

function aboutAgent(agent: Agent): string {
  const presence = agent.presence.connected ? presenceWords[agent.presence.state] : t('Not connected');
  return t('{presence}, {load} of {cap} chats', { presence, load: round(agent.load), cap: round(agent.cap) });
}

const round = (slots: number) => number(Math.round(Number(slots) * 100) / 100);
