import type { TeamSettings } from './wire';

type Numbers = 'ringSeconds' | 'wrapUpSeconds' | 'waitLimitSeconds' | 'backSeconds' | 'sameAgentSeconds';
type Waits = 'namedAgentSeconds' | 'overflowSeconds';
type Slots = 'restingWeight' | 'agentCap';

/** One setting of a team: what it is called, and its effect, default and limits in words. */
export type TeamField = { label: string; description: string } & (
  | { kind: 'number'; name: Numbers | Waits | Slots; min: number; max: number; unit: ' s' | ''; unset?: string }
  | { kind: 'switch'; name: 'autoAccept' | 'matchLanguage' }
  | { kind: 'distribution'; name: 'distribution' }
  | { kind: 'teams'; name: 'overflowTeams' }
  | { kind: 'channels'; name: 'channelCaps' }
);

/** Settings that are thought of together, and saved together. */
export interface TeamSection {
  title: string;
  lead: string;
  fields: TeamField[];
}

/** 30 days, the longest time that a setting takes. */
const LONGEST = 2_592_000;
const SLOTS = 1_000;

export const SECTIONS: TeamSection[] = [
  {
    title: 'Who is asked',
    lead: 'How the agent is found who gets a conversation.',
    fields: [
      {
        kind: 'distribution',
        name: 'distribution',
        label: 'Distribution',
        description: 'Which of several agents is asked first. Balanced unless set.',
      },
      {
        kind: 'switch',
        name: 'autoAccept',
        label: 'Accept by itself',
        description: 'The chosen agent joins without being asked. Off unless set.',
      },
      {
        kind: 'number',
        name: 'ringSeconds',
        label: 'Ring',
        description: 'How long an offer rings before the next agent is asked, 5 to 600 s.',
        min: 5,
        max: 600,
        unit: ' s',
        unset: "as the assistant's",
      },
      {
        kind: 'switch',
        name: 'matchLanguage',
        label: "Speak the customer's language",
        description: 'Only agents with the language are asked. Off unless set.',
      },
      {
        kind: 'number',
        name: 'sameAgentSeconds',
        label: 'Same agent',
        description:
          'For so long after the end a customer who comes back goes to the agent from before. 0, never, unless set; up to 30 days.',
        min: 0,
        max: LONGEST,
        unit: ' s',
      },
    ],
  },
  {
    title: 'Load',
    lead: 'How much an agent carries of this team; a chat takes one slot unless its channel says otherwise.',
    fields: [
      {
        kind: 'number',
        name: 'agentCap',
        label: 'Slots for each agent',
        description: 'What one agent carries of this team at most. What is set on the agent counts before.',
        min: 0,
        max: SLOTS,
        unit: '',
        unset: "the agent's cap alone",
      },
      {
        kind: 'channels',
        name: 'channelCaps',
        label: 'Slots by channel',
        description: 'The same for one channel within the team.',
      },
      {
        kind: 'number',
        name: 'restingWeight',
        label: 'While waiting for the customer',
        description: 'What a conversation takes that waits for the customer. 0 slots unless set.',
        min: 0,
        max: SLOTS,
        unit: '',
      },
      {
        kind: 'number',
        name: 'wrapUpSeconds',
        label: 'Wrap-up',
        description: 'How long after the end the slot stays taken, up to 3,600 s. 0 unless set.',
        min: 0,
        max: 3_600,
        unit: ' s',
      },
    ],
  },
  {
    title: 'Waiting',
    lead: 'How long customers wait for whom, and who helps out.',
    fields: [
      {
        kind: 'number',
        name: 'waitLimitSeconds',
        label: 'Longest wait',
        description: 'After this the assistant says that nobody is free, 10 s to 30 days.',
        min: 10,
        max: LONGEST,
        unit: ' s',
        unset: "as the assistant's",
      },
      {
        kind: 'number',
        name: 'backSeconds',
        label: 'For its own agent',
        description:
          'How long a conversation waits for the agent it belongs to before the team may take it. 60 s unless set.',
        min: 0,
        max: LONGEST,
        unit: ' s',
      },
      {
        kind: 'number',
        name: 'namedAgentSeconds',
        label: 'For a named agent',
        description: 'After this the team may take what was meant for one agent.',
        min: 0,
        max: LONGEST,
        unit: ' s',
        unset: 'never',
      },
      {
        kind: 'teams',
        name: 'overflowTeams',
        label: 'Teams that help out',
        description: 'Whose agents are asked too when the wait is long; 20 teams at most.',
      },
      {
        kind: 'number',
        name: 'overflowSeconds',
        label: 'Helped out after',
        description: 'How long the wait is before they are asked.',
        min: 0,
        max: LONGEST,
        unit: ' s',
        unset: 'never',
      },
    ],
  },
];

/** Of all settings those of a section, so that saving one leaves the others as they are. */
export function slice(section: TeamSection, settings: TeamSettings): TeamSettings {
  return Object.fromEntries(section.fields.map(({ name }) => [name, settings[name] ?? null])) as TeamSettings;
}
