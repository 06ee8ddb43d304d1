import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { asksForRating, type ChatState } from '../chat.ts';
import type { Labels } from '../labels.ts';
import { latestIncoming } from '../view.ts';
import { Composer } from './Composer.tsx';
import { Confirm } from './Confirm.tsx';
import { useSurroundings } from './context.ts';
import { Header, type Question } from './Header.tsx';
import { Rating } from './Rating.tsx';
import { SummaryDialog } from './Summary.tsx';
import { Transcript } from './Transcript.tsx';

interface PanelProps {
  state: ChatState;
  draft: string;
  setDraft(text: string): void;
  files: readonly File[];
  setFiles(files: readonly File[]): void;
  /** Whether somebody has just opened it and wants to write. */
  focus: boolean;
  close(): void;
}

export function Panel({ state, draft, setDraft, files, setFiles, focus, close }: PanelProps) {
  const { chat, language } = useSurroundings();
  const { labels } = language;
  const { view } = state;
  const [question, setQuestion] = useState<Question | null>(null);
  const [thanked, setThanked] = useState(0);
  const rating = asksForRating(state);
  const { scroller, content, away, follow } = useScroll(state);
  const [over, setOver] = useState(false);

  useSeen(state);
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  const drag = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    setOver(event.type === 'dragover');
    if (event.type === 'drop') setFiles([...files, ...event.dataTransfer.files]);
  };
  const act = () => {
    setQuestion(null);
    if (question === 'cancel') void chat.cancelWaiting();
    else if (question === 'back') void chat.backToAssistant();
    else void chat.end();
  };

  return (
    <section
      class="panel"
      role="dialog"
      aria-labelledby="title"
      onKeyDown={leave}
      onDragOver={drag}
      onDragLeave={drag}
      onDrop={drag}
    >
      <div class="inside" inert={question !== null}>
        <Header state={state} ask={setQuestion} close={close} titleId="title" />
        {view.owner.kind === 'queue' && (
          <div class="strip">
            <span>{labels.waitingHint}</span>
            <button type="button" class="link" onClick={() => setQuestion('cancel')}>
              {labels.cancelWaiting}
            </button>
          </div>
        )}
        {(!state.online || (state.loaded && state.connection === 'offline')) && (
          <p class="strip offline" role="status">
            {labels.offline}
          </p>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
        <div class="scroller" ref={scroller} role="log" aria-live="polite" aria-label={labels.chat} tabIndex={0}>
          <div class="content" ref={content}>
            {!state.loaded && state.outgoing.length === 0 && <Skeleton label={labels.finding} />}
            <Transcript state={state} />
            {rating && (
              <Rating
                done={() => {
                  setThanked(view.last);
                  follow();
                }}
              />
            )}
            {thanked === view.last && !rating && thanked > 0 && <p class="line">{labels.rateThanks}</p>}
          </div>
        </div>
        {away && (
          <button type="button" class="pill" onClick={follow}>
            {labels.newMessages}
          </button>
        )}
        {state.failed && (
          <p class="alert" role="alert">
            {labels.failed}
          </p>
        )}
        <Composer
          draft={draft}
          setDraft={setDraft}
          files={files}
          setFiles={setFiles}
          focus={focus}
          closed={view.owner.kind === 'closed'}
          sent={follow}
        />
        {over && <p class="drop">{labels.dropFiles}</p>}
      </div>
      {question === 'summary' && <SummaryDialog dismiss={() => setQuestion(null)} />}
      {question !== null && question !== 'summary' && (
        <Confirm {...words(question, labels)} confirm={act} dismiss={() => setQuestion(null)} />
      )}
    </section>
  );
}

/** What is asked before something that the customer cannot take back. */
function words(
  question: Exclude<Question, 'summary'>,
  labels: Labels,
): { question: string; hint: string; no: string; yes: string } {
  switch (question) {
    case 'cancel':
      return {
        question: labels.cancelQuestion,
        hint: labels.cancelHint,
        no: labels.keepWaiting,
        yes: labels.cancelWaiting,
      };
    case 'back':
      return {
        question: labels.backQuestion,
        hint: labels.backHint,
        no: labels.keepChatting,
        yes: labels.backToAssistant,
      };
    case 'end':
      return { question: labels.endQuestion, hint: labels.endHint, no: labels.keepChatting, yes: labels.endChat };
  }
}

/** Shown only after a moment: most of the time there is nothing to wait for. */
function Skeleton({ label }: { label: string }) {
  return (
    <div class="skeleton">
      <span class="unseen">{label}</span>
      <i />
      <i />
    </div>
  );
}

/** Follows what is said as long as the reader is at the end; who has scrolled up is told, not moved. */
function useScroll(state: ChatState) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [away, setAway] = useState(false);
  const newest = latestIncoming(state.view);

  const follow = () => {
    atEnd.current = true;
    setAway(false);
    const area = scroller.current;
    if (area) area.scrollTop = area.scrollHeight;
  };

  useEffect(() => {
    const area = scroller.current;
    if (area === null || content.current === null) return;
    let top = 0;
    const scrolled = () => {
      // Only who moves up has left the end: the end itself moves down when something is shown.
      if (area.scrollHeight - area.scrollTop - area.clientHeight < 48) {
        atEnd.current = true;
        setAway(false);
      } else if (area.scrollTop < top) {
        atEnd.current = false;
      }
      top = area.scrollTop;
    };
    const resized = new ResizeObserver(() => atEnd.current && follow());
    area.addEventListener('scroll', scrolled, { passive: true });
    resized.observe(area);
    resized.observe(content.current);
    return () => {
      area.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  }, []);

  useLayoutEffect(() => {
    if (atEnd.current) follow();
  }, [state]);

  useEffect(() => {
    if (!atEnd.current) setAway(true);
  }, [newest]);

  return { scroller, content, away, follow };
}

/** Marks as read what is on the screen while somebody can look at it. */
function useSeen(state: ChatState): void {
  const { chat } = useSurroundings();
  // With the drawing itself: who closes the panel at once has still had it before their eyes.
  useLayoutEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible' && state.loaded) chat.seen();
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [state.view.last, state.loaded, chat]);
}
