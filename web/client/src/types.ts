import type { components } from './schema';

/**
 * The wire's words, as `docs/api.md` has them. Times are RFC 3339 in UTC, ids opaque strings. What the server's own
 * description tells as exactly is taken from it (`npm run generate -w client`); kinds and event data are told here.
 */
type Schemas = components['schemas'];

export interface Actor {
  kind: 'customer' | 'bot' | 'agent' | 'system';
  id: string;
  name: string;
  avatarUrl?: string | null;
}

/** Who has the conversation, and since when. */
export interface Owner {
  kind: 'bot' | 'queue' | 'agent' | 'inbox' | 'desk' | 'closed';
  id?: string | null;
  name?: string | null;
  avatarUrl?: string | null;
  since: string;
  /** At a desk its name; `name` is then who talks there, else the desk's. */
  desk?: string | null;
}

export type Named = Schemas['Named'];

export interface AgentName extends Named {
  avatarUrl?: string | null;
}

/** A quick reply; a click sends `value` (or the label) as an ordinary message. */
export interface Button {
  label: string;
  value?: string | null;
}

export type MessagePurpose = 'greeting' | 'transfer' | 'offline' | 'closed' | 'disabled' | 'expired' | 'link';

/** Somewhere else that the customer is shown to, with a summary to paste there. */
export interface Pointer {
  text: string;
  url: string;
  summary: string;
}

/** A file that was sent with a message. */
export interface SentFile {
  id: string;
  name: string;
  type: string;
  /** In bytes. */
  size: number;
  /** False while a scanner has yet to say whether it may be opened: `file.checked` follows. */
  checked: boolean;
}

export type FileVerdict = 'clean' | 'rejected' | 'unchecked';

/** What may be sent: endings of names, with the dot, and the largest size in bytes. */
export interface FileLimits {
  endings: readonly string[];
  maxBytes: number;
}

export type HandoverReason =
  | 'requested'
  | 'not_understood'
  | 'invalid_answers'
  | 'planned'
  | 'menu'
  | 'bot'
  | 'agent'
  | 'mode';

export interface Page {
  url: string;
  title?: string | null;
}

export interface Visitor {
  externalId?: string | null;
  name?: string | null;
  email?: string | null;
  attributes?: Record<string, string>;
}

/** The data of each event by its type. */
export interface EventData {
  'conversation.started': {
    assistant: Named;
    channel: string;
    locale?: string | null;
    page?: Page | null;
    visitor?: Visitor | null;
  };
  message: {
    text: string;
    clientId?: string | null;
    buttons?: Button[] | null;
    purpose?: MessagePurpose | null;
    link?: Pointer | null;
    file?: SentFile | null;
  };
  'file.checked': { file: string; message: number; verdict: FileVerdict; why?: string | null };
  'bot.answered': { turn: number; decision: unknown; values?: Record<string, string> | null };
  'handover.requested': { reason: HandoverReason; evidence?: unknown; target?: HandoverTarget | null };
  'handover.queued': {
    team?: Named | null;
    skill?: string | null;
    priority?: number;
    position: number | null;
    expectedWaitSeconds: number | null;
    returned?: boolean;
  };
  'handover.refused': { outcome: 'disabled' | 'closed' | 'bot_only' | 'offline' | 'link' | 'failed' };
  /** What the customer writes from here on lies in a team's inbox. */
  'handover.inboxed': { team?: Named | null };
  'availability.checked': { looked: Record<string, string> };
  'message.mailed': { upTo: number; sent: boolean };
  'handover.cancelled': Record<string, never>;
  'handover.expired': Record<string, never>;
  'offer.made': { offerId: string; agent: Named; expiresAt: string; why?: unknown };
  'offer.declined': { offerId: string; agent: Named };
  'offer.missed': { offerId: string; agent: Named };
  'offer.withdrawn': { offerId: string; agent: Named };
  'agent.joined': { agent: AgentName; forced?: boolean };
  'agent.left': {
    agent: AgentName;
    reason: 'ended' | 'transferred' | 'lost' | 'back_to_bot' | 'reassigned' | 'dismissed';
    to?: 'bot' | 'queue' | 'agent' | 'closed' | null;
  };
  'desk.opened': { desk: Named };
  'desk.accepted': { reference: string };
  'desk.joined': { agent: AgentName };
  'desk.left': { name: string };
  'desk.transferred': { to: string };
  'desk.ended': {
    outcome: 'ended' | 'refused' | 'timed_out' | 'failed' | 'dismissed' | 'back_to_bot' | 'taken_over' | 'closed';
    desk?: Named | null;
    why?: string | null;
  };
  'conversation.transferred': { to: { kind: string; id: string; name: string }; skill?: string | null; note?: string };
  note: { text: string; clientId?: string | null };
  'conversation.closed': { by: 'customer' | 'agent' | 'system'; category?: string | null };
  'conversation.reopened': Record<string, never>;
  rating: { score: number; comment?: string | null };
}

export type EventType = keyof EventData;

/** One entry of a conversation's log. The number orders; a customer's view leaves some out. */
export type ConversationEvent = {
  [T in EventType]: { number: number; at: string; type: T; actor: Actor; data: EventData[T] };
}[EventType];

export interface QueuePlace {
  position: number;
  expectedWaitSeconds: number | null;
}

export interface ReadMarks {
  customer: number;
  agent: number;
}

/** What is true at the moment and stands in no event. */
export interface Now {
  queue: QueuePlace | null;
  typing: Actor[];
  read: ReadMarks;
  owner: Owner;
}

/** Stream frames without a place in the log. */
export interface FrameData {
  'queue.position': QueuePlace;
  typing: { actor: Actor; until: string };
  read: { actor: Actor; number: number };
  heartbeat: { last: number };
  end: { reason: string };
}

export interface EventPage<E, N, C> {
  events: E[];
  last: C;
  now: N;
}

export type ConversationPage = EventPage<ConversationEvent, Now, number>;

export interface AssistantCard extends Named {
  languages: string[];
  launcher?: { text?: string | null; position?: string | null; hidden?: boolean | null; accent?: string | null } | null;
  menu: { handover: boolean };
  /** The assistant's own words for what happens; `{agent.name}` is the person. */
  lines?: Record<string, string>;
  survey?: Survey;
  files?: FileLimits;
}

/** How a conversation, or a person's part in it, ended. */
export type Ending = 'agent' | 'hand_back' | 'customer' | 'silence' | 'bot';

/** What a customer is asked afterwards, and after which ends. */
export interface Survey {
  after: readonly Ending[];
  text?: string | null;
  question?: string | null;
  askComment: boolean;
  comment?: string | null;
}

/** A summary as text; `improving` says that a better one may follow. */
export interface SummaryText {
  text: string;
  improving: boolean;
}

export interface StartRequest {
  clientId?: string;
  assistant: string;
  visitor?: Visitor;
  locale?: string;
  page?: Page;
  /** The token of the conversation that this browser had before. */
  previous?: string;
  /** Who the customer is, signed by the site. */
  identity?: string;
}

export interface StartedConversation {
  id: string;
  token: string;
  tokenExpiresAt: string;
  assistant: Named;
  epoch: number;
  number: number;
  menu: { handover: boolean };
}

export interface HandoverTarget {
  team?: string;
  skill?: string;
  agent?: string;
}

export interface HandoverRequest {
  reason?: HandoverReason;
  message?: string;
  target?: HandoverTarget;
}

/** Most requests on a conversation answer with the number of the event they led to. */
export type Numbered = Schemas['Numbered'];

export type NumberedEpoch = Schemas['Owned'];

/** What a customer sees of a conversation. */
export interface CustomerConversation {
  id: string;
  assistant: Named;
  owner: Owner;
  number: number;
  closed: boolean;
  tokenExpiresAt: string;
}

export type Role = 'agent' | 'supervisor' | 'builder' | 'admin';

export interface User {
  id: string;
  email: string;
  name: string;
  roles: Role[];
  avatarUrl: string | null;
}

export interface SignedIn {
  user: User;
  csrfToken: string;
}

export interface LastMessage {
  actor: Actor;
  text: string;
  at: string;
}

/** A conversation in a list; of two versions the higher is right. */
export interface Row {
  id: string;
  version: number;
  assistant: Named;
  channel: string;
  language: string | null;
  owner: Owner;
  epoch: number;
  number: number;
  startedAt: string;
  waitingSince: string | null;
  queuedAt: string | null;
  priority: number;
  team: Named | null;
  skill: string | null;
  reason: HandoverReason | null;
  customer: { name: string | null; externalId: string | null; email: string | null };
  lastMessage: LastMessage | null;
  customerWaitsSince: string | null;
  unread: number;
  position: number | null;
  offeredTo: Named | null;
  rating: number | null;
}

export interface HandoverContext {
  reason: HandoverReason;
  evidence: unknown;
  target: HandoverTarget | null;
  team: Named | null;
  requestedAt: string;
}

export interface Offer {
  offerId: string;
  conversationId: string;
  expiresAt: string;
  at: string;
  reason: HandoverReason | null;
  team: Named | null;
  conversation: Row;
}

/** What a person sees of a conversation. */
export interface PersonConversation extends Row {
  values: Record<string, string>;
  page: Page | null;
  visitor: Visitor | null;
  handover: HandoverContext | null;
  offer: Offer | null;
}

export type Counters = Schemas['Counters'];

export type PresenceState = 'online' | 'back_soon' | 'away' | 'offline';

export interface Presence {
  state: PresenceState;
  since: string;
  connected: boolean;
}

/** `load` and `cap` count in slots with two decimals. */
export interface Me {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  presence: Presence;
  load: number;
  cap: number;
}

export interface Agent extends AgentName {
  presence: Presence;
  load: number;
  cap: number;
  teams: Named[];
  skills: (Named & { level: number })[];
}

export interface Team extends Named {
  default: boolean;
  waiting: number;
  longestWaitSeconds: number | null;
  online: number;
  members: number;
}

export type ListName = 'queue' | 'mine' | 'bot' | 'inbox' | 'closed' | 'all';

export interface ListQuery {
  list: ListName;
  team?: string;
  assistant?: string;
  cursor?: string;
  limit?: number;
}

export interface ListPage {
  conversations: Row[];
  next: string | null;
  counters: Counters;
}

export type TransferTarget =
  | { team: string; skill?: string }
  | { skill: string }
  | { agent: string }
  | { bot: true; action?: string; outcome?: string };

export interface AgentEventData {
  snapshot: { me: Me; offers: Offer[]; mine: Row[]; counters: Counters };
  'offer.made': Offer;
  'offer.ended': {
    offerId: string;
    conversationId: string;
    outcome: 'accepted' | 'declined' | 'missed' | 'withdrawn';
  };
  'conversation.changed': { conversation: Row };
  'conversation.gone': { conversationId: string; version: number; to: Owner };
  'me.changed': { presence: Presence; load: number; cap: number };
}

/** An item of the agent's stream. */
export type AgentEvent = {
  [T in keyof AgentEventData]: { number: number; at: string; type: T; data: AgentEventData[T] };
}[keyof AgentEventData];

export interface AgentNow {
  counters: Counters;
}
