import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatState } from '../chat.ts';
import { expectedWait, type Labels, place } from '../labels.ts';
import { Avatar } from './Avatar.tsx';
import { useSurroundings } from './context.ts';
import { ClockIcon, CloseIcon, EndIcon, MoreIcon, PersonIcon, SummaryIcon } from './icons.tsx';

export type Question = 'cancel' | 'back' | 'end' | 'summary';

interface HeaderProps {
  state: ChatState;
  ask(question: Question): void;
  close(): void;
  titleId: string;
}

/** Who one talks to now, and what one can do about it. */
export function Header({ state, ask, close, titleId }: HeaderProps) {
  const { language } = useSurroundings();
  const { labels } = language;
  const { owner, person, assistant } = state.view;
  const waiting = owner.kind === 'queue';
  const withPerson = owner.kind === 'agent';
  const name = withPerson ? (person?.name ?? owner.name ?? '') : waiting ? labels.waiting : assistant.name;
  return (
    <div class="header">
      <Avatar kind={withPerson ? 'agent' : owner.kind} name={name} picture={person?.avatarUrl} />
      <div class="who">
        <h2 id={titleId}>{name || labels.chat}</h2>
        <p role="status">{status(state, language)}</p>
      </div>
      <Menu state={state} ask={ask} />
      <button type="button" class="icon" aria-label={labels.close} title={labels.close} onClick={close}>
        <CloseIcon />
      </button>
    </div>
  );
}

function status({ view, stage }: ChatState, language: ReturnType<typeof useSurroundings>['language']): string {
  const { labels } = language;
  switch (view.owner.kind) {
    case 'queue': {
      if (view.queue === null) return labels.finding;
      const { position, expectedWaitSeconds } = view.queue;
      const inLine = place(language, position);
      return expectedWaitSeconds === null ? inLine : `${inLine} · ${expectedWait(language, expectedWaitSeconds)}`;
    }
    case 'agent':
    case 'desk':
      return labels.person;
    case 'inbox':
      return labels.inboxed;
    case 'closed':
      return labels.ended;
    case 'bot':
      return stage === 'starting' ? labels.finding : labels.assistant;
  }
}

interface Choice {
  label: string;
  icon: typeof PersonIcon;
  chosen(): void;
}

function Menu({ state, ask }: Pick<HeaderProps, 'state' | 'ask'>) {
  const { chat, language } = useSurroundings();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const choices = choicesOf(state, language.labels, () => void chat.askForPerson(), ask);

  useLayoutEffect(() => {
    if (!open) return;
    items(root)[0]?.focus();
    const outside = (event: Event) => {
      if (root.current && !event.composedPath().includes(root.current)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside, true);
    return () => document.removeEventListener('pointerdown', outside, true);
  }, [open]);

  if (choices.length === 0) return null;

  const shut = () => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    if (!open) return;
    const all = items(root);
    const at = all.indexOf((root.current?.getRootNode() as ShadowRoot).activeElement as HTMLElement);
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    if (event.key === 'Escape') {
      event.stopPropagation();
      shut();
    } else if (event.key === 'Tab') {
      setOpen(false);
    } else if (to[event.key] !== undefined) {
      event.preventDefault();
      all.at((to[event.key] ?? 0) % all.length)?.focus();
    }
  };

  return (
    <div class="menu" ref={root} role="none" onKeyDown={keys}>
      <button
        type="button"
        class="icon"
        aria-label={language.labels.menu}
        title={language.labels.menu}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <MoreIcon />
      </button>
      {open && (
        <div class="choices" role="menu">
          {choices.map(({ label, icon: Icon, chosen }) => (
            <button
              key={label}
              type="button"
              role="menuitem"
              onClick={() => {
                shut();
                chosen();
              }}
            >
              <Icon />
              {label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function choicesOf(state: ChatState, labels: Labels, askForPerson: () => void, ask: (q: Question) => void): Choice[] {
  const { kind } = state.view.owner;
  const choices: Choice[] = [];
  if (kind === 'queue') {
    choices.push({ label: labels.cancelWaiting, icon: ClockIcon, chosen: () => ask('cancel') });
  } else if (kind === 'agent' || kind === 'inbox') {
    choices.push({ label: labels.backToAssistant, icon: ClockIcon, chosen: () => ask('back') });
  } else if (state.handover && (kind === 'bot' || kind === 'closed')) {
    choices.push({ label: labels.askForPerson, icon: PersonIcon, chosen: askForPerson });
  }
  if (state.stage === 'talking') {
    choices.push({ label: labels.summary, icon: SummaryIcon, chosen: () => ask('summary') });
  }
  if (state.stage === 'talking' && kind !== 'closed' && kind !== 'inbox') {
    choices.push({ label: labels.endChat, icon: EndIcon, chosen: () => ask('end') });
  }
  return choices;
}

function items(root: RefObject<HTMLElement | null>): HTMLElement[] {
  return [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}
