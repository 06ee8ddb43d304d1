import { useEffect, useRef, useState } from 'preact/hooks';
import { unread } from '../view.ts';
import { useChat, useSurroundings } from './context.ts';
import { ChatIcon, DownIcon } from './icons.tsx';
import { Panel } from './Panel.tsx';

/** What the page can do from outside. */
export interface Doors {
  open: boolean;
  shown: boolean;
}

interface AppProps {
  doors: Doors;
  setDoors(change: Partial<Doors>): void;
  launcherText: string;
}

export function App({ doors, setDoors, launcherText }: AppProps) {
  const { chat, language } = useSurroundings();
  const state = useChat(chat);
  const [draft, setDraft] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const launcher = useRef<HTMLButtonElement>(null);
  const { labels } = language;
  const { open, shown } = doors;
  const count = open ? 0 : unread(state.view);
  const wasOpen = useRef(open);
  // A panel that was open on the page before must not take the focus from this one.
  const byHand = useRef(!open);

  useEffect(() => {
    if (open) chat.begin();
    else if (wasOpen.current) launcher.current?.focus();
    if (!open) byHand.current = true;
    wasOpen.current = open;
  }, [open, chat]);

  return (
    <>
      {open && (
        <Panel
          state={state}
          draft={draft}
          setDraft={setDraft}
          files={files}
          setFiles={setFiles}
          focus={byHand.current}
          close={() => setDoors({ open: false })}
        />
      )}
      {shown && (
        <button
          type="button"
          ref={launcher}
          class={`launcher${launcherText && !open ? ' wide' : ''}${open ? ' open' : ''}`}
          aria-expanded={open}
          aria-haspopup="dialog"
          aria-label={open ? labels.close : count > 0 ? `${labels.open}, ${labels.newMessages}: ${count}` : labels.open}
          onClick={() => setDoors({ open: !open })}
        >
          {open ? <DownIcon /> : <ChatIcon />}
          {launcherText && !open && <span>{launcherText}</span>}
          {count > 0 && <b class="badge">{count > 9 ? '9+' : count}</b>}
        </button>
      )}
      <span class="unseen" role="status">
        {count > 0 ? `${labels.newMessages}: ${count}` : ''}
      </span>
    </>
  );
}
