import { IconRobot } from '@tabler/icons-react';
import classes from './Face.module.css';

interface FaceProps {
  name: string;
  url?: string | null | undefined;
  kind?: 'customer' | 'agent' | 'bot' | 'system';
  size?: number;
}

/** A person's picture or initials in a quiet colour of their own; the bot's mark for the bot. */
export function Face({ name, url, kind = 'customer', size = 28 }: FaceProps) {
  const style = { inlineSize: size, blockSize: size, fontSize: Math.round(size * 0.4) };
  if (kind === 'bot') {
    return (
      <span className={classes.face} data-kind="bot" style={style} aria-hidden>
        <IconRobot size={Math.round(size * 0.62)} stroke={1.7} />
      </span>
    );
  }
  if (url) return <img className={classes.face} src={url} alt="" style={style} />;
  return (
    <span className={classes.face} data-hue={hueOf(name)} data-initials={initials(name)} style={style} aria-hidden />
  );
}

export function initials(name: string): string {
  const words = name
    .replace(/@.*/, '')
    .split(/[\s._-]+/)
    .filter((word) => /^\p{L}/u.test(word));
  const first = [...(words[0] ?? '?')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}

function hueOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return sum % 6;
}
