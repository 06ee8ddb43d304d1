import { t } from '../i18n';
import type { TeamSettings } from './wire';

type Numbers =
  | 'ringSeconds'
  | 'wrapUpSeconds'
  | 'waitLimitSeconds'
  | 'backSeconds'
  | 'sameAgentSeconds'
  | 'answerTargetSeconds';
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
    title: t('Who is asked'),
    lead: t('How the agent is found who gets a conversation.'),
    fields: [
      {
        kind: 'distribution',
        name: 'distribution',
        label: t('Distribution'),
        description: t('Which of several agents is asked first. Balanced unless set.'),
      },
      {
        kind: 'switch',
        name: 'autoAccept',
        label: t('Accept by itself'),
        description: t('The chosen agent joins without being asked. Off unless set.'),
      },
      {
        kind: 'number',
        name: 'ringSeconds',
        label: t('Ring'),
        description: t('How long an offer rings before the next agent is asked, 5 to 600 s.'),
        min: 5,
        max: 600,
        unit: ' s',
        unset: t("as the assistant's"),
      },
      {
        kind: 'switch',
        name: 'matchLanguage',
        label: t("Speak the customer's language"),
        description: t('Only agents with the language are asked. Off unless set.'),
      },
      {
        kind: 'number',
        name: 'sameAgentSeconds',
        label: t('Same agent'),
        description: t(
          'For so long after the end a customer who comes back goes to the agent from before. 0, never, unless set; up to 30 days.',
        ),
        min: 0,
        max: LONGEST,
        unit: ' s',
      },
    ],
  },
  {
    title: t('Load'),
    lead: t('How much an agent carries of this team; a chat takes one slot unless its channel says otherwise.'),
    fields: [
      {
        kind: 'number',
        name: 'agentCap',
        label: t('Slots for each agent'),
        description: t('What one agent carries of this team at most. What is set on the agent counts before.'),
        min: 0,
        max: SLOTS,
        unit: '',
        unset: t("the agent's cap alone"),
      },
      {
        kind: 'channels',
        name: 'channelCaps',
        label: t('Slots by channel'),
        description: t('The same for one channel within the team.'),
      },
      {
        kind: 'number',
        name: 'restingWeight',
        label: t('While waiting for the customer'),
        description: t('What a conversation takes that waits for the customer. 0 slots unless set.'),
        min: 0,
        max: SLOTS,
        unit: '',
      },
      {
        kind: 'number',
        name: 'wrapUpSeconds',
        label: t('Wrap-up'),
        description: t('How long after the end the slot stays taken, up to 3,600 s. 0 unless set.'),
        min: 0,
        max: 3_600,
        unit: ' s',
      },
    ],
  },
  {
    title: t('Waiting'),
    lead: t('How long customers wait for whom, and who helps out.'),
    fields: [
      {
        kind: 'number',
        name: 'waitLimitSeconds',
        label: t('Longest wait'),
        description: t('After this the assistant says that nobody is free, 10 s to 30 days.'),
        min: 10,
        max: LONGEST,
        unit: ' s',
        unset: t("as the assistant's"),
      },
      {
        kind: 'number',
        name: 'answerTargetSeconds',
        label: t('Target'),
        description: t(
          'Within which time customers should have a person; the board turns amber after half of it, then red. 120 s unless set; 5 s to 30 days.',
        ),
        min: 5,
        max: LONGEST,
        unit: ' s',
      },
      {
        kind: 'number',
        name: 'backSeconds',
        label: t('For its own agent'),
        description: t(
          'How long a conversation waits for the agent it belongs to before the team may take it. 60 s unless set.',
        ),
        min: 0,
        max: LONGEST,
        unit: ' s',
      },
      {
        kind: 'number',
        name: 'namedAgentSeconds',
        label: t('For a named agent'),
        description: t('After this the team may take what was meant for one agent.'),
        min: 0,
        max: LONGEST,
        unit: ' s',
        unset: 'never',
      },
      {
        kind: 'teams',
        name: 'overflowTeams',
        label: t('Teams that help out'),
        description: t('Whose agents are asked too when the wait is long; 20 teams at most.'),
      },
      {
        kind: 'number',
        name: 'overflowSeconds',
        label: t('Helped out after'),
        description: t('How long the wait is before they are asked.'),
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
