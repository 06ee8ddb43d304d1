import type { AgentItem, Counters, Me, Offer, Owner, Presence, Row } from '../api/types';

/**
 * What an agent's stream has told so far. The law of it: a snapshot followed by its changes equals a fresh snapshot,
 * whatever is repeated or arrives late.
 */
export interface AgentState {
  me: Me | undefined;
  offers: readonly Offer[];
  mine: ReadonlyMap<string, Row>;
  /** Versions at which conversations left, so that an older change that arrives late does not bring them back. */
  left: ReadonlyMap<string, number>;
  counters: Counters;
}

export const nothingYet: AgentState = {
  me: undefined,
  offers: [],
  mine: new Map(),
  left: new Map(),
  counters: { bot: 0, queue: 0, mine: 0, closed: 0, inbox: 0, desk: 0, handedOver: 0 },
};

interface Snapshot {
  me: Me;
  offers: Offer[];
  mine: Row[];
  counters: Counters;
}

export function applyItem(state: AgentState, item: Pick<AgentItem, 'type' | 'data'>): AgentState {
  switch (item.type) {
    case 'snapshot': {
      const { me, offers, mine, counters } = item.data as Snapshot;
      return { me, offers, mine: new Map(mine.map((row) => [row.id, row])), left: new Map(), counters };
    }
    case 'offer.made': {
      const offer = item.data as Offer;
      return { ...state, offers: [...state.offers.filter((each) => each.offerId !== offer.offerId), offer] };
    }
    case 'offer.ended': {
      const { offerId } = item.data as { offerId: string };
      return { ...state, offers: state.offers.filter((each) => each.offerId !== offerId) };
    }
    case 'conversation.changed':
      return withRow(state, (item.data as { conversation: Row }).conversation);
    case 'conversation.gone': {
      const { conversationId, version } = item.data as { conversationId: string; version: number; to: Owner };
      return withoutRow(state, conversationId, version);
    }
    case 'me.changed': {
      const change = item.data as { presence: Presence; load: number; cap: number };
      return state.me ? { ...state, me: { ...state.me, ...change } } : state;
    }
    case 'counters':
      return { ...state, counters: item.data as Counters };
    default:
      return state;
  }
}

function withRow(state: AgentState, row: Row): AgentState {
  const known = state.mine.get(row.id)?.version ?? state.left.get(row.id) ?? -1;
  if (row.version <= known) return state;
  const left = new Map(state.left);
  left.delete(row.id);
  return { ...state, mine: new Map(state.mine).set(row.id, row), left };
}

function withoutRow(state: AgentState, id: string, version: number): AgentState {
  const known = state.mine.get(id);
  if (known && known.version > version) return state;
  const mine = new Map(state.mine);
  mine.delete(id);
  const left = new Map(state.left).set(id, Math.max(version, state.left.get(id) ?? -1));
  return { ...state, mine, left };
}
