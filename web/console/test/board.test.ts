import { describe, expect, it } from 'vitest';
import {
  agentAlarm,
  agentsInOrder,
  alarmOf,
  type Board,
  type BoardAgent,
  type BoardTeam,
  changed,
  teamsInOrder,
  totals,
} from '../src/board/board';

const NOON = Date.parse('2026-01-05T12:00:00Z');
const before = (seconds: number) => new Date(NOON - seconds * 1000).toISOString();

const team = (id: string, change: Partial<BoardTeam> = {}): BoardTeam => ({
  id,
  name: `Team ${id}`,
  waiting: 0,
  longestSince: null,
  targetSeconds: 120,
  used: 0,
  slots: 0,
  states: { online: 1 },
  ...change,
});

const agent = (id: string, change: Partial<BoardAgent> = {}): BoardAgent => ({
  id,
  name: `Agent ${id}`,
  presence: { state: 'online', since: before(0), connected: true },
  load: 0,
  cap: 4,
  teams: [],
  ...change,
});

const board = (change: Partial<Board>): Board => ({ talking: 0, teams: [], agents: [], stuck: [], ...change });

describe('a team', () => {
  const waitsFor = (seconds: number, change: Partial<BoardTeam> = {}) =>
    team('a', { waiting: 1, longestSince: before(seconds), ...change });

  it('turns amber after half of its target and red after all of it', () => {
    expect(alarmOf(team('a'), NOON)).toBeUndefined();
    expect(alarmOf(waitsFor(59), NOON)).toBeUndefined();
    expect(alarmOf(waitsFor(60), NOON)).toBe('soon');
    expect(alarmOf(waitsFor(119), NOON)).toBe('soon');
    expect(alarmOf(waitsFor(120), NOON)).toBe('late');
  });

  it('is amber at once where nobody is online', () => {
    expect(alarmOf(waitsFor(1, { states: { away: 2 } }), NOON)).toBe('soon');
  });

  it('stands before those that ask for less', () => {
    const order = teamsInOrder([team('calm'), waitsFor(70, { id: 'soon' }), waitsFor(500, { id: 'late' })], NOON);
    expect(order.map(({ id }) => id)).toEqual(['late', 'soon', 'calm']);
  });
});

describe('an agent', () => {
  it('asks for something who is declared online and is not here, or carries too much', () => {
    expect(agentAlarm(agent('a'))).toBeUndefined();
    expect(agentAlarm(agent('a', { load: 5 }))).toBe('soon');
    expect(agentAlarm(agent('a', { presence: { state: 'online', since: before(0), connected: false } }))).toBe('soon');
    expect(
      agentAlarm(agent('a', { presence: { state: 'offline', since: before(0), connected: false } })),
    ).toBeUndefined();
  });

  it('stands before those who are less ready', () => {
    const away = agent('away', { presence: { state: 'away', since: before(0), connected: true } });
    expect(agentsInOrder([away, agent('ready'), agent('full', { load: 9 })]).map(({ id }) => id)).toEqual([
      'full',
      'ready',
      'away',
    ]);
  });
});

describe('the figures over all', () => {
  it('count an agent of two teams once, and only who takes chats', () => {
    const finishing = agent('b', { presence: { state: 'online', since: before(0), connected: true, next: 'away' } });
    const whole = board({
      teams: [
        team('x', { waiting: 2, longestSince: before(30), slots: 4 }),
        team('y', { waiting: 1, longestSince: before(90), slots: 4 }),
      ],
      agents: [agent('a', { load: 1, teams: ['x', 'y'] }), finishing, agent('c', { load: 5 })],
    });
    expect(totals(whole)).toEqual({ waiting: 3, longestSince: before(90), online: 2, free: 3 });
  });
});

describe('what changes', () => {
  it('takes the place of what was known, and what is gone is dropped', () => {
    const known = board({ talking: 1, teams: [team('a'), team('b')], agents: [agent('a'), agent('b')] });
    const now = changed(known, {
      talking: 2,
      teams: [team('b', { waiting: 1 }), team('c')],
      teamsGone: ['a'],
      agents: [agent('a', { load: 1 })],
      agentsGone: ['b'],
    });
    expect(now.talking).toBe(2);
    expect(now.teams).toEqual([team('b', { waiting: 1 }), team('c')]);
    expect(now.agents).toEqual([agent('a', { load: 1 })]);
    expect(now.stuck).toEqual([]);
  });
});
