import type { Pointer } from '@baton/client';
import { useEffect, useState } from 'preact/hooks';
import { Dialog } from './Confirm.tsx';
import { useSurroundings } from './context.ts';

/** The summary as soon as there is one: `null` until then, empty where there is nothing to sum up or it cannot be had. */
function useSummary(failed = ''): string | null {
  const { chat } = useSurroundings();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    chat.summary(setText, stop.signal).catch(() => stop.signal.aborted || setText(failed));
    return () => stop.abort();
  }, [chat]);
  return text;
}

/** What was said so far, over the conversation, to read and to copy. */
export function SummaryDialog({ dismiss }: { dismiss(): void }) {
  const { labels } = useSurroundings().language;
  const text = useSummary(labels.failed);
  return (
    <Dialog
      title={labels.summary}
      role="dialog"
      no={labels.done}
      yes={text && text !== labels.failed && <Copy text={text} />}
      dismiss={dismiss}
    >
      {text === '' ? labels.noSummary : text}
    </Dialog>
  );
}

/** The same where a person was asked for: open while one waits, folded as soon as somebody is there. */
export function HandoverSummary({ open }: { open: boolean }) {
  const { labels } = useSurroundings().language;
  const text = useSummary();
  if (!text) return null;
  return (
    <details class="handover" open={open}>
      <summary>{labels.summary}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <p dir="auto" tabIndex={0}>
        {text}
      </p>
      <Copy text={text} quiet />
    </details>
  );
}

/** A place elsewhere to go on, and what to paste there. */
export function Pointed({ link }: { link: Pointer }) {
  const { labels } = useSurroundings().language;
  return (
    <>
      <span class="said">
        {link.text}
        {link.text && <br />}
        <a href={link.url} target="_blank" rel="noopener noreferrer nofollow">
          {link.url}
        </a>
      </span>
      {link.summary && (
        <details class="handover" open>
          <summary>{labels.summary}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
          <p dir="auto" tabIndex={0}>
            {link.summary}
          </p>
          <Copy text={link.summary} quiet />
        </details>
      )}
    </>
  );
}

function Copy({ text, quiet }: { text: string; quiet?: boolean }) {
  const { labels } = useSurroundings().language;
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      class={quiet ? 'link' : 'strong'}
      onClick={(event) => void copy(text, event.currentTarget).then(setCopied)}
    >
      {copied ? labels.copied : labels.copy}
    </button>
  );
}

/** Where a page may not write to the clipboard the text is marked instead, so that a key copies it. */
async function copy(text: string, near: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const shown = near.closest('.question, .handover')?.querySelector('p');
    if (shown) getSelection()?.selectAllChildren(shown);
    return false;
  }
}
