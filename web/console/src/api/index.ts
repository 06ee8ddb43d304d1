import { Http } from './http';
import type {
  Agent,
  AssistantEntry,
  Blocked,
  CannedMatch,
  ClosingCategory,
  ConversationDetail,
  DemoAccounts,
  EventPage,
  FileLimits,
  Filters,
  HandoverSwitch,
  ListName,
  Named,
  Presence,
  PresenceState,
  Row,
  RowPage,
  Session,
  Summary,
  Team,
  TransferTarget,
  WrapUp,
} from './types';

export const http = new Http();

const conversation = (id: string) => `/conversations/${encodeURIComponent(id)}`;

/** Everything the console asks of the server, one function a request. */
export const api = {
  session: () => http.get<Session>('/session'),
  signIn: (email: string, password: string) => http.post<Session>('/session', { email, password }),
  signOut: () => http.send<void>('DELETE', '/session'),
  demo: () => http.get<DemoAccounts>('/demo'),

  presence: (state: PresenceState, afterChats = false) =>
    http.send<Presence>('PUT', '/agents/me/presence', afterChats ? { state, afterChats } : { state }),
  forcePresence: (id: string, state: PresenceState, afterChats = false) =>
    http.send<Presence>(
      'PUT',
      `/agents/${encodeURIComponent(id)}/presence`,
      afterChats ? { state, afterChats } : { state },
    ),
  heldBy: (id: string, signal?: AbortSignal) =>
    http.get<{ conversations: Row[] }>(`/board/agents/${encodeURIComponent(id)}/conversations`, signal),
  wrapUps: (signal?: AbortSignal) => http.get<{ wrapUps: WrapUp[] }>('/agents/me/wrap-ups', signal),
  finishWrapUp: (id: string) => http.send<{ number: number }>('DELETE', `${conversation(id)}/wrap-up`),
  rest: (id: string) => http.send<{ number: number }>('PUT', `${conversation(id)}/rest`),
  goOn: (id: string) => http.send<{ number: number }>('DELETE', `${conversation(id)}/rest`),
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

  list: (list: ListName, cursor: string | undefined, filters: Filters, signal?: AbortSignal) => {
    const { state, ...narrowed } = filters;
    const query = new URLSearchParams({ list: list === 'find' ? (state ?? 'all') : list, limit: '50', ...narrowed });
    if (cursor) query.set('cursor', cursor);
    return http.get<RowPage>(`/conversations?${query}`, signal);
  },
  earlier: (id: string, signal?: AbortSignal) =>
    http.get<{ conversations: Row[] }>(`${conversation(id)}/earlier`, signal),
  canned: (q: string, id: string, signal?: AbortSignal) =>
    http.get<{ replies: CannedMatch[] }>(`/canned-replies?${new URLSearchParams({ q, conversation: id })}`, signal),
  closingCategories: (team: string | undefined) =>
    http.get<{ categories: ClosingCategory[] }>(
      `/closing-categories${team ? `?${new URLSearchParams({ team })}` : ''}`,
    ),
  block: (id: string, reason: string) => http.post<{ number: number }>(`${conversation(id)}/block`, { reason }),
  unblock: (id: string) => http.send<{ number: number }>('DELETE', `${conversation(id)}/block`),
  blocked: () => http.get<{ blocked: Blocked[] }>('/blocked-visitors'),
  detail: (id: string, signal?: AbortSignal) => http.get<ConversationDetail>(conversation(id), signal),
  summary: (id: string, wait: number, signal?: AbortSignal) =>
    http.get<Summary>(`${conversation(id)}/summary?wait=${wait}`, signal),
  events: (id: string, after: number, signal?: AbortSignal) =>
    http.get<EventPage>(`${conversation(id)}/events?after=${after}`, signal),
  eventsPath: (id: string) => `${conversation(id)}/events`,

  message: (id: string, clientId: string, text: string) =>
    http.post<{ number: number }>(`${conversation(id)}/messages`, { clientId, text }),
  file: (id: string, clientId: string, file: File, told: (part: number) => void) => {
    const form = new FormData();
    form.set('clientId', clientId);
    form.set('file', file, file.name);
    return http.upload<{ number: number }>(`${conversation(id)}/files`, form, told);
  },
  fileAddress: (id: string, file: string) => `/api/v1${conversation(id)}/files/${encodeURIComponent(file)}`,
  fileLimits: async (assistant: string) =>
    (await http.get<{ files: FileLimits }>(`/assistants/${encodeURIComponent(assistant)}`)).files,
  note: (id: string, clientId: string, text: string) =>
    http.post<{ number: number }>(`${conversation(id)}/notes`, { clientId, text }),
  typing: (id: string, typing: boolean) => http.post<void>(`${conversation(id)}/typing`, { typing }),
  read: (id: string, number: number) => http.post<void>(`${conversation(id)}/read`, { number }),
  claim: (id: string, force: boolean) =>
    http.post<{ number: number; epoch: number }>(`${conversation(id)}/claim`, force ? { force: true } : {}),
  transfer: (id: string, to: TransferTarget, note: string) =>
    http.post<{ number: number; epoch: number }>(`${conversation(id)}/transfer`, note ? { to, note } : { to }),
  close: (id: string, category: string, reason: string, note: string, keepalive = false) =>
    http.post<{ number: number }>(
      `${conversation(id)}/close`,
      { ...(category ? { category } : {}), ...(reason ? { reason } : {}), ...(note ? { note } : {}) },
      { keepalive },
    ),
};
