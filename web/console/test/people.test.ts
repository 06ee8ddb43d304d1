import { describe, expect, it } from 'vitest';
import { differences } from '../src/people/differences';
import { moved } from '../src/people/Ordered';
import { type Names, ruleWords, valueLines, valuesOf } from '../src/people/rules';
import { SECTIONS, slice } from '../src/people/teamFields';

const id = (text: string) => text;
const names: Names = { team: id, skill: id, agent: id, assistant: id };

describe('a list whose order counts', () => {
  it('moves one item and keeps the order of the others', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  });

  it('stays as it is beyond its ends', () => {
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });
});

describe('a rule in words', () => {
  it('says when and where to', () => {
    const when = { reasons: ['not_understood', 'menu'], values: { number: '4*' }, page: 'https://shop.example/*' };
    expect(ruleWords({ name: 'Large', when, team: 'sales', priority: 0 }, names)).toBe(
      'Reason not understood or chose “Talk to a person”, number is 4*, page https://shop.example/* → sales, priority 0',
    );
  });

  it('without conditions always holds, and says what is missing', () => {
    expect(ruleWords({ name: '', when: { topics: [] } }, names)).toMatch(/^Always → nowhere yet/);
  });

  it('has its values line by line, and a line that is half written is no value', () => {
    expect(valuesOf('number = 4*\n topic\nplan =\nurl = a=b')).toEqual({ number: '4*', url: 'a=b' });
    expect(valueLines(valuesOf('number = 4*\nplan = pro'))).toBe('number = 4*\nplan = pro');
  });
});

describe('what a change made different', () => {
  it('is named by its way, with before and after', () => {
    const before = { name: 'Sales', settings: { ringSeconds: 20, overflowTeams: [], autoAccept: false } };
    const after = { name: 'Sales', settings: { ringSeconds: 30, overflowTeams: ['care'], autoAccept: true } };
    expect(differences(before, after)).toEqual([
      { what: 'settings › ring seconds', before: '20', after: '30' },
      { what: 'settings › auto accept', before: 'no', after: 'yes' },
      { what: 'settings › overflow teams', before: '', after: 'care' },
    ]);
  });

  it('is the order alone where things of a list have only moved', () => {
    const first = { name: 'A', team: 'sales' };
    const second = { name: 'B', team: 'care' };
    expect(differences({ rules: [first, second] }, { rules: [second, first] })).toEqual([
      { what: 'rules › order', before: 'A, B', after: 'B, A' },
    ]);
  });
});

describe("a section of a team's settings", () => {
  it('holds all of its own and nothing of another', () => {
    const settings = { ringSeconds: 30, wrapUpSeconds: 60, overflowTeams: ['care'] };
    const [asked] = SECTIONS;
    expect(asked && slice(asked, settings)).toEqual({
      distribution: null,
      autoAccept: null,
      ringSeconds: 30,
      matchLanguage: null,
      sameAgentSeconds: null,
    });
  });

  it('is the only one with each setting', () => {
    const all = SECTIONS.flatMap((section) => section.fields.map((field) => field.name));
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(15);
  });
});
