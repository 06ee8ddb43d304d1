/** The shapes of `docs/api.md` as the console meets them. Times are RFC 3339 strings in UTC, ids are opaque. */

export type Role = 'agent' | 'supervisor' | 'builder' | 'admin';
export type PresenceState = 'online' | 'back_soon' | 'away' | 'offline';
/** `waiting` is the part of one's own in which the customer is to answer. */
export type ListName = 'mine' | 'waiting' | 'queue' | 'inbox' | 'bot' | 'desk' | 'handed_over' | 'closed' | 'find';

/** What narrows a list; only what is given does. */
export interface Filters {
  q?: string;
  state?: string;
  team?: string;
  channel?: string;
  reason?: string;
  agent?: string;
  from?: string;
  to?: string;
}

/** Somebody of the team who looks at a conversation just now. */
export interface Onlooker {
  actor: Actor;
  /** Milliseconds since the epoch. */
  until: number;
  writing: boolean;
}

export interface CannedMatch {
  id: string;
  title: string;
  text: string;
  shortcut?: string;
  /** The text for this conversation, and what it knows nothing of. */
  filled?: string;
  missing?: string[];
}

export interface ClosingCategory {
  name: string;
  reasons?: string[];
}

/** A visitor who may not write any more. */
export interface Blocked {
  conversation: string;
  customer: string | null;
  at: string;
  by: string;
  reason: string;
}

export interface User {
  id: string;
  email: string;
  name: string;
  roles: Role[];
  avatarUrl: string | null;
}

export interface Session {
  user: User;
  csrfToken: string;
}

export interface DemoAccounts {
  accounts: { email: string; roles: Role[] }[];
  password: string;
}

export interface Named {
  id: string;
  name: string;
}

export interface Actor {
  kind: 'customer' | 'bot' | 'agent' | 'system';
  id: string;
  name: string;
  avatarUrl?: string | null;
}

export interface Owner {
  kind: 'bot' | 'queue' | 'agent' | 'inbox' | 'desk' | 'closed';
  id?: string;
  /** At a desk who talks there, else the desk's own. */
  name?: string;
  /** The desk's name, at a desk. */
  desk?: string;
  since: string;
}

export interface Presence {
  state: PresenceState;
  since: string;
  connected: boolean;
  /** What the agent becomes when the last chat has ended; until then no new ones come. */
  next?: PresenceState;
  /** The supervisor who declared it; absent where the agent did. */
  setBy?: string;
}

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
  /** A skill's id, or the skill. */
  skill: string | Named | null;
  reason: string | null;
  customer: { name: string | null; externalId: string | null; email: string | null };
  lastMessage: { actor: Actor; text: string; at: string } | null;
  customerWaitsSince: string | null;
  unread: number;
  position: number | null;
  offeredTo: Named | null;
  rating: number | null;
  tags: string[];
  /** Whether its agent waits for the customer, which frees the slot. */
  rests: boolean;
  /** Whether the customer may not write any more. */
  blocked: boolean;
  /** Whether it counts as handed over: from the request for a person on, until the bot has it back for good. */
  handedOver: boolean;
}

/** A talk that has ended and still takes a slot. */
export interface WrapUp {
  conversation: string;
  customer: string | null;
  until: string;
}

export interface HandoverInfo {
  reason: string;
  evidence: unknown;
  /** What the bot was told to say to whoever takes it. */
  message?: string | null;
  requestedAt: string;
}

export interface ConversationDetail extends Row {
  values: Record<string, unknown>;
  page: { url: string; title?: string } | null;
  visitor: {
    externalId?: string | null;
    name?: string | null;
    email?: string | null;
    attributes?: Record<string, string>;
  } | null;
  handover: HandoverInfo | null;
  offer: { offerId: string; agent?: Named; expiresAt: string } | null;
  /** Whether the site has signed who the customer is. */
  known: boolean;
}

export interface SummaryStep {
  kind: 'action' | 'answer' | 'not_understood' | 'invalid_answer' | 'told';
  text: string;
}

/** What a conversation is about, up to the event with that number. What is not known is absent. */
export interface Summary {
  number: number;
  language: string;
  wants?: string;
  tried: SummaryStep[];
  details: { name: string; value: string }[];
  mood?: string;
  openQuestion?: string;
  text: string;
  madeBy: 'built_in' | 'model';
  /** A language model is still at a better one. */
  improving: boolean;
}

export interface Counters {
  bot: number;
  queue: number;
  mine: number;
  closed: number;
  inbox: number;
  desk: number;
  handedOver: number;
}

export interface RowPage {
  conversations: Row[];
  next: string | null;
  counters: Counters;
  /** The line that a search has found, by conversation. */
  found?: Record<string, { number: number; text: string }>;
}

/** One fact of a conversation. `type` is open: a type that this console does not know is shown only in the details. */
/** A file that was sent with a message. */
export interface SentFile {
  id: string;
  name: string;
  type: string;
  /** In bytes. */
  size: number;
  /** False while a scanner has yet to say whether it may be opened. */
  checked: boolean;
}

/** What may be sent: endings of names, with the dot, and the largest size in bytes. */
export interface FileLimits {
  endings: string[];
  maxBytes: number;
}

export interface ConversationEvent {
  number: number;
  at: string;
  type: string;
  actor: Actor;
  data: Record<string, unknown>;
}

export interface Now {
  queue: { position: number; expectedWaitSeconds: number | null } | null;
  typing: Actor[];
  looking?: Actor[];
  read: { customer?: number; agent?: number };
  owner?: Owner;
}

export interface EventPage {
  events: ConversationEvent[];
  last: number;
  now: Now;
}

export interface Offer {
  offerId: string;
  conversationId: string;
  expiresAt: string;
  at: string;
  reason: string | null;
  team: Named | null;
  conversation: Row;
}

export interface Me {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  presence: Presence;
  load: number;
  cap: number;
}

export interface AgentItem {
  number: number;
  at: string;
  type: string;
  data: unknown;
}

export interface Agent {
  id: string;
  name: string;
  avatarUrl?: string | null;
  presence: Presence;
  load: number;
  cap: number;
  teams: Named[];
  skills: { id: string; name: string; level?: number }[];
}

export interface Team {
  id: string;
  name: string;
  default: boolean;
  waiting: number;
  longestWaitSeconds: number | null;
  online: number;
  members: number;
}

/** An assistant as the team knows it. */
export interface AssistantEntry extends Named {
  /** Whether it ever hands over. */
  handover: boolean;
  actions: Named[];
}

/** What handover is switched off for. */
export interface HandoverSwitch {
  kind: 'assistant' | 'team' | 'desk';
  id: string;
  until?: string | null;
  message?: string | null;
  by: string;
  since: string;
}

export interface TransferTarget {
  team?: string;
  skill?: string;
  agent?: string;
  bot?: true;
  action?: string;
  outcome?: string;
}
