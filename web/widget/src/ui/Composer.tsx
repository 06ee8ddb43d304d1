import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { fill } from '../labels.ts';
import { useSurroundings } from './context.ts';
import { Chosen } from './Files.tsx';
import { ClipIcon, SendIcon } from './icons.tsx';

const LONGEST = 8_000;

interface ComposerProps {
  draft: string;
  setDraft(text: string): void;
  /** What goes with the next message. */
  files: readonly File[];
  setFiles(files: readonly File[]): void;
  closed: boolean;
  focus: boolean;
  sent(): void;
}

/** Where the customer writes: Enter sends, Shift and Enter breaks the line, the field grows with the text. */
export function Composer({ draft, setDraft, files, setFiles, closed, focus, sent }: ComposerProps) {
  const { chat, language } = useSurroundings();
  const { labels } = language;
  const field = useRef<HTMLTextAreaElement>(null);
  const choice = useRef<HTMLInputElement>(null);
  const tooLong = draft.length > LONGEST;
  const ready = (draft.trim() !== '' || files.length > 0) && !tooLong;

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
    if (draft.trim() !== '') chat.say(draft.trim());
    if (files.length > 0) chat.send(files);
    setDraft('');
    setFiles([]);
    field.current?.focus();
    sent();
  };
  const add = (list: FileList | null | undefined) => setFiles([...files, ...(list ?? [])]);
  const paste = (event: ClipboardEvent) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    add(event.clipboardData.files);
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
      {files.length > 0 && (
        <Chosen
          files={files}
          remove={(file) => {
            setFiles(files.filter((other) => other !== file));
            field.current?.focus();
          }}
        />
      )}
      <div class="field">
        <input
          ref={choice}
          type="file"
          multiple
          hidden
          accept={chat.state.files?.endings.join()}
          onChange={(event) => {
            add(event.currentTarget.files);
            event.currentTarget.value = '';
            field.current?.focus();
          }}
        />
        <button
          type="button"
          class="icon"
          aria-label={labels.attach}
          title={labels.attach}
          onClick={() => choice.current?.click()}
        >
          <ClipIcon />
        </button>
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
          onPaste={paste}
          onBlur={() => chat.stoppedTyping()}
        />
        <button type="submit" class="send" aria-label={labels.send} title={labels.send} disabled={!ready}>
          <SendIcon />
        </button>
      </div>
    </form>
  );
}
