import { useSurroundings } from './context.ts';
import { BotIcon, ClockIcon } from './icons.tsx';

/** Who speaks: the bot's mark, a waiting clock, or a person's picture; initials when there is none. */
export function Avatar({ kind, name, picture }: { kind: string; name: string; picture?: string | null | undefined }) {
  const { origin } = useSurroundings();
  const own = kind === 'agent' ? ownPicture(picture, origin) : null;
  return (
    <span class={`avatar ${kind}`} aria-hidden="true">
      {own ? (
        <img src={own} alt="" />
      ) : kind === 'agent' ? (
        initials(name)
      ) : kind === 'queue' ? (
        <ClockIcon />
      ) : (
        <BotIcon />
      )}
    </span>
  );
}

/** No picture from anywhere else: that would tell a third party who chats here. */
function ownPicture(picture: string | null | undefined, origin: string): string | null {
  if (!picture) return null;
  try {
    const url = new URL(picture, origin);
    return url.origin === origin ? url.href : null;
  } catch {
    return null;
  }
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}
