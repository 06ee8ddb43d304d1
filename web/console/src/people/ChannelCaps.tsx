import { NumberInput } from '@mantine/core';
import { channelWords } from '../format/words';
import classes from './People.module.css';

/** The channel that is always there, whether or not anything is set of it. */
const OWN = 'web';

interface Props {
  label: string;
  description: string;
  /** What an empty field says. */
  unset: string;
  channels: string[];
  caps: Record<string, number>;
  set(caps: Record<string, number>): void;
}

/** How many chats of each channel somebody takes; an empty field sets no limit for the channel. */
export function ChannelCaps({ label, description, unset, channels, caps, set }: Props) {
  const named = [...new Set([OWN, ...channels, ...Object.keys(caps)])].sort();
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
          placeholder={unset}
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
