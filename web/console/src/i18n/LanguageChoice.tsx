import { NativeSelect } from '@mantine/core';
import { language, t } from '.';
import { chooseLanguage } from './choice';
import { LANGUAGES } from './languages';

/** The language of this browser's console; each stands in itself, for whoever cannot read the present one. */
export function LanguageChoice({ className }: { className?: string | undefined }) {
  return (
    <div className={className}>
      <NativeSelect
        size="xs"
        w="100%"
        aria-label={t('Language')}
        value={language()}
        data={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(event) => chooseLanguage(event.currentTarget.value)}
      />
    </div>
  );
}
