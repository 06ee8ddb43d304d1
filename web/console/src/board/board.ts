import type { Named, Presence, PresenceState } from '../api/types';

/** The shapes of `GET /board`; loads in slots, times of the server's clock. */
export interface BoardTeam extends Named {
  waiting: number;
  longestSince: string | null;
  targetSeconds: number;
  used: number;
  slots: number;
  /** Members by state; who is not connected counts as offline. */
  states: Partial<Record<PresenceState, number>>;
}

export interface BoardAgent extends Named {
  avatarUrl?: string;
  presence: Presence;
  load: number;
  cap: number;
  /** Ids. */
  teams: string[];
}

/** A conversation with which something does not go on. */
export interface Stuck {
  conversation: string;
  why: 'set_aside' | 'undelivered';
  since: string;
  detail: string;
}

export interface Board {
  talking: number;
  teams: BoardTeam[];
  agents: BoardAgent[];
  stuck: Stuck[];
}

/** What is other than before. */
export interface BoardChanges {
  talking: number;
  teams: BoardTeam[];
  teamsGone: string[];
  agents: BoardAgent[];
  agentsGone: string[];
  stuck?: Stuck[];
}

export function changed(board: Board, change: BoardChanges): Board {
  return {
    talking: change.talking,
    teams: merged(board.teams, change.teams, change.teamsGone),
    agents: merged(board.agents, change.agents, change.agentsGone),
    stuck: change.stuck ?? board.stuck,
  };
}

function merged<L extends { id: string }>(known: readonly L[], other: readonly L[], gone: readonly string[]): L[] {
  const lines = new Map(known.map((line) => [line.id, line]));
  for (const line of other) lines.set(line.id, line);
  for (const id of gone) lines.delete(id);
  return [...lines.values()];
}

/** What asks for something: `late` has missed its target, `soon` is about to. */
export type Alarm = 'late' | 'soon' | undefined;

/** Of the time in which customers should have a person, this part may pass before it is amber. */
const AMBER_AFTER = 0.5;

export function alarmOf(team: BoardTeam, now: number): Alarm {
  if (team.longestSince === null) return undefined;
  const waits = secondsSince(team.longestSince, now);
  if (waits >= team.targetSeconds) return 'late';
  const nobody = !team.states.online;
  return nobody || waits >= team.targetSeconds * AMBER_AFTER ? 'soon' : undefined;
}

/** An agent who is declared ready and not here, or carries more than they may. */
export function agentAlarm({ presence, load, cap }: BoardAgent): Alarm {
  return load > cap || (presence.state === 'online' && !presence.connected) ? 'soon' : undefined;
}

/** How long somebody waits, in whole seconds. */
export const secondsSince = (since: string, now: number) => Math.max(0, Math.floor((now - Date.parse(since)) / 1000));

const urgency = (alarm: Alarm) => (alarm === 'late' ? 0 : alarm === 'soon' ? 1 : 2);
const readiness: Record<PresenceState, number> = { online: 0, back_soon: 1, away: 2, offline: 3 };

/** What asks for something first, the longest wait before others; then by name. */
export function teamsInOrder(teams: readonly BoardTeam[], now: number): BoardTeam[] {
  return [...teams].sort(
    (a, b) =>
      urgency(alarmOf(a, now)) - urgency(alarmOf(b, now)) ||
      (a.longestSince ?? '9').localeCompare(b.longestSince ?? '9') ||
      a.name.localeCompare(b.name),
  );
}

export function agentsInOrder(agents: readonly BoardAgent[]): BoardAgent[] {
  return [...agents].sort(
    (a, b) =>
      urgency(agentAlarm(a)) - urgency(agentAlarm(b)) ||
      readiness[a.presence.state] - readiness[b.presence.state] ||
      a.name.localeCompare(b.name),
  );
}

/** The figures over all teams. An agent of several teams counts once. */
export function totals({ teams, agents }: Board): {
  waiting: number;
  longestSince: string | undefined;
  online: number;
  free: number;
} {
  const taking = agents.filter(({ presence }) => presence.state === 'online' && presence.connected && !presence.next);
  return {
    waiting: teams.reduce((sum, team) => sum + team.waiting, 0),
    longestSince: teams.flatMap((team) => team.longestSince ?? []).sort()[0],
    online: taking.length,
    free: taking.reduce((sum, agent) => sum + Math.max(0, agent.cap - agent.load), 0),
  };
}
