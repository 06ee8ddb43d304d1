import type {
  Actor,
  AgentName,
  Button,
  ConversationEvent,
  Ending,
  Named,
  Now,
  Owner,
  Pointer,
  QueuePlace,
  ReadMarks,
  SentFile,
} from '@baton/client';

/** A message as the customer sees it. */
export interface Said {
  kind: 'message';
  number: number;
  at: string;
  actor: Actor;
  text: string;
  buttons: readonly Button[];
  /** The same in parts, where it points somewhere else. */
  link?: Pointer;
  file?: SentFile & { rejected?: boolean };
}

/** What happened, said in a quiet line. `name` is the person it is about. */
export interface Happened {
  kind: 'line';
  number: number;
  at: string;
  line:
    | 'queued'
    | 'requeued'
    | 'cancelled'
    | 'expired'
    | 'joined'
    | 'left'
    | 'transferred'
    | 'reconnecting'
    | 'inboxed'
    | 'ended'
    | 'reopened';
  name: string;
  picture?: string | null | undefined;
}

export type Entry = Said | Happened;

/** One conversation as the log and the frames tell it. Immutable. */
export interface View {
  assistant: Named;
  owner: Owner;
  /** The person who has the conversation. */
  person: AgentName | null;
  queue: QueuePlace | null;
  entries: readonly Entry[];
  last: number;
  read: ReadMarks;
  /** The number of the event that makes a rating welcome: a person left, or the chat ended. */
  rateable: number | null;
  /** How it ended then. */
  ending: Ending | null;
  /** The number of the event since which it is one talk to rate: the last person joined, or it was opened again. */
  stretch: number;
}

export function emptyView(assistant: Named): View {
  return {
    assistant,
    owner: { kind: 'bot', name: assistant.name, since: '' },
    person: null,
    queue: null,
    entries: [],
    last: 0,
    read: { customer: 0, agent: 0 },
    stretch: 0,
    rateable: null,
    ending: null,
  };
}

/** The view after an event; the same one when the event is already in it. */
export function apply(view: View, event: ConversationEvent): View {
  if (event.number <= view.last) return view;
  return { ...step(view, event), last: event.number };
}

function step(view: View, event: ConversationEvent): View {
  const { number, at } = event;
  const owned = (kind: Owner['kind'], name?: string): Partial<View> => ({
    owner: { kind, name: name ?? null, since: at },
    person: null,
    queue: null,
  });
  const bot = () => owned('bot', view.assistant.name);
  const line = (what: Happened['line'], name = '', picture?: string | null): Pick<View, 'entries'> => ({
    entries: [...view.entries, { kind: 'line', number, at, line: what, name, picture }],
  });

  switch (event.type) {
    case 'conversation.started':
      return { ...view, assistant: event.data.assistant };
    case 'message': {
      const { text, buttons, link, file } = event.data;
      const parts = { ...(link ? { link } : {}), ...(file ? { file } : {}) };
      const said: Said = { kind: 'message', number, at, actor: event.actor, text, buttons: buttons ?? [], ...parts };
      const rateable = event.actor.kind === 'customer' ? null : view.rateable;
      return { ...view, entries: [...view.entries, said], rateable };
    }
    case 'file.checked': {
      const { message, verdict } = event.data;
      const entries = view.entries.map((entry) =>
        entry.kind === 'message' && entry.number === message && entry.file
          ? { ...entry, file: { ...entry.file, checked: true, rejected: verdict === 'rejected' } }
          : entry,
      );
      return { ...view, entries };
    }
    case 'handover.queued': {
      const { position, expectedWaitSeconds, returned } = event.data;
      const queue = position === null ? null : { position, expectedWaitSeconds };
      return { ...view, ...owned('queue'), queue, ...line(returned ? 'requeued' : 'queued'), rateable: null };
    }
    case 'handover.inboxed':
      return { ...view, ...owned('inbox', event.data.team?.name), ...line('inboxed') };
    case 'handover.cancelled':
      return { ...view, ...bot(), ...line('cancelled') };
    case 'handover.expired':
      return { ...view, ...bot(), ...line('expired') };
    case 'agent.joined':
    case 'desk.joined': {
      const { agent } = event.data;
      return {
        ...view,
        ...owned('agent', agent.name),
        person: agent,
        ...line('joined', agent.name, agent.avatarUrl),
        stretch: number,
        rateable: null,
      };
    }
    case 'agent.left': {
      const { agent, to, reason } = event.data;
      const goesOn = to === 'queue' || to === 'agent';
      const next = goesOn ? owned('queue') : to === 'closed' ? owned('closed') : bot();
      const what = reason === 'lost' ? 'reconnecting' : to === 'agent' ? 'transferred' : 'left';
      const rated: Partial<View> = goesOn
        ? { rateable: null }
        : {
            rateable: number,
            ending: reason === 'back_to_bot' ? 'hand_back' : reason === 'ended' ? 'agent' : 'customer',
          };
      return { ...view, ...next, ...line(what, agent.name, agent.avatarUrl), ...rated };
    }
    // For the customer another desk is people too: one waits for them, then one of them is there.
    case 'desk.opened':
      return step(view, { ...event, type: 'handover.queued', data: { position: null, expectedWaitSeconds: null } });
    case 'desk.left':
      return { ...view, ...owned('queue'), ...line('left', event.data.name) };
    case 'desk.ended': {
      const { person } = view;
      if (!person) return { ...view, ...bot() };
      return step(view, {
        ...event,
        type: 'agent.left',
        data: { agent: person, reason: event.data.outcome as 'ended', to: 'bot' },
      });
    }
    case 'conversation.closed': {
      const talked = view.entries.some((entry) => entry.kind === 'message' && /customer|agent/.test(entry.actor.kind));
      return {
        ...view,
        ...owned('closed'),
        ...line('ended'),
        rateable: talked ? number : null,
        ending: endingOf(view, event.data.by),
      };
    }
    case 'conversation.reopened':
      return { ...view, ...bot(), ...line('reopened'), stretch: number, rateable: null };
    default:
      return view;
  }
}

/** Who ended it counts where a person took part since it began, or began again. */
function endingOf(view: View, by: Actor['kind']): Ending {
  const since = view.entries.slice(view.entries.findLastIndex((e) => e.kind === 'line' && e.line === 'reopened') + 1);
  const withPerson = since.some((entry) => entry.kind === 'line' && entry.line === 'joined');
  if (!withPerson || by === 'bot') return 'bot';
  return by === 'system' ? 'silence' : by;
}

/** Takes over what is true at the moment; it knows nothing about what the log has not told yet. */
export function applyNow(view: View, now: Now): View {
  const owner = ours(now.owner);
  return {
    ...view,
    owner: owner.kind === view.owner.kind ? view.owner : owner,
    person: owner.kind !== 'agent' ? null : (view.person ?? personOf(owner)),
    queue: owner.kind === 'queue' ? (now.queue ?? view.queue) : null,
    read: {
      customer: Math.max(view.read.customer, now.read.customer),
      agent: Math.max(view.read.agent, now.read.agent),
    },
  };
}

/** An owner as the customer meets it: at another desk somebody talks, or is waited for. */
const ours = (owner: Owner): Owner =>
  owner.kind === 'desk' ? { ...owner, kind: owner.name === owner.desk ? 'queue' : 'agent' } : owner;

const personOf = ({ id, name, avatarUrl }: Owner): AgentName => ({
  id: id ?? '',
  name: name ?? '',
  avatarUrl: avatarUrl ?? null,
});

export function applyQueue(view: View, queue: QueuePlace): View {
  return view.owner.kind === 'queue' ? { ...view, queue } : view;
}

export function applyRead(view: View, actor: Actor, number: number): View {
  const who = actor.kind === 'customer' ? 'customer' : 'agent';
  return number > view.read[who] ? { ...view, read: { ...view.read, [who]: number } } : view;
}

/** Messages to the customer that they have not seen. */
export function unread(view: View): number {
  return view.entries.filter(
    (entry) => entry.kind === 'message' && entry.actor.kind !== 'customer' && entry.number > view.read.customer,
  ).length;
}

/** The number of the latest message to the customer; 0 before the first. */
export function latestIncoming(view: View): number {
  return view.entries.findLast((entry) => entry.kind === 'message' && entry.actor.kind !== 'customer')?.number ?? 0;
}
