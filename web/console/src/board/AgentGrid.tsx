import { Link } from 'wouter';
import { exactTime, shortSince } from '../format/time';
import { number, t } from '../i18n';
import { Face } from '../ui/Face';
import classes from './Board.module.css';
import { agentAlarm, agentsInOrder, type BoardAgent } from './board';
import { useDropTarget } from './drag';
import { stateWords } from './words';

/** Beyond this a figure is read more easily than dots. */
const MOST_DOTS = 12;

/** Everybody who takes conversations; who asks for something first, then who is there. */
export function AgentGrid({
  agents,
  now,
  chosen,
}: {
  agents: readonly BoardAgent[];
  now: number;
  chosen: string | undefined;
}) {
  return (
    <section aria-labelledby="board-agents">
      <h2 id="board-agents">{t('Agents')}</h2>
      {agents.length === 0 && (
        <p className={classes.empty}>
          {t('Nobody takes conversations yet. Give somebody the role agent under People.')}
        </p>
      )}
      <ul className={classes.agents} aria-labelledby="board-agents">
        {agentsInOrder(agents).map((agent) => (
          <AgentCard key={agent.id} agent={agent} now={now} chosen={agent.id === chosen} />
        ))}
      </ul>
    </section>
  );
}

function AgentCard({ agent, now, chosen }: { agent: BoardAgent; now: number; chosen: boolean }) {
  const { over, handlers } = useDropTarget({ agent: agent.id }, agent.name);
  const { presence, load, cap } = agent;
  return (
    <li data-over={over || undefined} {...handlers}>
      <Link
        href={`/board/agent/${encodeURIComponent(agent.id)}`}
        className={classes.agent}
        aria-current={chosen ? 'true' : undefined}
        data-alarm={agentAlarm(agent)}
      >
        <Face name={agent.name} url={agent.avatarUrl} kind="agent" size={32} />
        <span className={classes.who}>
          <strong title={agent.name}>{agent.name}</strong>
          <span className={classes.state} title={exactTime(presence.since)}>
            <i data-presence={presence.state} aria-hidden />
            {stateWords(agent)} · {shortSince(presence.since, now)}
          </span>
          <Load load={load} cap={cap} />
        </span>
      </Link>
    </li>
  );
}

/** A dot per slot, filled as far as it is taken. */
function Load({ load, cap }: { load: number; cap: number }) {
  const words = t('{used} of {slots}', { used: number(load), slots: number(cap) });
  const slots = Math.ceil(Math.max(cap, load));
  if (slots === 0 || slots > MOST_DOTS) return <span className={classes.figure}>{words}</span>;
  return (
    <span className={classes.dots} title={words}>
      {Array.from({ length: slots }, (_, slot) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: slots have no other name
        <i key={slot} data-taken={slot < load || undefined} data-over={slot >= cap || undefined} aria-hidden />
      ))}
      <span className={classes.hidden}>{words}</span>
    </span>
  );
}
