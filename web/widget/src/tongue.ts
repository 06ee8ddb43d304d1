/** What the launcher says, and with it the list of languages. */
export const OPEN: Readonly<Record<string, string>> = {
  en: 'Open chat',
  de: 'Chat öffnen',
  fr: 'Ouvrir le chat',
  es: 'Abrir el chat',
  pt: 'Abrir o chat',
  it: 'Apri la chat',
  nl: 'Chat openen',
  ar: 'فتح المحادثة',
};

/** A language the widget speaks: the locale for dates and numbers, and the base that its words are kept under. */
export interface Tongue {
  locale: string;
  base: string;
  direction: 'ltr' | 'rtl';
  open: string;
}

/** The first of the wished locales that is there; English when none is. */
export function tongueFor(wishes: readonly (string | undefined)[]): Tongue {
  for (const wish of wishes) {
    const base = wish?.toLowerCase().split('-')[0] ?? '';
    const open = OPEN[base];
    if (wish && open) {
      return { locale: valid(wish) ? wish : base, base, direction: base === 'ar' ? 'rtl' : 'ltr', open };
    }
  }
  return { locale: 'en', base: 'en', direction: 'ltr', open: 'Open chat' };
}

function valid(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length > 0;
  } catch {
    return false;
  }
}
