import { type FormatXMLElementFn, IntlMessageFormat } from 'intl-messageformat';
import { createElement, Fragment, type ReactNode } from 'react';
import { type Catalogue, type Tongue, tongueFor } from './languages';
import type { TagNames, ValueNames } from './names';

/**
 * The console's words. English stands in the code and is the key: `t('Send to {name}', { name })`, in ICU's message format, with
 * plurals as `{count, plural, one {# chat} other {# chats}}`. A page speaks one language from its load to its end (`speak`), so a
 * word may also be asked for where a module begins. A sentence without translation is said in English.
 */
let spoken: { tongue: Tongue; words: Catalogue } = { tongue: tongueFor(['en']), words: {} };
const formats = new Map<string, IntlMessageFormat>();

/** Speaks a language from now on; called before anything else is loaded. */
export function speak(tongue: Tongue, words: Catalogue): void {
  spoken = { tongue, words };
  formats.clear();
}

/** The locale for `Intl`: dates, numbers, lists. */
export const locale = (): string => spoken.tongue.locale;

export const language = (): string => spoken.tongue.language.code;

export const direction = (): 'ltr' | 'rtl' => spoken.tongue.language.direction;

type Values<M extends string, V> = [ValueNames<M>] extends [never] ? [] : [values: Record<ValueNames<M>, V>];

/** A sentence in the language spoken; the values are those that stand in it. */
export function t<const M extends string>(sentence: M, ...values: Values<M, string | number>): string {
  const [given] = values;
  const said = spoken.words[sentence] ?? sentence;
  if (!given) return said;
  return String(formatOf(said).format(isolated(given)));
}

/** What a format takes beside texts: elements, and functions that make them. */
type Parts = Record<string, FormatXMLElementFn<ReactNode> | ReactNode>;

type Tags<M extends string> = Record<TagNames<M>, (inner: ReactNode) => ReactNode>;

/** The same with elements: `rich('<b>{name}</b> is gone', { name, b: (inner) => <strong>{inner}</strong> })`. */
export function rich<const M extends string>(
  sentence: M,
  values: Record<ValueNames<M>, ReactNode> & Tags<M>,
): ReactNode {
  const given = Object.fromEntries(
    Object.entries<unknown>(values).map(([name, value]) =>
      typeof value === 'function'
        ? [name, (parts: ReactNode[]) => (value as (inner: ReactNode) => ReactNode)(together(parts))]
        : [name, value],
    ),
  );
  const parts = formatOf(spoken.words[sentence] ?? sentence).format<ReactNode>(isolated(given) as Parts);
  return together(Array.isArray(parts) ? parts : [parts]);
}

const together = (parts: ReactNode[]) => createElement(Fragment, null, ...parts);

function formatOf(sentence: string): IntlMessageFormat {
  let format = formats.get(sentence);
  if (!format) {
    format = new IntlMessageFormat(sentence, spoken.tongue.locale);
    formats.set(sentence, format);
  }
  return format;
}

/** Letters that run against the language's own direction. */
const AGAINST = {
  rtl: /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d]/u,
  ltr: /[\p{Script=Arabic}\p{Script=Hebrew}]/u,
};

/** What runs the other way is set apart, so that a name or a message does not turn the sentence around it. */
export const apart = (text: string): string => (AGAINST[direction()].test(text) ? `\u2068${text}\u2069` : text);

const isolated = <V>(values: Record<string, V>): Record<string, V | string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? apart(value) : value]),
  );

/** "a, b and c" as the language says it. */
export const listed = (each: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: 'conjunction' }).format(each);

/** "a, b or c". */
export const oneOf = (each: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: 'disjunction' }).format(each);

/** Things beside each other, without a word between them. */
export const row = (each: readonly string[]): string => each.join(t(', '));

/** A number with the language's digits and separators. */
export const number = (value: number): string => new Intl.NumberFormat(locale()).format(value);
