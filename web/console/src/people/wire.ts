import { http } from '../api';
import type { Named, Role, User } from '../api/types';
import { t } from '../i18n';

/** An account, as `GET /users` tells it. */
export interface Account {
  id: string;
  email: string;
  name: string;
  roles: Role[];
  canSignIn: boolean;
  invitedUntil?: string | null;
  offSince?: string | null;
  takesConversations: boolean;
  teams: string[];
}

/** What is set of somebody who takes conversations; caps in chats. */
export interface Profile {
  cap: number;
  teams: { id: string; cap?: number | null }[];
  skills: Record<string, number>;
  languages: string[];
  channelCaps: Record<string, number>;
}

export interface Skill extends Named {
  description: string;
}

export interface CannedReply {
  id: string;
  title: string;
  text: string;
  shortcut?: string | null;
  language?: string | null;
  audience: 'everybody' | 'team' | 'own';
  team?: Named | null;
}

export interface Invited {
  email: string;
  name: string;
  invitedBy: string;
  expiresAt: string;
}

export interface CannedDraft {
  title: string;
  text: string;
  shortcut: string;
  language: string;
  /** A team's id, `everybody` or `own`. */
  audience: string;
}

export type Distribution = 'balanced' | 'round_robin' | 'most_skilled' | 'pull';

/** A team's settings; times in seconds, weights and caps in slots. What is `null` or missing has no limit of the team's own. */
export interface TeamSettings {
  distribution?: Distribution | null;
  autoAccept?: boolean | null;
  ringSeconds?: number | null;
  wrapUpSeconds?: number | null;
  waitLimitSeconds?: number | null;
  restingWeight?: number | null;
  backSeconds?: number | null;
  sameAgentSeconds?: number | null;
  namedAgentSeconds?: number | null;
  overflowSeconds?: number | null;
  overflowTeams?: string[] | null;
  matchLanguage?: boolean | null;
  agentCap?: number | null;
  channelCaps?: Record<string, number> | null;
  answerTargetSeconds?: number | null;
}

export interface TeamDetail extends Named {
  default: boolean;
  settings: TeamSettings;
}

export interface TeamRow extends Named {
  default: boolean;
  waiting: number;
  online: number;
  members: number;
}

export interface Category {
  name: string;
  reasons: string[];
  team?: string | null;
}

export interface Rule {
  name: string;
  when: {
    reasons?: string[] | null;
    topics?: string[] | null;
    languages?: string[] | null;
    channels?: string[] | null;
    assistants?: string[] | null;
    values?: Record<string, string> | null;
    page?: string | null;
  };
  team?: string | null;
  skill?: string | null;
  agent?: string | null;
  priority?: number | null;
}

export interface SettingChange {
  id: string;
  at: string;
  by: Named;
  kind: string;
  subject: string;
  before?: unknown;
  after?: unknown;
}

/** So many of the changed settings at once. */
export const CHANGES = 50;

const team = (id: string) => `/teams/${encodeURIComponent(id)}`;
const user = (id: string) => `/users/${encodeURIComponent(id)}`;

/** Everything the pages of people ask of the server. */
export const people = {
  users: () => http.get<{ users: Account[] }>('/users').then((answer) => answer.users),
  makeUser: (body: { email: string; name: string; roles: Role[] }) => http.post<Account>('/users', body),
  changeUser: (id: string, body: { email: string; name: string; roles: Role[] }) =>
    http.send<Account>('PUT', user(id), body),
  switchUser: (id: string, on: boolean) => http.post<Account>(`${user(id)}/${on ? 'on' : 'off'}`),
  invite: (id: string) => http.post<{ path: string; expiresAt: string }>(`${user(id)}/invitation`),
  profile: (id: string) => http.get<Profile>(`/agents/${encodeURIComponent(id)}`),
  setProfile: (id: string, profile: Profile) => http.send<Profile>('PUT', `/agents/${encodeURIComponent(id)}`, profile),

  agents: () =>
    http.get<{ agents: { id: string; name: string; teams: Named[] }[] }>('/agents').then((answer) => answer.agents),
  team: (id: string) => http.get<TeamDetail>(team(id)),
  makeTeam: (made: Named) => http.post<TeamDetail>('/teams', made),
  changeTeam: (id: string, body: Omit<TeamDetail, 'id'>) => http.send<TeamDetail>('PUT', team(id), body),
  deleteTeam: (id: string) => http.send<void>('DELETE', team(id)),
  channels: () => http.get<{ channels: { id: string }[] }>('/channels').then((answer) => answer.channels),

  categories: () => http.get<{ categories: Category[] }>('/closing-categories').then((answer) => answer.categories),
  keepCategories: (categories: Category[]) => http.send('PUT', '/closing-categories', { categories }),
  rules: () => http.get<{ rules: Rule[] }>('/routing/rules').then((answer) => answer.rules),
  keepRules: (rules: Rule[]) => http.send('PUT', '/routing/rules', { rules }),
  changes: (before: string | undefined) =>
    http
      .get<{ changes: SettingChange[] }>(`/setting-changes?limit=${CHANGES}${before ? `&before=${before}` : ''}`)
      .then((answer) => answer.changes),

  teams: () => http.get<{ teams: TeamRow[] }>('/teams').then((answer) => answer.teams),
  skills: () => http.get<{ skills: Skill[] }>('/skills').then((answer) => answer.skills),
  makeSkill: (skill: Skill) => http.post<Skill>('/skills', skill),
  changeSkill: ({ id, name, description }: Skill) =>
    http.send<Skill>('PUT', `/skills/${encodeURIComponent(id)}`, { name, description }),
  deleteSkill: (id: string) => http.send<void>('DELETE', `/skills/${encodeURIComponent(id)}`),

  canned: (all: boolean) =>
    http.get<{ replies: CannedReply[] }>(`/canned-replies?all=${all}`).then((answer) => answer.replies),
  keepCanned: (id: string | undefined, draft: CannedDraft) =>
    id === undefined
      ? http.post<CannedReply>('/canned-replies', cannedBody(draft))
      : http.send<CannedReply>('PUT', `/canned-replies/${encodeURIComponent(id)}`, cannedBody(draft)),
  deleteCanned: (id: string) => http.send<void>('DELETE', `/canned-replies/${encodeURIComponent(id)}`),

  openInvitation: (secret: string) => http.post<Invited>('/invitations/open', { secret }),
  acceptInvitation: (secret: string, password: string) =>
    http.post<Invited>('/invitations/accept', { secret, password }),
};

/** A canned reply as it is sent: what is empty is left out. */
export function cannedBody(draft: CannedDraft): Record<string, unknown> {
  const { title, text, shortcut, language, audience } = draft;
  return {
    title,
    text,
    ...(shortcut.trim() && { shortcut: shortcut.trim().replace(/^\//, '') }),
    ...(language.trim() && { language: language.trim() }),
    ...(audience === 'own' ? { own: true } : audience !== 'everybody' && { team: audience }),
  };
}

/** Who looks after accounts. */
export const isAdmin = (who: User) => who.roles.includes('admin');

/** Who looks after teams, skills and what others may use. */
export const isSupervisor = (who: User) => who.roles.some((role) => role === 'supervisor' || role === 'admin');

/** An id made from a name: small letters, digits and dashes, 64 at most. */
export function idFrom(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64)
    .replace(/-+$/, '');
}

/** What stands for an account in one word. */
export function standing(account: Pick<Account, 'canSignIn' | 'invitedUntil' | 'offSince'>): string {
  if (account.offSince) return t('Switched off');
  if (account.invitedUntil) return t('Invited');
  return account.canSignIn ? t('Active') : t('Not invited');
}
