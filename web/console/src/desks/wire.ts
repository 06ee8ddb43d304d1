import { http } from '../api';
import type { AssistantEntry, Named, User } from '../api/types';

export type Level = 'YES' | 'PARTLY' | 'NO';

/** What a kind of desks can, as it declares it itself. */
export interface Capabilities {
  liveHandover: Level;
  emailHandover: Level;
  summary: Level;
  ourChannels: Level;
  deskChannels: Level;
  richContent: Level;
  botHistory: Level;
  agentMessages: Level;
  onceEach: Level;
}

/** Something that is set for a desk; with choices, one of them. */
export interface DeskField {
  name: string;
  label: string;
  help: string;
  secret: boolean;
  required: boolean;
  choices: string[];
}

export interface DeskKind {
  id: string;
  title: string;
  fields: DeskField[];
  capabilities: Capabilities;
  /** How long people there have to take a conversation, unless set otherwise, in seconds. */
  acceptSeconds: number;
}

export interface Hours {
  timeZone: string;
  week: Record<string, string[]>;
  special: Record<string, string[]>;
}

/** How a desk is; `works` is missing until it was tried. */
export interface Health {
  works?: boolean;
  availability: 'online' | 'offline' | 'unknown';
  position?: number;
  expectedWaitSeconds?: number;
  /** What is wrong, as a sentence; empty if nothing is. */
  note: string;
}

export interface Desk extends Health, Named {
  kind: string;
  settings: Record<string, string>;
  secretsSet: string[];
  enabled: boolean;
  botUntil: 'handover' | 'joined';
  botAgain: 'ended' | 'quiet' | 'never';
  quietSeconds?: number;
  acceptSeconds: number;
  fallback?: string;
  /** Who answers where the desk owns the channel. */
  assistant?: string;
  hours?: Hours;
  checkedAt?: string;
  conversations: number;
}

/** A desk as it is to be; secrets that are left out stay as they are. */
export interface DeskSetup {
  kind: string;
  name: string;
  values: Record<string, string>;
  enabled: boolean;
  botUntil: Desk['botUntil'];
  botAgain: Desk['botAgain'];
  quietSeconds?: number;
  acceptSeconds?: number;
  fallback?: string;
  assistant?: string;
  hours?: Hours;
}

export interface Choice {
  kind: 'assistant' | 'team';
  id: string;
  desk: string;
}

export interface DeskList {
  desks: Desk[];
  choices: Choice[];
}

/** What could not be delivered. */
export interface DeadLetter {
  target: string;
  conversation: string;
  number: number;
  what: 'opening' | 'message' | 'end' | 'other';
  text?: string;
  attempts: number;
  error: string;
  since: string;
  /** How many of the same conversation wait behind it. */
  behind: number;
}

export interface DeadLetterList {
  letters: DeadLetter[];
  total: number;
  targets: Record<string, number>;
}

/** Our own desk, which is always there. */
export const WORKSPACE = 'workspace';

const desk = (id: string) => `/desks/${encodeURIComponent(id)}`;
const choice = ({ kind, id }: Omit<Choice, 'desk'>) => `/desks/choices/${kind}/${encodeURIComponent(id)}`;
const letters = (target: string) => `/dead-letters/${encodeURIComponent(target)}`;
const letter = (of: DeadLetter) => `${letters(of.target)}/${encodeURIComponent(of.conversation)}/${of.number}`;

/** Everything the pages of desks ask of the server. */
export const deskApi = {
  all: () => http.get<DeskList>('/desks'),
  kinds: () => http.get<{ kinds: DeskKind[] }>('/desks/kinds').then((answer) => answer.kinds),
  save: (id: string, setup: DeskSetup) => http.send<Desk>('PUT', desk(id), setup),
  enable: (id: string, enabled: boolean) => http.send<Desk>('PUT', `${desk(id)}/enabled`, { enabled }),
  test: (id: string) => http.post<Health>(`${desk(id)}/test`),
  remove: (id: string) => http.send<void>('DELETE', desk(id)),
  choose: (of: Choice) => http.send<void>('PUT', choice(of), { desk: of.desk }),
  unchoose: (of: Omit<Choice, 'desk'>) => http.send<void>('DELETE', choice(of)),

  deadLetters: (target: string | undefined) =>
    http.get<DeadLetterList>(`/dead-letters${target ? `?${new URLSearchParams({ target })}` : ''}`),
  replay: (of: DeadLetter) => http.post<void>(`${letter(of)}/replay`),
  skip: (of: DeadLetter) => http.send<void>('DELETE', letter(of)),
  replayAll: (target: string) => http.post<{ letters: number }>(`${letters(target)}/replay`),
  skipAll: (target: string) => http.send<{ letters: number }>('DELETE', letters(target)),
};

/** Who sets desks up; supervisors see how they are. */
export const maySetUp = (who: User) => who.roles.includes('admin');

/** The target of the outbox that a desk is. */
export const targetOf = (id: string) => `desk:${id}`;

/** Whether conversations go on there; otherwise the desk is only an address that customers are shown. */
export const takes = ({ capabilities }: DeskKind) =>
  capabilities.liveHandover !== 'NO' || capabilities.emailHandover !== 'NO';

/** Whether the desk tells us what happens there, and so needs an address of ours. */
export const tells = (kind: DeskKind) => kind.capabilities.agentMessages !== 'NO' || ownsChannels(kind);

/** Whether customers write in channels of the desk's own, where an assistant of ours can answer (K2). */
export const ownsChannels = ({ capabilities }: DeskKind) => capabilities.deskChannels !== 'NO';

/** Where a desk sends what happens there. */
export const webhookOf = (id: string) => new URL(`/api/v1/desks/${id}/webhook`, location.origin).href;

/** Who goes to this desk: names of assistants and teams. */
export function goThere(
  id: string,
  choices: readonly Choice[],
  assistants: readonly AssistantEntry[] | undefined,
  teams: readonly Named[] | undefined,
): string[] {
  return choices
    .filter((each) => each.desk === id)
    .map((each) => {
      const known: readonly Named[] | undefined = each.kind === 'assistant' ? assistants : teams;
      return known?.find((one) => one.id === each.id)?.name ?? each.id;
    });
}
