import { expect, test } from 'vitest';
import { freeId } from '../src/desks/AddDesk';
import { draftOf, newDraft, setupOf } from '../src/desks/draft';
import { healthWords, standingOf } from '../src/desks/health';
import { read, typed } from '../src/desks/hours';
import type { Desk, DeskKind } from '../src/desks/wire';

const yes = 'YES' as const;
const kind: DeskKind = {
  id: 'offloading',
  title: 'Offloading webhook',
  fields: [
    { name: 'url', label: 'Address', help: 'Where.', secret: false, required: true, choices: [] },
    { name: 'secret', label: 'Secret', help: 'Signs.', secret: true, required: true, choices: [] },
    { name: 'region', label: 'Region', help: 'Which.', secret: false, required: true, choices: ['eu', 'us'] },
  ],
  capabilities: {
    liveHandover: yes,
    emailHandover: 'NO',
    summary: yes,
    ourChannels: yes,
    deskChannels: 'NO',
    richContent: 'NO',
    botHistory: yes,
    agentMessages: yes,
    onceEach: yes,
  },
  acceptSeconds: 300,
};
const desk: Desk = {
  id: 'help',
  kind: 'offloading',
  name: 'Help desk',
  settings: { url: 'https://desk.example.com' },
  secretsSet: ['secret'],
  enabled: true,
  botUntil: 'joined',
  botAgain: 'quiet',
  quietSeconds: 120,
  acceptSeconds: 60,
  fallback: 'workspace',
  assistant: 'shop',
  hours: { timeZone: 'UTC', week: { monday: ['09:00-12:00', '13:00-17:00'] }, special: { '2026-12-25': [] } },
  works: true,
  availability: 'online',
  note: '',
  conversations: 0,
};

test('a secret that is not written again stays as it is, and what is shown is sent as it stands', () => {
  const draft = draftOf(desk, kind, 'UTC');
  expect(setupOf(draft, kind, true)).toEqual({
    kind: 'offloading',
    name: 'Help desk',
    values: { url: 'https://desk.example.com', region: '' },
    enabled: true,
    botUntil: 'joined',
    botAgain: 'quiet',
    quietSeconds: 120,
    acceptSeconds: 60,
    fallback: 'workspace',
    assistant: 'shop',
    hours: desk.hours,
  });
  expect(setupOf({ ...draft, values: { ...draft.values, secret: 'new' } }, kind, true).values.secret).toBe('new');
});

test('a new desk begins with the first of what can be chosen and without hours of its own', () => {
  const draft = newDraft(kind, 'UTC');
  expect(draft.values.region).toBe('eu');
  expect(setupOf(draft, kind, true)).not.toHaveProperty('hours');
});

test('hours are written and read the same', () => {
  const hours = { ...desk.hours, special: { '2026-12-25': [], '2026-12-31': ['09:00-12:00'] } } as Desk['hours'];
  const written = typed(hours, 'UTC');
  expect(written.week.monday).toBe('09:00-12:00, 13:00-17:00');
  expect(written.special).toBe('2026-12-25\n2026-12-31 09:00-12:00');
  expect(read(written)).toEqual(hours);
  expect(read({ ...written, on: false })).toBeUndefined();
});

test('how a desk is, in words', () => {
  expect(healthWords(desk)).toBe('Works, somebody is there');
  expect(healthWords({ ...desk, expectedWaitSeconds: 120 })).toBe(
    'Works, somebody is there; the next one waits about 2 minutes',
  );
  expect(healthWords({ works: false, availability: 'unknown', note: 'The desk refused our credentials (401).' })).toBe(
    'The desk refused our credentials (401).',
  );
  const { works: _, ...untried } = desk;
  expect(healthWords(untried)).toBe('Not tried yet');
  expect([standingOf(desk), standingOf(untried), standingOf({ ...desk, enabled: false })]).toEqual([
    'good',
    'unknown',
    'off',
  ]);
});

test('an id is made from the name, and is free', () => {
  expect(freeId('Hilfe & Rückgabe', [])).toBe('hilfe-ruckgabe');
  expect(freeId('Help desk', ['help-desk', 'help-desk-2'])).toBe('help-desk-3');
  expect(freeId('م', [])).toBe('desk');
  expect(freeId('x'.repeat(60), []).length).toBeLessThanOrEqual(40);
});
