import { read, type TypedHours, typed } from './hours';
import { type Desk, type DeskKind, type DeskSetup, takes } from './wire';

/** A desk as it stands in the form; a secret that was not touched is missing. */
export interface Draft {
  name: string;
  values: Record<string, string>;
  botUntil: Desk['botUntil'];
  botAgain: Desk['botAgain'];
  quietSeconds: number;
  acceptSeconds: number;
  /** A desk's id; empty for none. */
  fallback: string;
  /** The assistant that answers in the desk's own channels; empty for none. */
  assistant: string;
  hours: TypedHours;
}

/** Limits and defaults of the server, in seconds. */
export const LONGEST = 7 * 24 * 3_600;
export const SHORTEST_ACCEPT = 10;
export const SHORTEST_QUIET = 60;
const USUAL_QUIET = 3_600;

export function newDraft(kind: DeskKind, timeZone: string): Draft {
  return {
    name: '',
    values: Object.fromEntries(kind.fields.map(({ name, choices }) => [name, choices[0] ?? ''])),
    botUntil: 'joined',
    botAgain: 'ended',
    quietSeconds: USUAL_QUIET,
    acceptSeconds: kind.acceptSeconds,
    fallback: '',
    assistant: '',
    hours: typed(undefined, timeZone),
  };
}

export function draftOf(desk: Desk, kind: DeskKind, timeZone: string): Draft {
  const shown = kind.fields.filter((field) => !field.secret);
  return {
    name: desk.name,
    values: Object.fromEntries(shown.map(({ name }) => [name, desk.settings[name] ?? ''])),
    botUntil: desk.botUntil,
    botAgain: desk.botAgain,
    quietSeconds: desk.quietSeconds ?? USUAL_QUIET,
    acceptSeconds: desk.acceptSeconds,
    fallback: desk.fallback ?? '',
    assistant: desk.assistant ?? '',
    hours: typed(desk.hours, timeZone),
  };
}

/** What is sent: an empty secret is left out, so that it stays as it is. */
export function setupOf(draft: Draft, kind: DeskKind, enabled: boolean): DeskSetup {
  const secrets = new Set(kind.fields.filter((field) => field.secret).map((field) => field.name));
  const hours = read(draft.hours);
  return {
    kind: kind.id,
    name: draft.name.trim(),
    values: Object.fromEntries(Object.entries(draft.values).filter(([name, value]) => value || !secrets.has(name))),
    enabled,
    botUntil: draft.botUntil,
    botAgain: draft.botAgain,
    ...(draft.botAgain === 'quiet' && { quietSeconds: draft.quietSeconds }),
    ...(takes(kind) && { acceptSeconds: draft.acceptSeconds }),
    ...(draft.fallback && { fallback: draft.fallback }),
    ...(draft.assistant && { assistant: draft.assistant }),
    ...(hours && { hours }),
  };
}
