import { type Feed, follow, type Subscription } from './follow.ts';
import { type Connection, path, request } from './http.ts';
import type {
  Agent,
  AgentEvent,
  AgentNow,
  Named,
  NumberedEpoch,
  Presence,
  PresenceState,
  SignedIn,
  Team,
} from './types.ts';

export function signIn(connection: Connection, email: string, password: string): Promise<SignedIn> {
  return request(connection, 'POST', '/api/v1/session', { body: { email, password } });
}

/** Who is signed in; a 401 `Problem` when nobody is. */
export function getSession(connection: Connection): Promise<SignedIn> {
  return request(connection, 'GET', '/api/v1/session');
}

export function signOut(connection: Connection): Promise<void> {
  return request(connection, 'DELETE', '/api/v1/session');
}

export function setPresence(connection: Connection, state: PresenceState): Promise<Presence> {
  return request(connection, 'PUT', '/api/v1/agents/me/presence', { body: { state } });
}

/** "I am here", every 15 s. */
export function sayAlive(connection: Connection, last?: string): Promise<void> {
  return request(connection, 'POST', '/api/v1/agents/me/alive', { body: last === undefined ? {} : { last } });
}

export function acceptOffer(
  connection: Connection,
  offerId: string,
): Promise<NumberedEpoch & { conversationId: string }> {
  return request(connection, 'POST', path`/api/v1/offers/${offerId}/accept`, { body: {} });
}

export function declineOffer(connection: Connection, offerId: string, reason?: string): Promise<void> {
  return request(connection, 'POST', path`/api/v1/offers/${offerId}/decline`, {
    body: reason === undefined ? {} : { reason },
  });
}

export async function listAgents(connection: Connection): Promise<Agent[]> {
  return (await request<{ agents: Agent[] }>(connection, 'GET', '/api/v1/agents')).agents;
}

export async function listTeams(connection: Connection): Promise<Team[]> {
  return (await request<{ teams: Team[] }>(connection, 'GET', '/api/v1/teams')).teams;
}

export async function listSkills(connection: Connection): Promise<Named[]> {
  return (await request<{ skills: Named[] }>(connection, 'GET', '/api/v1/skills')).skills;
}

export type AgentFeed = Omit<Feed<AgentEvent, AgentNow>, 'connection' | 'path'>;

/** The agent's own stream; it begins with a `snapshot`, and a new one may come at any time. */
export function followAgent(connection: Connection, feed: AgentFeed): Subscription {
  return follow({ gapless: true, ...feed, connection, path: '/api/v1/agents/me/events' });
}
