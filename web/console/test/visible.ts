import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { LANGUAGES } from '../src/i18n/languages';

/** A string that people would see, in English, because nobody translates it. */
export interface Unwrapped {
  at: string;
  text: string;
}

/** A sentence that is translated: `t('…')` or `rich('…')`. */
export interface Sentence {
  at: string;
  key: string;
}

interface Node {
  type: string;
  start: number;
  end: number;
  [name: string]: unknown;
}

/** Attributes whose strings people see or hear, however short. */
const SPOKEN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'add',
  'aria-valuetext',
  'description',
  'empty',
  'error',
  'label',
  'lead',
  'message',
  'nothingFoundMessage',
  'placeholder',
  'title',
  'verb',
  'what',
]);

/** Strings that look like words and are none: keys of the keyboard, headers, names that browsers know. */
const NO_WORDS = new Set([
  'ArrowDown',
  'ArrowUp',
  'ArrowLeft',
  'ArrowRight',
  'Backspace',
  'Delete',
  'End',
  'Enter',
  'Escape',
  'Home',
  'Tab',
  'Accept',
  'Content-Type',
  'Last-Event-ID',
  'Retry-After',
]);

/** Keys that are pressed one after the other or together. */
const KEYS = /^(g \w|Ctrl \w|Shift Enter|Esc)$/;

/** What is written into a canned reply: `{visitor.name|there}`. */
const PLACEHOLDER = /^\{[\w.|]+\}$/;

/** A name is the same in every language: the product's, and what a language calls itself. */
const NAMES = new RegExp(['Baton', ...LANGUAGES.map(({ name }) => name)].join('|'), 'g');

/** The key of what a tooltip names: `Close (e)`. */
const HINT = /\(.\)$/;

const LETTER = /\p{L}/u;
const WORD_BETWEEN = /(^|\s)\p{L}{2,}(?=[\s.,:;!?)]|$)/u;
const WORDS = /\p{L}[\p{L}\p{P}]*\s+[\p{P}]*\p{L}|^\p{Lu}\p{Ll}/u;

const root = fileURLToPath(new URL('../src/', import.meta.url));

/** All sources of the console. */
export function sources(): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(root, name))
    .sort();
}

/** What one file says, wrapped and not. */
export function wordsOf(path: string): { unwrapped: Unwrapped[]; sentences: Sentence[] } {
  return wordsIn(relative(root, path), readFileSync(path, 'utf8'));
}

export function wordsIn(name: string, source: string): { unwrapped: Unwrapped[]; sentences: Sentence[] } {
  const { program, errors } = parseSync(name, source);
  if (errors.length > 0) throw new Error(`${name}: ${errors[0]?.message}`);
  const unwrapped: Unwrapped[] = [];
  const sentences: Sentence[] = [];
  const place = (node: Node) => `${name}:${source.slice(0, node.start).split('\n').length}`;

  const visit = (node: Node, above: readonly Node[]): void => {
    if (node.type === 'CallExpression' && isTranslation(node)) {
      const [first, ...rest] = node.arguments as Node[];
      const key = first && literal(first);
      if (key === undefined)
        unwrapped.push({ at: place(node), text: 'a sentence that is not written out where it is asked for' });
      else sentences.push({ at: place(node), key });
      for (const each of rest) visit(each, [...above, node]);
      return;
    }
    const text = textOf(node);
    if (text !== undefined) {
      if (seen(node, text, above)) unwrapped.push({ at: place(node), text: text.trim().replace(/\s+/g, ' ') });
    }
    for (const child of children(node)) visit(child, [...above, node]);
  };
  visit(program as unknown as Node, []);
  return { unwrapped, sentences };
}

function isTranslation(call: Node): boolean {
  const callee = call.callee as Node;
  return callee.type === 'Identifier' && (callee.name === 't' || callee.name === 'rich');
}

/** A string or what joins strings (`'a' + 'b'`) as one. */
function literal(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  return undefined;
}

function textOf(node: Node): string | undefined {
  if (node.type === 'JSXText') return String(node.value);
  if (node.type === 'TemplateLiteral') {
    return (node.quasis as Node[]).map((quasi) => (quasi.value as { cooked: string }).cooked).join('0');
  }
  return literal(node);
}

/** Whether people see it: a text on the page, what is told of an element, or anything that reads like words. */
function seen(node: Node, text: string, above: readonly Node[]): boolean {
  const bare = text.replace(HINT, '').replace(NAMES, '');
  if (!LETTER.test(bare) || text.startsWith('<') || NO_WORDS.has(text) || KEYS.test(text)) return false;
  if (PLACEHOLDER.test(text)) return false;
  if (above.some((each) => each.type === 'JSXElement' && tagName(each) === 'Key')) return false;
  if (node.type === 'JSXText') return true;
  if (isShown(above)) return true;
  const attribute = above.findLast((each) => each.type === 'JSXAttribute');
  const name = attribute && attributeName(attribute);
  if (name !== undefined && SPOKEN.has(name) && !above.slice(above.indexOf(attribute as Node)).some(isTest))
    return true;
  return (WORDS.test(text) || (node.type === 'TemplateLiteral' && joinsWords(node))) && !above.some(isSilent);
}

/** What an expression between two tags may come to: `{open ? 'here' : 'there'}`. */
function isShown(above: readonly Node[]): boolean {
  const at = above.findLastIndex((each) => !['ConditionalExpression', 'LogicalExpression'].includes(each.type));
  return above[at]?.type === 'JSXExpressionContainer' && above[at - 1]?.type !== 'JSXAttribute';
}

/** Values with a word between them: `${load} of ${cap}`. */
function joinsWords(template: Node): boolean {
  return (template.quasis as Node[])
    .map((quasi) => (quasi.value as { cooked: string }).cooked)
    .some((between) => /\s/.test(between) && WORD_BETWEEN.test(between));
}

const attributeName = (attribute: Node) => String((attribute.name as Node).name);

const tagName = (element: Node) => (element.openingElement as { name: { name?: string } }).name.name;

/** A comparison: what stands in it is not said. */
const isTest = (node: Node) => node.type === 'BinaryExpression' && node.operator !== '+';

/** Where strings are for programs: names of modules and classes, comparisons, errors for developers. */
function isSilent(node: Node): boolean {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ImportExpression':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node.type !== 'ExportNamedDeclaration' || node.source != null;
    case 'BinaryExpression':
      return isTest(node);
    case 'ThrowStatement':
      return true;
    case 'JSXAttribute':
      return ['aria-keyshortcuts', 'className', 'd', 'rel', 'style', 'viewBox'].includes(attributeName(node));
    default:
      return false;
  }
}

/** What stands below a node, without types. */
function children(node: Node): Node[] {
  if (
    node.type.startsWith('TS') &&
    !['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'].includes(node.type)
  )
    return [];
  return Object.entries(node)
    .filter(([name]) => name !== 'parent' && !(name === 'key' && node.computed !== true) && !name.startsWith('type'))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((value): value is Node => typeof value === 'object' && value !== null && typeof value.type === 'string')
    .filter(
      (child) =>
        !child.type.startsWith('TS') ||
        ['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'].includes(child.type),
    );
}
