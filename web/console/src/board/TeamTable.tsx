import { Link } from 'wouter';
import type { PresenceState } from '../api/types';
import { exactTime, longDuration } from '../format/time';
import { presenceWords } from '../format/words';
import { number, t } from '../i18n';
import classes from './Board.module.css';
import { alarmOf, type BoardTeam, teamsInOrder } from './board';
import { useDropTarget } from './drag';
import { waitWords } from './words';

const STATES: readonly PresenceState[] = ['online', 'back_soon', 'away', 'offline'];

/** A row per team; what asks for something first. */
export function TeamTable({
  teams,
  now,
  chosen,
}: {
  teams: readonly BoardTeam[];
  now: number;
  chosen: string | undefined;
}) {
  return (
    <section aria-labelledby="board-teams">
      <h2 id="board-teams">{t('Teams')}</h2>
      <div className={classes.scroll}>
        <table className={classes.teams}>
          <thead>
            <tr>
              <th scope="col">{t('Team')}</th>
              <th scope="col">{t('Waiting')}</th>
              <th scope="col">{t('Longest')}</th>
              <th scope="col">{t('Used of all slots')}</th>
              <th scope="col">{t('Agents')}</th>
            </tr>
          </thead>
          <tbody>
            {teamsInOrder(teams, now).map((team) => (
              <TeamRow key={team.id} team={team} now={now} chosen={team.id === chosen} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function TeamRow({ team, now, chosen }: { team: BoardTeam; now: number; chosen: boolean }) {
  const alarm = alarmOf(team, now);
  const { over, handlers } = useDropTarget({ team: team.id }, team.name);
  const full = team.slots > 0 ? Math.min(1, team.used / team.slots) : 0;
  return (
    <tr data-alarm={alarm} data-over={over || undefined} data-chosen={chosen || undefined} {...handlers}>
      <th scope="row">
        <Link href={`/board/team/${encodeURIComponent(team.id)}`} aria-current={chosen ? 'true' : undefined}>
          {team.name}
        </Link>
      </th>
      <td>{number(team.waiting)}</td>
      <td title={team.longestSince ? exactTime(team.longestSince) : undefined}>
        {team.longestSince ? waitWords(team.longestSince, now) : '–'}
        {alarm && (
          <small>
            {alarm === 'late'
              ? t('over the target of {target}', { target: longDuration(team.targetSeconds) })
              : team.states.online
                ? t('target {target}', { target: longDuration(team.targetSeconds) })
                : t('nobody is online')}
          </small>
        )}
      </td>
      <td>
        <span className={classes.bar} aria-hidden>
          <span data-full={full >= 1 || undefined} style={{ inlineSize: `${Math.round(full * 100)}%` }} />
        </span>
        <span className={classes.figure}>
          {t('{used} of {slots}', { used: number(team.used), slots: number(team.slots) })}
        </span>
      </td>
      <td className={classes.states}>
        {STATES.filter((state) => team.states[state]).map((state) => (
          <span key={state} title={presenceWords[state]}>
            <i data-presence={state} aria-hidden />
            {number(team.states[state] ?? 0)}
            <span className={classes.hidden}> {presenceWords[state]}</span>
          </span>
        ))}
      </td>
    </tr>
  );
}
