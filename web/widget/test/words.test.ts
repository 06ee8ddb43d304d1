import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENGLISH, expectedWait, type Labels, place, untilLoaded } from '../src/labels.ts';
import { textOn } from '../src/settings.ts';
import { OPEN, tongueFor } from '../src/tongue.ts';

const folder = new URL('../public/labels/', import.meta.url);
const files = readdirSync(folder);
const english = untilLoaded(tongueFor(['en']));
const labelsOf = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Labels;

describe('the words of the widget', () => {
  it('are there in every language the launcher speaks', () => {
    expect(files.map((file) => file.replace('.json', '')).sort()).toEqual(
      Object.keys(OPEN)
        .filter((base) => base !== 'en')
        .sort(),
    );
  });

  it.each(files)('are complete and keep their places in %s', (file) => {
    const labels = labelsOf(file);
    expect(Object.keys(labels).sort()).toEqual(Object.keys(ENGLISH).sort());
    for (const [name, text] of Object.entries(ENGLISH) as [keyof Labels, string][]) {
      expect(labels[name].trim(), name).not.toBe('');
      expect(labels[name].includes('#'), name).toBe(text.includes('#'));
    }
    expect(labels.open).toBe(OPEN[file.replace('.json', '')]);
  });

  it('follow the first wish that is known, else they are English', () => {
    expect(tongueFor(['xx', 'pt-BR', 'de'])).toMatchObject({ base: 'pt', locale: 'pt-BR' });
    expect(tongueFor(['ar-EG']).direction).toBe('rtl');
    expect(tongueFor([undefined, 'xx'])).toMatchObject({ base: 'en', direction: 'ltr' });
  });

  it.each([
    [1, '1st in line'],
    [2, '2nd in line'],
    [3, '3rd in line'],
    [11, '11th in line'],
    [22, '22nd in line'],
  ])('count the place %i as people do', (position, text) => {
    expect(place(english, position)).toBe(text);
  });

  it.each([
    [20, 'less than a minute'],
    [60, 'about 1 minute'],
    [170, 'about 3 minutes'],
    [7_300, 'about 2 hours'],
  ])('say %i seconds as nobody would say them', (seconds, text) => {
    expect(expectedWait(english, seconds)).toBe(text);
  });

  it.each([
    ['#4f46e5', '#fff'],
    ['#ffd400', '#18181b'],
    ['#000', '#fff'],
  ])('are readable on %s', (accent, text) => {
    expect(textOn(accent)).toBe(text);
  });
});
