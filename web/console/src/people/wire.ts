import { http } from '../api';
import type { Named, Role, User } from '../api/types';

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

  teams: () => http.get<{ teams: Named[] }>('/teams').then((answer) => answer.teams),
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
  if (account.offSince) return 'Switched off';
  if (account.invitedUntil) return 'Invited';
  return account.canSignIn ? 'Active' : 'Not invited';
}
