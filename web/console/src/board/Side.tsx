import { ActionIcon, Drawer, Skeleton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { Row } from '../api/types';
import { ContextPanel } from '../conversation/ContextPanel';
import { Conversation } from '../conversation/Conversation';
import { t } from '../i18n';
import { isTyping, useShortcut } from '../ui/shortcuts';
import { AgentHead } from './AgentHead';
import type { Chosen } from './Board';
import classes from './Board.module.css';
import type { Board } from './board';
import { ChatRow } from './ChatRow';

/** Beside the board: the chats of what is chosen, or one of them to read along and to act on. */
export function Side({ chosen, board, now }: { chosen: Chosen; board: Board; now: number }) {
  const [, go] = useLocation();
  const home = chosen.kind === 'stuck' ? '/board' : `/board/${chosen.kind}/${encodeURIComponent(chosen.id)}`;
  const back = () => go(chosen.chat ? home : '/board');
  // The first press leaves what one writes, the next one the chat.
  useShortcut('Escape', () => {
    const at = document.activeElement;
    if (isTyping(at)) at.blur();
    else back();
  });
  return (
    <aside className={classes.side} aria-label={t('Chosen on the board')}>
      {chosen.chat ? (
        <Chat key={chosen.chat} id={chosen.chat} onBack={back} />
      ) : (
        <Chats chosen={chosen} board={board} now={now} home={home} onClose={back} />
      )}
    </aside>
  );
}

function Chat({ id, onBack }: { id: string; onBack(): void }) {
  const [context, showContext] = useState(false);
  const wanted = new URLSearchParams(useSearch()).get('do');
  return (
    <>
      <Conversation
        id={id}
        begin={wanted === 'transfer' || wanted === 'close' ? wanted : undefined}
        narrow
        panelShown={context}
        onTogglePanel={() => showContext(!context)}
        onBack={onBack}
        onLeave={onBack}
      />
      <Drawer
        opened={context}
        onClose={() => showContext(false)}
        position="right"
        size={340}
        title={t('About this conversation')}
        padding={0}
      >
        <ContextPanel id={id} />
      </Drawer>
    </>
  );
}

function Chats({
  chosen,
  board,
  now,
  home,
  onClose,
}: {
  chosen: Chosen;
  board: Board;
  now: number;
  home: string;
  onClose(): void;
}) {
  const team = chosen.kind === 'team' ? board.teams.find(({ id }) => id === chosen.id) : undefined;
  const agent = chosen.kind === 'agent' ? board.agents.find(({ id }) => id === chosen.id) : undefined;
  const name = team?.name ?? agent?.name ?? '';
  const { rows, error } = useChats(chosen, JSON.stringify(team ?? agent ?? null));
  return (
    <>
      <header className={classes.sideHead}>
        {agent ? (
          <AgentHead agent={agent} now={now} />
        ) : (
          <h2>{team ? t('Queue of {team}', { team: name }) : t('No longer on the board')}</h2>
        )}
        <ActionIcon variant="subtle" color="gray" aria-label={t('Close')} onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </header>
      {error ? (
        <p className={classes.error} role="alert">
          {sentence(error)}
        </p>
      ) : rows ? (
        <ul className={classes.chats} aria-label={t('Chats')}>
          {rows.map((each) => (
            <ChatRow key={each.id} row={each} href={`${home}/${encodeURIComponent(each.id)}`} now={now} />
          ))}
          {rows.length === 0 && (
            <li className={classes.empty}>
              {agent ? t('{name} has no chats now.', { name }) : t('Nobody waits for {name}.', { name })}
            </li>
          )}
        </ul>
      ) : (
        <Skeleton height={160} role="status" aria-label={t('Loading')} />
      )}
    </>
  );
}

/** The chats of a team's queue, or of an agent; read anew when its line on the board has changed. */
function useChats({ kind, id }: Chosen, line: string): { rows: Row[] | undefined; error: unknown } {
  const query = useQuery({
    queryKey: ['board', kind, id],
    queryFn: async ({ signal }) =>
      kind === 'agent'
        ? (await api.heldBy(id, signal)).conversations
        : (await api.list('queue', undefined, { team: id }, signal)).conversations,
    placeholderData: keepPreviousData,
  });
  const { refetch } = query;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line is what tells that the chats have changed
  useEffect(() => void refetch(), [line, refetch]);
  return { rows: query.data, error: query.error };
}
