import { MultiSelect, NativeSelect, NumberInput, Switch } from '@mantine/core';
import { t } from '../i18n';
import { ChannelCaps } from './ChannelCaps';
import type { TeamField } from './teamFields';
import type { Distribution, TeamRow, TeamSettings } from './wire';

const DISTRIBUTIONS: { value: Distribution; label: string }[] = [
  { value: 'balanced', label: t('Balanced: most free slots, then longest idle') },
  { value: 'round_robin', label: t('In turn: who was given nothing for the longest time') },
  { value: 'most_skilled', label: t('Most skilled: the highest level of the wanted skill') },
  { value: 'pull', label: t('Nobody: agents take the next one themselves') },
];

interface FieldProps {
  field: TeamField;
  value: TeamSettings;
  teams: TeamRow[];
  channels: string[];
  set(change: TeamSettings): void;
}

/** The input of one setting of a team. */
export function TeamSettingField({ field, value, teams, channels, set }: FieldProps) {
  const { label, description } = field;
  switch (field.kind) {
    case 'number':
      return (
        <NumberInput
          label={label}
          description={description}
          min={field.min}
          max={field.max}
          suffix={field.unit && t(' s')}
          thousandSeparator=","
          decimalScale={field.unit ? 0 : 2}
          placeholder={field.unset ?? '0'}
          value={value[field.name] ?? ''}
          onChange={(number) => set({ [field.name]: number === '' ? null : Number(number) })}
        />
      );
    case 'switch':
      return (
        <Switch
          label={label}
          description={description}
          checked={value[field.name] ?? false}
          onChange={(event) => set({ [field.name]: event.currentTarget.checked })}
        />
      );
    case 'distribution':
      return (
        <NativeSelect
          label={label}
          description={description}
          data={DISTRIBUTIONS}
          value={value.distribution ?? 'balanced'}
          onChange={(event) => set({ distribution: event.currentTarget.value as Distribution })}
        />
      );
    case 'teams':
      return (
        <MultiSelect
          searchable
          label={label}
          description={description}
          maxValues={20}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={value.overflowTeams ?? []}
          onChange={(overflowTeams) => set({ overflowTeams })}
        />
      );
    case 'channels':
      return (
        <ChannelCaps
          label={label}
          description={description}
          unset={t('no limit of its own')}
          channels={channels}
          caps={value.channelCaps ?? {}}
          set={(channelCaps) => set({ channelCaps })}
        />
      );
  }
}
