import { Http } from './http';
import type {
  Agent,
  AssistantEntry,
  ConversationDetail,
  DemoAccounts,
  EventPage,
  HandoverSwitch,
  ListName,
  Named,
  Presence,
  PresenceState,
  RowPage,
  Session,
  Summary,
  Team,
  TransferTarget,
} from './types';

export const http = new Http();

const conversation = (id: string) => `/conversations/${encodeURIComponent(id)}`;

/** Everything the console asks of the server, one function a request. */
export const api = {
  session: () => http.get<Session>('/session'),
  signIn: (email: string, password: string) => http.post<Session>('/session', { email, password }),
  signOut: () => http.send<void>('DELETE', '/session'),
  demo: () => http.get<DemoAccounts>('/demo'),

  presence: (state: PresenceState) => http.send<Presence>('PUT', '/agents/me/presence', { state }),
  alive: (last: string | undefined) => http.post<void>('/agents/me/alive', last === undefined ? {} : { last }),
  accept: (offerId: string) => http.post<{ conversationId: string }>(`/offers/${encodeURIComponent(offerId)}/accept`),
  decline: (offerId: string) => http.post<void>(`/offers/${encodeURIComponent(offerId)}/decline`),

  agents: () => http.get<{ agents: Agent[] }>('/agents'),
  teams: () => http.get<{ teams: Team[] }>('/teams'),
  skills: () => http.get<{ skills: Named[] }>('/skills'),

  assistants: () => http.get<{ assistants: AssistantEntry[] }>('/live-assistants'),

  switches: (signal?: AbortSignal) => http.get<{ off: HandoverSwitch[] }>('/handover-switches', signal),
  switchOff: (kind: HandoverSwitch['kind'], id: string, until: string | undefined, message: string) =>
    http.send<HandoverSwitch>('PUT', `/handover-switches/${kind}/${encodeURIComponent(id)}`, {
      ...(until ? { until } : {}),
      ...(message ? { message } : {}),
    }),
  switchOn: (kind: HandoverSwitch['kind'], id: string) =>
    http.send<void>('DELETE', `/handover-switches/${kind}/${encodeURIComponent(id)}`),

  takePicture: (picture: Blob) => http.put<{ avatarUrl: string }>('/me/picture', picture),
  dropPicture: () => http.send<void>('DELETE', '/me/picture'),

  list: (list: ListName, cursor: string | undefined, signal?: AbortSignal) => {
    const query = new URLSearchParams({ list, limit: '50' });
    if (cursor) query.set('cursor', cursor);
    return http.get<RowPage>(`/conversations?${query}`, signal);
  },
  detail: (id: string, signal?: AbortSignal) => http.get<ConversationDetail>(conversation(id), signal),
  summary: (id: string, wait: number, signal?: AbortSignal) =>
    http.get<Summary>(`${conversation(id)}/summary?wait=${wait}`, signal),
  events: (id: string, after: number, signal?: AbortSignal) =>
    http.get<EventPage>(`${conversation(id)}/events?after=${after}`, signal),
  eventsPath: (id: string) => `${conversation(id)}/events`,

  message: (id: string, clientId: string, text: string) =>
    http.post<{ number: number }>(`${conversation(id)}/messages`, { clientId, text }),
  note: (id: string, clientId: string, text: string) =>
    http.post<{ number: number }>(`${conversation(id)}/notes`, { clientId, text }),
  typing: (id: string, typing: boolean) => http.post<void>(`${conversation(id)}/typing`, { typing }),
  read: (id: string, number: number) => http.post<void>(`${conversation(id)}/read`, { number }),
  claim: (id: string, force: boolean) =>
    http.post<{ number: number; epoch: number }>(`${conversation(id)}/claim`, force ? { force: true } : {}),
  transfer: (id: string, to: TransferTarget, note: string) =>
    http.post<{ number: number; epoch: number }>(`${conversation(id)}/transfer`, note ? { to, note } : { to }),
  close: (id: string, category: string, note: string, keepalive = false) =>
    http.post<{ number: number }>(
      `${conversation(id)}/close`,
      { ...(category ? { category } : {}), ...(note ? { note } : {}) },
      { keepalive },
    ),
};
