/** The words of a language: the English sentence as it stands in the code, and what is said for it. */
export type Catalogue = Readonly<Record<string, string>>;

/** A language that the console speaks. */
export interface Language {
  /** As in `<html lang>`, without a region. */
  code: string;
  /** What the language calls itself. */
  name: string;
  direction: 'ltr' | 'rtl';
  /** Its words, fetched when they are needed; English stands in the code. */
  load(): Promise<Catalogue>;
}

const ENGLISH: Language = { code: 'en', name: 'English', direction: 'ltr', load: async () => ({}) };

/** All languages; another one is a line here and its catalogue (docs/languages.md). */
export const LANGUAGES: readonly [Language, ...Language[]] = [
  ENGLISH,
  { code: 'ar', name: 'العربية', direction: 'rtl', load: async () => (await import('./ar.json')).default },
];

/** A language and, within it, the region's habits for dates and numbers. */
export interface Tongue {
  language: Language;
  /** For `Intl`. */
  locale: string;
}

/** The first of the wished languages that the console speaks, with the region as wished; English when there is none. */
export function tongueFor(wishes: readonly (string | undefined)[]): Tongue {
  for (const wish of wishes) {
    const locale = canonical(wish);
    const language = LANGUAGES.find(({ code }) => code === locale?.split('-')[0]);
    if (language && locale) return { language, locale };
  }
  return { language: ENGLISH, locale: 'en' };
}

function canonical(wish: string | undefined): string | undefined {
  try {
    return wish === undefined ? undefined : Intl.getCanonicalLocales(wish)[0];
  } catch {
    return undefined;
  }
}
