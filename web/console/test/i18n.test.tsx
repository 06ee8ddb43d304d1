import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, test } from 'vitest';
import { apart, listed, number, rich, speak, t } from '../src/i18n';
import arabicWords from '../src/i18n/ar.json';
import { wishedTongue } from '../src/i18n/choice';
import { tongueFor } from '../src/i18n/languages';
import { keyOf } from '../src/ui/shortcuts';

const arabic = (locale = 'ar') => speak(tongueFor([locale]), arabicWords);

afterEach(() => speak(tongueFor(['en']), {}));

describe('the language of a page', () => {
  const wished = (chosen: string, ...browser: string[]) => {
    const { language, locale } = wishedTongue(chosen, browser);
    return `${language.code} ${locale}`;
  };

  test('is the first of the browser that there is, with its region', () => {
    expect(wished('', 'ar-EG', 'en')).toBe('ar ar-EG');
    expect(wished('', 'sv', 'en-GB', 'ar')).toBe('en en-GB');
  });

  test('is the chosen one before all, in the region that the browser names for it', () => {
    expect(wished('ar', 'en-GB')).toBe('ar ar');
    expect(wished('ar', 'en-GB', 'ar-MA')).toBe('ar ar-MA');
    expect(wished('en', 'ar-EG', 'en-AU')).toBe('en en-AU');
  });

  test('is English where nothing fits or what is named is no language', () => {
    expect(wished('', 'sv')).toBe('en en');
    expect(wished('klingon!', 'not a locale')).toBe('en en');
    expect(wished('')).toBe('en en');
  });
});

describe('a sentence', () => {
  test('is said as it stands in English, with its values', () => {
    expect(t('Send to {target}', { target: 'Billing' })).toBe('Send to Billing');
    expect(t('{count, plural, one {# minute} other {# minutes}}', { count: 1 })).toBe('1 minute');
    expect(t('{count, plural, one {# minute} other {# minutes}}', { count: 1_200 })).toBe('1,200 minutes');
  });

  test('has all six plurals of Arabic', () => {
    arabic();
    const minutes = (count: number) => t('{count, plural, one {# minute} other {# minutes}}', { count });
    expect([0, 1, 2, 3, 11, 100].map(minutes)).toEqual([
      '0 دقيقة',
      'دقيقة واحدة',
      'دقيقتان',
      '3 دقائق',
      '11 دقيقة',
      '100 دقيقة',
    ]);
  });

  test('counts with the digits of its region', () => {
    arabic('ar-EG');
    expect(t('{minutes, number} m', { minutes: 12 })).toBe('١٢ د');
    expect(number(7)).toBe('٧');
  });

  test('is said in English where the translation lacks', () => {
    speak(tongueFor(['ar']), {});
    expect(t('Send')).toBe('Send');
  });

  test('keeps what runs the other way apart', () => {
    expect(t('Send to {target}', { target: 'خالد' })).toBe('Send to \u2068خالد\u2069');
    arabic();
    expect(t('Send to {target}', { target: 'Billing' })).toBe('إرسال إلى \u2068Billing\u2069');
    expect(t('Send to {target}', { target: 'خالد' })).toBe('إرسال إلى خالد');
    expect(apart('late!')).toBe('\u2068late!\u2069');
  });

  test('may hold elements, wherever the language puts them', () => {
    const said = () =>
      renderToStaticMarkup(
        rich('<b>{who}</b> published <b>{name}</b>', {
          who: 'خالد',
          name: 'أ',
          b: (inner) => <strong>{inner}</strong>,
        }),
      );
    expect(said()).toBe('<strong>\u2068خالد\u2069</strong> published <strong>\u2068أ\u2069</strong>');
    arabic();
    expect(said()).toBe('نشر <strong>خالد</strong> <strong>أ</strong>');
  });

  test('lists as the language does', () => {
    expect(listed(['a', 'b'])).toBe('a and b');
    arabic();
    expect(listed(['أ', 'ب'])).toBe('أ وب');
  });

  test('does not compile with a value that it does not name, nor without one that it names', () => {
    expect(() => {
      // @ts-expect-error: the sentence names `target`
      t('Send to {target}', { name: 'Billing' });
    }).toThrow();
    // @ts-expect-error: nothing is named
    expect(t('Send', { target: 'Billing' })).toBe('Send');
    expect(() => {
      // @ts-expect-error: within the plural stands a name too
      t('{count, plural, one {# chat} other {# chats of {name}}}', { count: 2 });
    }).toThrow();
    // @ts-expect-error: values lack
    expect(t('Send to {target}')).toBe('Send to {target}');
  });
});

test('a key is the one in the place of its letter on keyboards with other letters, and itself on all Latin ones', () => {
  const pressed = (key: string, code: string, shiftKey = false) => keyOf({ key, code, shiftKey });
  expect(pressed('ق', 'KeyR')).toBe('r');
  expect(pressed('к', 'KeyR')).toBe('r');
  expect(pressed('ظ', 'Slash')).toBe('/');
  expect(pressed('؟', 'Slash', true)).toBe('?');
  expect(pressed('a', 'KeyQ')).toBe('a');
  expect(pressed('é', 'Digit2')).toBe('é');
  expect(pressed('?', 'Minus', true)).toBe('?');
  expect(pressed('Escape', 'Escape')).toBe('Escape');
});
