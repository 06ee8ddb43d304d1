import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface DialogProps {
  title: string;
  role: 'dialog' | 'alertdialog';
  /** What the safe button says; it has the focus, and Escape does the same. */
  no: string;
  /** The other button. */
  yes: ComponentChildren;
  dismiss(): void;
  children: ComponentChildren;
}

/** Something over the conversation that is answered or closed before it goes on. */
export function Dialog({ title, role, no, yes, dismiss, children }: DialogProps) {
  const safe = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => safe.current?.focus(), []);
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    dismiss();
  };
  return (
    <div class="scrim">
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useAriaPropsSupportedByRole: either role is a dialog's */}
      <div
        class="question"
        role={role}
        aria-modal="true"
        aria-labelledby="question"
        aria-describedby="hint"
        onKeyDown={keys}
      >
        <h3 id="question">{title}</h3>
        <p id="hint" class={role} dir="auto" aria-live="polite" tabIndex={role === 'dialog' ? 0 : undefined}>
          {children}
        </p>
        <div class="answers">
          <button type="button" class="plain" ref={safe} onClick={dismiss}>
            {no}
          </button>
          {yes}
        </div>
      </div>
    </div>
  );
}

interface ConfirmProps {
  question: string;
  hint: string;
  yes: string;
  no: string;
  confirm(): void;
  dismiss(): void;
}

/** A question before something that cannot be taken back. */
export function Confirm({ question, hint, yes, no, confirm, dismiss }: ConfirmProps) {
  const button = (
    <button type="button" class="danger" onClick={confirm}>
      {yes}
    </button>
  );
  return (
    <Dialog title={question} role="alertdialog" no={no} yes={button} dismiss={dismiss}>
      {hint}
    </Dialog>
  );
}
