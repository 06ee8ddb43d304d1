import { Loader } from '@mantine/core';
import { IconAlertCircle, IconLock } from '@tabler/icons-react';
import { memo } from 'react';
import type { ConversationEvent } from '../api/types';
import { clockTime, exactTime } from '../format/time';
import { t } from '../i18n';
import { Face } from '../ui/Face';
import classes from './Conversation.module.css';
import { FileBubble, UploadBubble } from './Files';
import type { Pending } from './pending';
import { type Item, isOurs } from './transcript';

interface TranscriptItemProps {
  /** The conversation's id. */
  conversation: string;
  item: Item;
  me: string | undefined;
  /** The customer's name, where the message itself does not tell it. */
  customer: string;
  seen: boolean;
}

export const TranscriptItem = memo(
  function TranscriptItem({ conversation, item, me, customer, seen }: TranscriptItemProps) {
    switch (item.kind) {
      case 'day':
        return <p className={classes.day}>{item.label}</p>;
      case 'stretch':
        return (
          <p className={classes.stretch} title={exactTime(item.at)}>
            <span>
              <bdi>
                {item.label}
                {item.why && <span className={classes.why}>: {item.why}</span>}
              </bdi>
              <time dateTime={item.at}>{clockTime(item.at)}</time>
            </span>
          </p>
        );
      case 'line':
        return (
          <p className={classes.line} title={exactTime(item.at)} dir="auto">
            {item.text}
          </p>
        );
      case 'detail':
        return (
          <p className={classes.detail} title={exactTime(item.at)} dir="auto">
            {item.text}
          </p>
        );
      case 'note':
        return (
          <div className={classes.note}>
            <p className={classes.noteHead}>
              <IconLock size={12} aria-hidden />
              {item.event.actor.id === me ? t('You') : item.event.actor.name} · {t('only your team sees this')}
              <time dateTime={item.event.at} title={exactTime(item.event.at)}>
                {clockTime(item.event.at)}
              </time>
            </p>
            <p className={classes.noteText} dir="auto">
              {item.text}
            </p>
          </div>
        );
      case 'message':
        return <Message conversation={conversation} item={item} me={me} customer={customer} seen={seen} />;
    }
  },
  (before, after) =>
    same(before.item, after.item) &&
    before.me === after.me &&
    before.customer === after.customer &&
    before.seen === after.seen,
);

function same(before: Item, after: Item): boolean {
  if (before.kind !== after.kind || before.key !== after.key) return false;
  if (before.kind === 'message' && after.kind === 'message') {
    return (
      before.event === after.event &&
      before.file?.state === after.file?.state &&
      before.first === after.first &&
      before.last === after.last
    );
  }
  return true;
}

function Message({
  conversation,
  item,
  me,
  customer,
  seen,
}: {
  conversation: string;
  item: Extract<Item, { kind: 'message' }>;
  me: string | undefined;
  customer: string;
  seen: boolean;
}) {
  const { actor, at, data } = item.event;
  const ours = isOurs(actor);
  const name = actor.name || customer;
  return (
    <div
      className={classes.message}
      data-side={ours ? 'ours' : 'theirs'}
      data-kind={actor.kind}
      data-first={item.first || undefined}
    >
      <span className={classes.messageFace}>
        {item.last && <Face name={name} url={actor.avatarUrl} kind={actor.kind} size={26} />}
      </span>
      <div className={classes.messageBody}>
        <p className={item.named ? classes.messageHead : classes.hiddenHead}>{actor.id === me ? t('You') : name}</p>
        <div className={classes.bubbleLine}>
          {item.file ? (
            <FileBubble conversation={conversation} file={item.file} />
          ) : (
            <p className={classes.bubble} title={exactTime(at)} dir="auto">
              {String(data.text ?? '')}
            </p>
          )}
          {item.last && (
            <time className={classes.bubbleTime} dateTime={at} title={exactTime(at)}>
              {clockTime(at)}
            </time>
          )}
        </div>
        <Buttons event={item.event} />
        {seen && <p className={classes.seen}>{t('Seen')}</p>}
      </div>
    </div>
  );
}

/** Quick replies as the customer saw them; not to be pressed here. */
function Buttons({ event }: { event: ConversationEvent }) {
  const buttons = event.data.buttons as { label: string }[] | undefined;
  if (!buttons?.length) return null;
  return (
    <ul className={classes.chips} aria-label={t('Quick replies offered')}>
      {buttons.map((button) => (
        <li key={button.label}>{button.label}</li>
      ))}
    </ul>
  );
}

export function PendingLine({ pending, onRetry, onDiscard }: { pending: Pending; onRetry(): void; onDiscard(): void }) {
  const failed = pending.state === 'failed';
  return (
    <div
      className={pending.kind === 'note' ? classes.note : classes.message}
      data-side="ours"
      data-kind="agent"
      data-first
      data-pending={failed ? 'failed' : 'sending'}
    >
      {pending.kind === 'reply' && <span className={classes.messageFace} />}
      <div className={pending.kind === 'note' ? undefined : classes.messageBody}>
        {pending.file ? (
          <UploadBubble file={pending.file} part={failed ? undefined : (pending.part ?? 0)} />
        ) : (
          <p className={pending.kind === 'note' ? classes.noteText : classes.bubble} dir="auto">
            {pending.text}
          </p>
        )}
        {failed ? (
          <p className={classes.failed} role="alert">
            <span>
              <IconAlertCircle size={14} aria-hidden />
              {t('Not sent.')} {pending.reason}
            </span>
            <span>
              <button type="button" onClick={onRetry}>
                {t('Try again')}
              </button>
              <button type="button" onClick={onDiscard}>
                {t('Discard')}
              </button>
            </span>
          </p>
        ) : (
          <p className={classes.seen}>
            {pending.state === 'sending' && <Loader size={10} color="gray" role="img" aria-label={t('Sending')} />}
          </p>
        )}
      </div>
    </div>
  );
}
