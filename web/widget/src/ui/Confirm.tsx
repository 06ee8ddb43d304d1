import { useLayoutEffect, useRef } from 'preact/hooks';

interface ConfirmProps {
  question: string;
  hint: string;
  yes: string;
  no: string;
  confirm(): void;
  dismiss(): void;
}

/** A question over the conversation; the safe answer has the focus. */
export function Confirm({ question, hint, yes, no, confirm, dismiss }: ConfirmProps) {
  const safe = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => safe.current?.focus(), []);
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    dismiss();
  };
  return (
    <div class="scrim">
      <div
        class="question"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="question"
        aria-describedby="hint"
        onKeyDown={keys}
      >
        <h3 id="question">{question}</h3>
        <p id="hint">{hint}</p>
        <div class="answers">
          <button type="button" class="plain" ref={safe} onClick={dismiss}>
            {no}
          </button>
          <button type="button" class="danger" onClick={confirm}>
            {yes}
          </button>
        </div>
      </div>
    </div>
  );
}
