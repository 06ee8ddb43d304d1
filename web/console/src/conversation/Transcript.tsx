import { Button, Skeleton } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { serverClock } from '../agent/serverClock';
import { listed, t } from '../i18n';
import { useLate } from '../workspace/listStates';
import classes from './Conversation.module.css';
import type { ConversationView } from './conversationStream';
import { pendingMessages } from './pending';
import { PendingLine, TranscriptItem } from './TranscriptItem';
import { lastSeen, transcriptOf } from './transcript';

/** Within this many pixels of the end, a person is reading along. */
const NEAR = 80;

interface TranscriptProps {
  id: string;
  view: ConversationView;
  me: string | undefined;
  details: boolean;
  /** The bot's and the customer's name, once known. */
  bot: string | undefined;
  customer: string;
}

export function Transcript({ id, view, me, details, bot, customer }: TranscriptProps) {
  const { log, loaded } = view;
  const pending = useSyncExternalStore(
    pendingMessages.subscribe,
    useCallback(() => pendingMessages.of(id), [id]),
  );
  const items = useMemo(
    () => transcriptOf(log.events, me, details, serverClock.now(), bot),
    [log.events, me, details, bot],
  );
  const seen = useMemo(() => lastSeen(log.events, log.read.customer), [log.events, log.read.customer]);
  const typing = log.typing.filter((each) => each.actor.id !== me);
  const { scroller, content, below, toEnd, onScroll } = useReadingPlace(
    log.events.filter((event) => event.type === 'message' || event.type === 'note').length,
    loaded,
  );

  useEffect(() => {
    const ids = new Set(log.events.map((event) => event.data.clientId).filter((each) => typeof each === 'string'));
    pendingMessages.arrived(id, ids, log.last);
  }, [id, log]);

  return (
    <div className={classes.transcriptFrame}>
      <div
        ref={scroller}
        className={classes.transcript}
        onScroll={onScroll}
        role="log"
        aria-label={t('Messages')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {!loaded && items.length === 0 && <TranscriptSkeleton />}
        <div ref={content} className={classes.items}>
          {items.map((item) => (
            <TranscriptItem
              key={item.key}
              conversation={id}
              item={item}
              me={me}
              customer={customer}
              seen={item.kind === 'message' && item.event.number === seen}
            />
          ))}
          {pending.map((each) => (
            <PendingLine
              key={each.clientId}
              pending={each}
              onRetry={() => void pendingMessages.retry(id, each.clientId)}
              onDiscard={() => pendingMessages.discard(id, each.clientId)}
            />
          ))}
        </div>
        <div className={classes.typing} aria-hidden={typing.length === 0}>
          {typing.length > 0 && (
            <>
              <span className={classes.dots} aria-hidden>
                <i />
                <i />
                <i />
              </span>
              {t('{names} {count, plural, one {is} other {are}} typing', {
                names: listed(typing.map((each) => each.actor.name || customer)),
                count: typing.length,
              })}
            </>
          )}
        </div>
      </div>
      {below > 0 && (
        <Button
          className={classes.pill as string}
          radius="xl"
          rightSection={<IconArrowDown size={14} />}
          onClick={toEnd}
        >
          {t('{count, plural, one {# new message} other {# new messages}}', { count: below })}
        </Button>
      )}
    </div>
  );
}

/** Stays at the end while one reads along, and where one is while one looks further up. */
function useReadingPlace(count: number, loaded: boolean) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const seenTop = useRef(0);
  const known = useRef(count);
  const [below, setBelow] = useState(0);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    seenTop.current = element.scrollTop;
    atEnd.current = true;
    setBelow(0);
  }, []);

  useLayoutEffect(() => {
    if (atEnd.current || !loaded) toEnd();
    else if (count > known.current) setBelow((before) => before + count - known.current);
    known.current = count;
  }, [count, loaded, toEnd]);

  // Whatever grows or shrinks, the composer included: who was at the end stays there.
  useEffect(() => {
    if (!scroller.current || !content.current || typeof ResizeObserver !== 'function') return;
    const watch = new ResizeObserver(() => atEnd.current && toEnd());
    watch.observe(scroller.current);
    watch.observe(content.current);
    return () => watch.disconnect();
  }, [toEnd]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const near = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    // Only a person scrolls up; a change of size moves the end away from below.
    if (near) atEnd.current = true;
    else if (element.scrollTop < seenTop.current) atEnd.current = false;
    seenTop.current = element.scrollTop;
    if (near) setBelow(0);
  }, []);

  return { scroller, content, below, toEnd, onScroll };
}

function TranscriptSkeleton() {
  const late = useLate();
  if (!late) return null;
  return (
    <div className={classes.items} role="status" aria-label={t('Loading messages')}>
      <Skeleton height={36} width="46%" radius={12} />
      <Skeleton height={52} width="58%" radius={12} mt={12} ms="auto" />
      <Skeleton height={36} width="38%" radius={12} mt={12} />
    </div>
  );
}
