import { VisuallyHidden } from '@mantine/core';
import { IconMail, IconMessageCircle, IconPhone, IconWorld } from '@tabler/icons-react';
import { channelWords } from '../format/words';

const marks = { web: IconWorld, phone: IconPhone, voice: IconPhone, email: IconMail };

/** Where a conversation takes place, as a small mark with its name for screen readers. */
export function ChannelMark({ channel }: { channel: string }) {
  const Mark = marks[channel as keyof typeof marks] ?? IconMessageCircle;
  return (
    <>
      <Mark size={12} stroke={1.7} aria-hidden />
      <VisuallyHidden>{channelWords(channel)} </VisuallyHidden>
    </>
  );
}
