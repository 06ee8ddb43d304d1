import { setting } from '../ui/setting';
import { speak } from '.';
import { type Tongue, tongueFor } from './languages';

/** The language chosen in this browser; empty: the browser's own. */
export const chosenLanguage = setting('language', '');

/** The language of this page: the chosen one, in the region that the browser names, else the first of the browser's that there is. */
export function wishedTongue(chosen: string, browser: readonly string[]): Tongue {
  const wishes = chosen ? browser.filter((each) => each.toLowerCase().split('-')[0] === chosen) : browser;
  return tongueFor(chosen ? [...wishes, chosen] : wishes);
}

/** Speaks the language of this page from here on; without its catalogue English is better than nothing. */
export async function speakAsWished(): Promise<void> {
  const tongue = wishedTongue(chosenLanguage.get(), navigator.languages);
  try {
    const words = await tongue.language.load();
    speak(tongue, words);
    document.documentElement.lang = tongue.language.code;
    document.documentElement.dir = tongue.language.direction;
  } catch {
    document.documentElement.lang = 'en';
  }
}

/** Takes another language: the page is loaded anew in it, and what is not saved is asked for before. */
export function chooseLanguage(code: string): void {
  chosenLanguage.set(code);
  location.reload();
}
