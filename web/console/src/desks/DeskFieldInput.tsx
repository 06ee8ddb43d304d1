import { NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { t } from '../i18n';
import type { DeskField } from './wire';

interface DeskFieldInputProps {
  field: DeskField;
  /** Whether the secret is set already. */
  isSet: boolean;
  value: string;
  set(value: string): void;
}

/** The longest value that the server takes. */
const LONGEST_VALUE = 4_000;

/** The input of a field as the desk declares it; a secret is written and never read. */
export function DeskFieldInput({ field, isSet, value, set }: DeskFieldInputProps) {
  const { label, help, required, secret, choices } = field;
  if (choices.length > 0) {
    return (
      <NativeSelect
        label={label}
        description={help}
        required={required}
        data={required ? choices : [{ value: '', label: t('Not set') }, ...choices]}
        value={value}
        onChange={(event) => set(event.currentTarget.value)}
      />
    );
  }
  const shared = { label, description: help, maxLength: LONGEST_VALUE, value };
  return secret ? (
    <PasswordInput
      {...shared}
      required={required && !isSet}
      placeholder={isSet ? t('Set; leave it empty to keep it') : undefined}
      autoComplete="new-password"
      onChange={(event) => set(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...shared} required={required} onChange={(event) => set(event.currentTarget.value)} />
  );
}
