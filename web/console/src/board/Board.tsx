import { Skeleton } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { sentence } from '../api/problem';
import { number, t } from '../i18n';
import { useNow } from '../ui/useNow';
import { AgentGrid } from './AgentGrid';
import classes from './Board.module.css';
import { type Board as Figures, totals } from './board';
import { Side } from './Side';
import { StuckList } from './StuckList';
import { TeamTable } from './TeamTable';
import { useBoard } from './useBoard';
import { waitWords } from './words';

/** What is chosen on the board, from the address: a team's queue, an agent, or what is stuck; and a chat of it. */
export interface Chosen {
  kind: 'team' | 'agent' | 'stuck';
  id: string;
  chat: string | undefined;
}

/** What goes on at this moment, for whoever leads (W9). */
export function Board({ chosen }: { chosen: Chosen | undefined }) {
  const { board, status, problem } = useBoard();
  const now = useNow(1_000);
  return (
    <div className={classes.board} data-side={chosen !== undefined || undefined}>
      <main className={classes.main}>
        <header className={classes.head}>
          <h1>{t('Board')}</h1>
          <p role="status" className={classes.live} data-status={status}>
            {status === 'live' && t('Live')}
            {status === 'connecting' && t('Connecting …')}
            {status !== 'live' && status !== 'connecting' && (
              <>
                <IconPlugConnectedX size={16} aria-hidden />
                {status === 'old'
                  ? t('Not live: the server cannot read the figures just now. These are the last ones.')
                  : status === 'over'
                    ? problem
                      ? sentence(problem)
                      : t('Not live: your role no longer shows the board. Sign in again.')
                    : t('Not live: connection lost. These are the last figures; reconnecting.')}
              </>
            )}
          </p>
        </header>
        {board ? (
          <>
            <Totals board={board} now={now} />
            <StuckList stuck={board.stuck} now={now} />
            <TeamTable teams={board.teams} now={now} chosen={chosen?.kind === 'team' ? chosen.id : undefined} />
            <AgentGrid agents={board.agents} now={now} chosen={chosen?.kind === 'agent' ? chosen.id : undefined} />
          </>
        ) : (
          status !== 'over' && <Skeleton height={240} role="status" aria-label={t('Loading')} />
        )}
      </main>
      {chosen && board && <Side key={`${chosen.kind}-${chosen.id}`} chosen={chosen} board={board} now={now} />}
    </div>
  );
}

function Totals({ board, now }: { board: Figures; now: number }) {
  const { waiting, longestSince, online, free } = totals(board);
  return (
    <dl className={classes.totals}>
      <div>
        <dt>{t('Waiting now')}</dt>
        <dd>{number(waiting)}</dd>
      </div>
      <div>
        <dt>{t('Longest wait')}</dt>
        <dd>{longestSince ? waitWords(longestSince, now) : '–'}</dd>
      </div>
      <div>
        <dt>{t('With agents')}</dt>
        <dd>{number(board.talking)}</dd>
      </div>
      <div>
        <dt>{t('Agents taking chats')}</dt>
        <dd>{number(online)}</dd>
      </div>
      <div>
        <dt>{t('Free slots')}</dt>
        <dd>{number(Math.floor(free))}</dd>
      </div>
    </dl>
  );
}
