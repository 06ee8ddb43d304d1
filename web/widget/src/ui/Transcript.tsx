import type { Button } from '@baton/client';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ChatState } from '../chat.ts';
import { answerTo, type Block, blocks, seenNumber } from '../groups.ts';
import { fill, lineWords } from '../labels.ts';
import type { Said, View } from '../view.ts';
import { Avatar } from './Avatar.tsx';
import { useSurroundings } from './context.ts';
import { FileBubble, UploadBubbles } from './Files.tsx';
import { ClockIcon } from './icons.tsx';
import { HandoverSummary, Pointed } from './Summary.tsx';

/** Everything said so far, and below it what is on its way. */
export function Transcript({ state }: { state: ChatState }) {
  const { chat, language } = useSurroundings();
  const { labels } = language;
  const { view, outgoing, uploads, typing } = state;
  const list = useMemo(() => blocks(view), [view.entries]);
  const seen = seenNumber(view);
  const handover = handoverOf(view, list);
  return (
    <>
      {list.map((block) => (
        <BlockView
          key={block.key}
          block={block}
          state={state}
          seen={outgoing.length === 0 ? seen : 0}
          handover={block === handover}
        />
      ))}
      {outgoing.length + uploads.length > 0 && (
        <div class="group own">
          {outgoing.map((message) => (
            <div key={message.clientId} class={message.refused ? 'message refused' : 'message'}>
              <Bubble text={message.text} />
              {message.refused ? (
                <p class="fate" role="alert">
                  {labels.refused}
                  <button type="button" class="link" onClick={() => chat.retry(message.clientId)}>
                    {labels.tryAgain}
                  </button>
                  <button type="button" class="link" onClick={() => chat.discard(message.clientId)}>
                    {labels.discard}
                  </button>
                </p>
              ) : (
                !('number' in message) && (
                  <span class="fate clock" role="img" aria-label={labels.unsent} title={labels.unsent}>
                    <ClockIcon />
                  </span>
                )
              )}
            </div>
          ))}
          <UploadBubbles state={state} />
        </div>
      )}
      {typing && (
        <div class="group">
          <Avatar kind={typing.kind} name={typing.name} picture={typing.avatarUrl} />
          <p class="dots">
            <span class="unseen">{fill(labels.typing, typing.name)}</span>
            <i />
            <i />
            <i />
          </p>
        </div>
      )}
    </>
  );
}

/** The line that says that a person was asked for, as long as one is on the way or here. */
function handoverOf({ owner }: View, list: readonly Block[]): Block | undefined {
  if (owner.kind !== 'queue' && owner.kind !== 'agent') return undefined;
  return list.findLast((block) => block.kind === 'line' && block.line.line === 'queued');
}

interface BlockProps {
  block: Block;
  state: ChatState;
  seen: number;
  /** Whether it stands where the person who is on the way or here was asked for. */
  handover: boolean;
}

function BlockView({ block, state, seen, handover }: BlockProps) {
  const { language } = useSurroundings();
  const { labels, locale } = language;
  switch (block.kind) {
    case 'day':
      return <p class="line day">{day(block.at, locale)}</p>;
    case 'line':
      return (
        <>
          <p class="line">
            {block.line.name !== '' && <Avatar kind="agent" name={block.line.name} picture={block.line.picture} />}
            {lineWords(language, block.line.line, block.line.name)}
          </p>
          {handover && <HandoverSummary open={state.view.owner.kind === 'queue'} />}
        </>
      );
    case 'system':
      return (
        <div class="line said">
          {block.message.link ? <Pointed link={block.message.link} /> : <Linked text={block.message.text} />}
        </div>
      );
    case 'group': {
      const { actor, at } = block.messages.at(-1) as Said;
      return (
        <div class={block.own ? 'group own' : 'group'}>
          {!block.own && <Avatar kind={actor.kind} name={actor.name} picture={actor.avatarUrl} />}
          {!block.own && <p class="name">{actor.name}</p>}
          {block.messages.map((message) => (
            <div key={message.number} class="message">
              {message.link ? (
                <div class="bubble" dir="auto">
                  <Pointed link={message.link} />
                </div>
              ) : message.file ? (
                <FileBubble file={message.file} />
              ) : (
                <Bubble text={message.text} />
              )}
              {message.buttons.length > 0 && <Chips message={message} state={state} />}
            </div>
          ))}
          {block.last && (
            <p class="time">
              <time dateTime={at}>{time(at, locale)}</time>
              {block.messages.some((message) => message.number === seen) && ` · ${labels.seen}`}
            </p>
          )}
        </div>
      );
    }
  }
}

function Chips({ message, state }: { message: Said; state: ChatState }) {
  const { chat } = useSurroundings();
  const { open, text } = answerTo(state.view, message, state.outgoing);
  const chosen = (button: Button) => text !== null && text === (button.value ?? button.label);
  return (
    <div class="chips">
      {message.buttons.map((button) => (
        <button
          key={button.label}
          type="button"
          dir="auto"
          class={chosen(button) ? 'chip chosen' : 'chip'}
          aria-pressed={open ? undefined : chosen(button)}
          aria-disabled={!open}
          onClick={() => open && chat.choose(button)}
        >
          {button.label}
        </button>
      ))}
    </div>
  );
}

function Bubble({ text }: { text: string }) {
  return (
    <div class="bubble" dir="auto">
      <Linked text={text} />
    </div>
  );
}

const ADDRESS = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/g;

/** Text with its web addresses as links; nothing else in it is markup. */
function Linked({ text }: { text: string }): ComponentChildren {
  return text.split(ADDRESS).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      <a key={part} href={part} target="_blank" rel="noopener noreferrer nofollow">
        {part}
      </a>
    ),
  );
}

function time(at: string, locale: string): string {
  return new Date(at).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' });
}

/** "Today", "Yesterday", then the date. */
function day(at: string, locale: string): string {
  const midnight = (date: Date) => new Date(date).setHours(0, 0, 0, 0);
  const ago = Math.round((midnight(new Date()) - midnight(new Date(at))) / 86_400_000);
  const words =
    ago < 2
      ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-ago, 'day')
      : new Date(at).toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}
