import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../src/i18n/languages';
import { sources, wordsIn, wordsOf } from './visible';

const files = sources();
const found = files.map(wordsOf);
const sentences = found.flatMap((each) => each.sentences);
const keys = [...new Set(sentences.map(({ key }) => key))];

const catalogues = fileURLToPath(new URL('../src/i18n/', import.meta.url));
const translations = readdirSync(catalogues)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({
    code: name.replace('.json', ''),
    words: JSON.parse(readFileSync(join(catalogues, name), 'utf8')) as Record<string, string>,
  }));

test('every_string_that_people_see_can_be_said_in_another_language', () => {
  expect(found.flatMap(({ unwrapped }) => unwrapped).map(({ at, text }) => `${at} ${text}`)).toEqual([]);
});

test('every_language_has_a_catalogue_and_every_catalogue_a_language', () => {
  expect(translations.map(({ code }) => code).sort()).toEqual(
    LANGUAGES.map(({ code }) => code)
      .filter((code) => code !== 'en')
      .sort(),
  );
});

test('english_sentences_are_well_formed', () => {
  for (const key of keys) expect(() => shapeOf(key, 'en'), key).not.toThrow();
});

describe.each(translations)('$code', ({ code, words }) => {
  test('translates_every_sentence', () => {
    expect(keys.filter((key) => !words[key])).toEqual([]);
  });

  test('translates_nothing_that_is_not_said', () => {
    const said = new Set(
      sources()
        .flatMap((path) => wordsOf(path).sentences)
        .map(({ key }) => key),
    );
    expect(Object.keys(words).filter((key) => !said.has(key))).toEqual([]);
  });

  test('has_the_values_and_elements_of_each_sentence_and_all_its_plurals', () => {
    const different = Object.entries(words).flatMap(([key, translation]) => {
      const [wanted, is] = [shapeOf(key, 'en'), shapeOf(translation, code)];
      return is === wanted ? [] : [`${key}: ${is} instead of ${wanted}`];
    });
    expect(different).toEqual([]);
  });
});

describe('what_is_found', () => {
  const unwrapped = (source: string) => wordsIn('a.tsx', source).unwrapped.map(({ text }) => text);

  test('texts_and_what_is_told_of_elements', () => {
    expect(unwrapped('const a = <p title="of it">Send {n} now</p>;')).toEqual(['of it', 'Send', 'now']);
    expect(unwrapped("const a = <p>{open ? 'yes' : t('no')}</p>;")).toEqual(['yes']);
    expect(unwrapped("notifications.show({ message: 'It is done.' });")).toEqual(['It is done.']);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a source, as text
    expect(unwrapped('const a = <A label={`Send to ${name}`} />;')).toEqual(['Send to 0']);
    expect(unwrapped("const a = { owner: 'Nobody' };")).toEqual(['Nobody']);
  });

  test('no_names_for_programs', () => {
    expect(unwrapped("import a from 'Some Module'; if (event.key === 'PageDown') go('/mine');")).toEqual([]);
    expect(unwrapped('const a = <p className="Big red" data-x={x === \'Is this\' ? 1 : 2} />;')).toEqual([]);
    expect(unwrapped("type A = 'An apple'; throw new Error('This is for developers');")).toEqual([]);
  });

  test('a_sentence_that_is_put_together', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a source, as text
    expect(unwrapped('t(`Send to ${name}`)')).toHaveLength(1);
    expect(unwrapped('t(words)')).toHaveLength(1);
  });
});

/** Values, elements and plurals of a message; fails where a plural lacks a form that the language has. */
function shapeOf(message: string, code: string): string {
  const names = new Set<string>();
  const look = (elements: MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.tag) {
        names.add(`<${element.value}>`);
        look(element.children);
      } else if (element.type === TYPE.plural) {
        names.add(`{${element.value}, plural}`);
        const has = Object.keys(element.options);
        for (const form of new Intl.PluralRules(code).resolvedOptions().pluralCategories) {
          if (!has.includes(form)) throw new Error(`'${message}' says nothing for the plural '${form}'`);
        }
        for (const { value } of Object.values(element.options)) look(value);
      } else if (element.type !== TYPE.literal && element.type !== TYPE.pound) names.add(`{${element.value}}`);
    }
  };
  look(parse(message));
  return [...names].sort().join(' ');
}
