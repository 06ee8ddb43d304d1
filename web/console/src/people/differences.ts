import { row, t } from '../i18n';

/** Something that a change made different: the words before and after; empty where there was or is nothing. */
export interface Difference {
  what: string;
  before: string;
  after: string;
}

const ORDER = t('order');

/** What is different between two readings of a setting, each as the API showed it. */
export function differences(before: unknown, after: unknown): Difference[] {
  const old = flat(before);
  const young = flat(after);
  return [...new Set([...old.keys(), ...young.keys()])]
    .map((what) => ({ what, before: old.get(what) ?? '', after: young.get(what) ?? '' }))
    .filter((each) => each.before !== each.after);
}

/** A reading as names and words; things in a list go by their name, so that moving one is no change of all. */
function flat(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return into;
  if (Array.isArray(value)) {
    if (value.some((each) => typeof each === 'object')) {
      const names = value.map((each, place) => nameOf(each) ?? `${place + 1}`);
      into.set(join(path, ORDER), row(names));
      for (const [place, each] of value.entries()) flat(each, join(path, names[place] ?? ''), into);
    } else if (value.length > 0) {
      into.set(path, row(value.map(String)));
    }
  } else if (typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) {
      if (name !== 'id') flat(inner, join(path, words(name)), into);
    }
  } else {
    into.set(path, value === true ? t('yes') : value === false ? t('no') : String(value));
  }
  return into;
}

function nameOf(each: unknown): string | undefined {
  if (!each || typeof each !== 'object') return undefined;
  const { name, id } = each as { name?: unknown; id?: unknown };
  return typeof name === 'string' ? name : typeof id === 'string' ? id : undefined;
}

const join = (path: string, name: string) => (path ? `${path} › ${name}` : name);

/** `ringSeconds` as "ring seconds". */
const words = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('_', ' ');
