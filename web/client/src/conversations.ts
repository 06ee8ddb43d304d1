import { type Feed, follow, type Subscription } from './follow.ts';
import { type Connection, path, query, request } from './http.ts';
import type {
  AssistantCard,
  ConversationEvent,
  ConversationPage,
  CustomerConversation,
  HandoverRequest,
  ListPage,
  ListQuery,
  Now,
  Numbered,
  NumberedEpoch,
  PersonConversation,
  StartedConversation,
  StartRequest,
  SummaryText,
  TransferTarget,
} from './types.ts';

export function getAssistant(connection: Connection, id: string): Promise<AssistantCard> {
  return request(connection, 'GET', path`/api/v1/assistants/${id}`);
}

export function startConversation(connection: Connection, body: StartRequest): Promise<StartedConversation> {
  return request(connection, 'POST', '/api/v1/conversations', { body });
}

/** Says who the customer is, with the site's signature, in a conversation that goes on. */
export function proveIdentity(connection: Connection, id: string, identity: string): Promise<void> {
  return request(connection, 'POST', path`/api/v1/conversations/${id}/identity`, { body: { identity } });
}

export function listConversations(connection: Connection, asked: ListQuery): Promise<ListPage> {
  return request(connection, 'GET', `/api/v1/conversations${query({ ...asked })}`);
}

export function getConversation(connection: Connection, id: string): Promise<CustomerConversation> {
  return request(connection, 'GET', path`/api/v1/conversations/${id}`);
}

export function getConversationAsPerson(connection: Connection, id: string): Promise<PersonConversation> {
  return request(connection, 'GET', path`/api/v1/conversations/${id}`);
}

/** One page of at most 200 events after a number. */
export function readEvents(connection: Connection, id: string, after: number): Promise<ConversationPage> {
  return request(connection, 'GET', path`/api/v1/conversations/${id}/events` + query({ after, wait: 0 }));
}

/** What the server reads at once; a customer may see fewer of them. */
const PAGE = 200;

/** The whole log after a number, and what is true now. */
export async function readAllEvents(connection: Connection, id: string, after = 0): Promise<ConversationPage> {
  const events: ConversationEvent[] = [];
  for (let from = after; ; ) {
    const page = await readEvents(connection, id, from);
    events.push(...page.events);
    if (page.last - from < PAGE) return { ...page, events };
    from = page.last;
  }
}

export type ConversationFeed = Omit<Feed<ConversationEvent, Now>, 'connection' | 'path'>;

export function followConversation(connection: Connection, id: string, feed: ConversationFeed): Subscription {
  return follow({ ...feed, connection, path: path`/api/v1/conversations/${id}/events` });
}

export function sendMessage(connection: Connection, id: string, clientId: string, text: string): Promise<Numbered> {
  return request(connection, 'POST', path`/api/v1/conversations/${id}/messages`, { body: { clientId, text } });
}

export function addNote(connection: Connection, id: string, clientId: string, text: string): Promise<Numbered> {
  return request(connection, 'POST', path`/api/v1/conversations/${id}/notes`, { body: { clientId, text } });
}

export function requestHandover(connection: Connection, id: string, body: HandoverRequest = {}): Promise<Numbered> {
  return request(connection, 'POST', path`/api/v1/conversations/${id}/handover`, { body });
}

export function cancelHandover(connection: Connection, id: string): Promise<Numbered> {
  return request(connection, 'DELETE', path`/api/v1/conversations/${id}/handover`);
}

/** Back to the assistant, from waiting or from a person. */
export function goBack(connection: Connection, id: string): Promise<NumberedEpoch> {
  return request(connection, 'POST', path`/api/v1/conversations/${id}/back`, { body: {} });
}

export function setTyping(connection: Connection, id: string, typing: boolean): Promise<void> {
  return request(connection, 'POST', path`/api/v1/conversations/${id}/typing`, { body: { typing } });
}

export function markRead(connection: Connection, id: string, number: number): Promise<void> {
  return request(connection, 'POST', path`/api/v1/conversations/${id}/read`, { body: { number } });
}

export function rateConversation(
  connection: Connection,
  id: string,
  rating: { score: number; comment?: string },
): Promise<Numbered> {
  return request(connection, 'POST', path`/api/v1/conversations/${id}/rating`, { body: rating });
}

/** The customer's own summary; `wait` gives a language model so many seconds. */
export function readSummary(connection: Connection, id: string, wait = 0): Promise<SummaryText> {
  return request(connection, 'GET', path`/api/v1/conversations/${id}/summary` + query({ wait }));
}

export function claimConversation(connection: Connection, id: string, force = false): Promise<NumberedEpoch> {
  return request(connection, 'POST', path`/api/v1/conversations/${id}/claim`, { body: force ? { force } : {} });
}

export function transferConversation(
  connection: Connection,
  id: string,
  to: TransferTarget,
  note?: string,
): Promise<NumberedEpoch> {
  const body = note === undefined ? { to } : { to, note };
  return request(connection, 'POST', path`/api/v1/conversations/${id}/transfer`, { body });
}

export function closeConversation(
  connection: Connection,
  id: string,
  body: { category?: string; note?: string } = {},
): Promise<Numbered> {
  return request(connection, 'POST', path`/api/v1/conversations/${id}/close`, { body });
}
