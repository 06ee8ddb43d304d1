import { MultiSelect, NativeSelect, NumberInput, Switch } from '@mantine/core';
import { channelWords } from '../format/words';
import { t } from '../i18n';
import classes from './People.module.css';
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
          channels={channels}
          caps={value.channelCaps ?? {}}
          set={(channelCaps) => set({ channelCaps })}
        />
      );
  }
}

interface ChannelCapsProps {
  label: string;
  description: string;
  channels: string[];
  caps: Record<string, number>;
  set(caps: Record<string, number>): void;
}

function ChannelCaps({ label, description, channels, caps, set }: ChannelCapsProps) {
  const named = [...new Set([...channels, ...Object.keys(caps)])].sort();
  return (
    <fieldset className={classes.channels}>
      <legend>{label}</legend>
      <p>{description}</p>
      {named.map((channel) => (
        <NumberInput
          key={channel}
          label={channelWords(channel)}
          min={0}
          max={1_000}
          decimalScale={2}
          placeholder={t('no limit of its own')}
          value={caps[channel] ?? ''}
          onChange={(number) => {
            const { [channel]: _, ...others } = caps;
            set(number === '' ? others : { ...others, [channel]: Number(number) });
          }}
        />
      ))}
    </fieldset>
  );
}
