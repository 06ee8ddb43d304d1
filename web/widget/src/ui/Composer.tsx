import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { fill } from '../labels.ts';
import { useSurroundings } from './context.ts';
import { SendIcon } from './icons.tsx';

const LONGEST = 8_000;

interface ComposerProps {
  draft: string;
  setDraft(text: string): void;
  closed: boolean;
  focus: boolean;
  sent(): void;
}

/** Where the customer writes: Enter sends, Shift and Enter breaks the line, the field grows with the text. */
export function Composer({ draft, setDraft, closed, focus, sent }: ComposerProps) {
  const { chat, language } = useSurroundings();
  const { labels } = language;
  const field = useRef<HTMLTextAreaElement>(null);
  const tooLong = draft.length > LONGEST;
  const ready = draft.trim() !== '' && !tooLong;

  useEffect(() => {
    // A phone would open its keyboard over the greeting.
    if (focus && matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);

  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 132)}px`;
  }, [draft]);

  const send = () => {
    if (!ready) return;
    chat.say(draft.trim());
    setDraft('');
    field.current?.focus();
    sent();
  };
  const write = (text: string) => {
    setDraft(text);
    if (text.trim() === '') chat.stoppedTyping();
    else chat.typing();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const placeholder = closed ? labels.reopenPlaceholder : labels.placeholder;

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {tooLong && (
        <p class="alert" role="alert">
          {fill(labels.tooLong, LONGEST.toLocaleString(language.locale))}
        </p>
      )}
      <div class="field">
        <textarea
          ref={field}
          rows={1}
          value={draft}
          placeholder={placeholder}
          aria-label={placeholder}
          aria-invalid={tooLong}
          dir={draft ? 'auto' : undefined}
          enterkeyhint="send"
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={keys}
          onBlur={() => chat.stoppedTyping()}
        />
        <button type="submit" class="send" aria-label={labels.send} title={labels.send} disabled={!ready}>
          <SendIcon />
        </button>
      </div>
    </form>
  );
}
