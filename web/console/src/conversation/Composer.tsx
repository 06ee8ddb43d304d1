import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconLock, IconPaperclip, IconSend2 } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { api } from '../api';
import type { ConversationDetail } from '../api/types';
import { customerName, ownerWords } from '../format/words';
import { t } from '../i18n';
import { useShortcut } from '../ui/shortcuts';
import { useCanned } from './Canned';
import classes from './Composer.module.css';
import type { ClaimOffer } from './ConversationHeader';
import { type DraftKind, draftOf, keepDraft } from './drafts';
import { ChosenFiles } from './Files';
import { pendingMessages } from './pending';
import { useAttached } from './useAttached';

/** Characters that a message or a note may have. */
const LONGEST = 8_000;

interface ComposerProps {
  detail: ConversationDetail;
  /** Its place in the queue, if it waits in one. */
  position: number | null;
  mine: boolean;
  me: string | undefined;
  claim: ClaimOffer | undefined;
  /** Stops waiting for the customer. */
  onGoOn(): void;
  /** Lets a blocked visitor write again, for those who may. */
  onUnblock: (() => void) | undefined;
}

/** Reply to the customer (its owner alone may) or note to the team (anyone may). */
export function Composer({ detail, position, mine, me, claim, onGoOn, onUnblock }: ComposerProps) {
  const id = detail.id;
  const [kind, setKind] = useState<DraftKind>(mine ? 'reply' : 'note');
  const [texts, setTexts] = useState({ reply: draftOf(id, 'reply'), note: draftOf(id, 'note') });
  const field = useRef<HTMLTextAreaElement>(null);
  const typingToldAt = useRef(0);
  const text = texts[kind];
  const name = customerName(detail);

  const wasMine = useRef(mine);
  useEffect(() => {
    if (mine !== wasMine.current) setKind(mine ? 'reply' : 'note');
    wasMine.current = mine;
  }, [mine]);

  const choose = (next: DraftKind) => {
    setKind(next);
    // At once: whoever types on must not lose a letter, nor press a key by it.
    field.current?.focus();
  };
  useShortcut('r', () => choose('reply'), mine);
  useShortcut('n', () => choose('note'));

  const tellTyping = (typing: boolean) => {
    // The owner's replies are told to the customer; what others write, as a note, to colleagues.
    if (mine && kind === 'note') return;
    const now = Date.now();
    if (typing && now - typingToldAt.current < 3_000) return;
    if (!typing && typingToldAt.current === 0) return;
    typingToldAt.current = typing ? now : 0;
    api.typing(id, typing).catch(() => {
      // a customer who does not see it misses nothing
    });
  };

  const write = (next: string) => {
    setTexts((before) => ({ ...before, [kind]: next }));
    keepDraft(id, kind, next);
    tellTyping(next.trim() !== '');
  };

  const canned = useCanned({
    conversation: id,
    text,
    enabled: kind === 'reply' && mine,
    onInsert: (reply) => {
      write(reply);
      field.current?.focus();
    },
  });

  const tooLong = text.length > LONGEST;
  const attached = useAttached(detail, () => {
    choose('reply');
  });
  useShortcut('u', () => attached.choose(), mine);
  const files = kind === 'reply' ? attached.files : [];
  const sendable = (text.trim() !== '' || files.length > 0) && !tooLong && (kind === 'note' || mine);

  const send = () => {
    if (!sendable) return;
    if (text.trim() !== '') void pendingMessages.send(id, kind, text.trim());
    for (const file of files) void pendingMessages.sendFile(id, file);
    if (files.length > 0) attached.clear();
    typingToldAt.current = 0;
    setTexts((before) => ({ ...before, [kind]: '' }));
    keepDraft(id, kind, '');
  };

  const onKey = (event: KeyboardEvent) => {
    if (canned.onKey(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <div
      className={classes.composer}
      data-kind={kind}
      data-idle={(!mine && text === '') || undefined}
      data-over={attached.over || undefined}
      {...(mine ? attached.drop : {})}
    >
      {!mine && (
        <div className={classes.owner}>
          <span>{ownerSentence(detail, position, me)}</span>
          {claim && (
            <Button size="compact-sm" loading={claim.busy} onClick={claim.run}>
              {claim.label}
            </Button>
          )}
        </div>
      )}
      {detail.blocked && (
        <div className={classes.owner}>
          <span>{t('{name} is blocked and cannot write any more.', { name })}</span>
          {onUnblock && (
            <Button size="compact-sm" variant="default" onClick={onUnblock}>
              {t('Let them write again')}
            </Button>
          )}
        </div>
      )}
      {mine && detail.rests && (
        <div className={classes.owner}>
          <span>{t('You wait for {name}. The answer brings the chat back to you.', { name })}</span>
          <Button size="compact-sm" variant="default" onClick={onGoOn}>
            {t('Go on')}
          </Button>
        </div>
      )}
      <div className={classes.box}>
        <div className={classes.kinds} role="tablist" aria-label={t('What to write')}>
          <button
            type="button"
            role="tab"
            aria-selected={kind === 'reply'}
            disabled={!mine}
            onClick={() => choose('reply')}
          >
            {t('Reply')}
          </button>
          <button type="button" role="tab" aria-selected={kind === 'note'} onClick={() => choose('note')}>
            <IconLock size={12} aria-hidden />
            {t('Note')}
          </button>
          {kind === 'note' && <span>{t('only your team sees this')}</span>}
        </div>
        {files.length > 0 && (
          <ChosenFiles
            files={files}
            remove={(file) => {
              attached.remove(file);
              field.current?.focus();
            }}
          />
        )}
        {attached.tooLarge && (
          <p className={classes.tooLarge} role="alert">
            {attached.tooLarge}
          </p>
        )}
        {canned.list}
        <Textarea
          ref={field}
          {...canned.field}
          variant="unstyled"
          size="sm"
          autosize
          minRows={1}
          maxRows={8}
          aria-label={kind === 'reply' ? t('Reply to {name}', { name }) : t('Note about {name}', { name })}
          placeholder={kind === 'reply' ? t('Reply to {name} …', { name }) : t('Write a note to your team …')}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={onKey}
          onPaste={mine ? attached.paste : undefined}
          onBlur={() => tellTyping(false)}
          dir={text ? 'auto' : undefined}
          classNames={{ input: classes.input as string }}
        />
        <div className={classes.foot}>
          <span className={classes.hint} data-bad={tooLong || undefined} role={tooLong ? 'alert' : undefined}>
            {tooLong
              ? t('{count, number} characters too many; a message may have {most, number}', {
                  count: text.length - LONGEST,
                  most: LONGEST,
                })
              : text
                ? t('Enter sends, Shift Enter breaks the line')
                : kind === 'reply' && mine
                  ? t('Type / for canned replies')
                  : ''}
          </span>
          {mine && kind === 'reply' && (
            <>
              <input {...attached.input} />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('Attach files')}
                title={t('Attach files (u)')}
                onClick={attached.choose}
              >
                <IconPaperclip size={18} aria-hidden />
              </ActionIcon>
            </>
          )}
          <Button
            size="xs"
            onClick={send}
            disabled={!sendable}
            rightSection={<IconSend2 size={14} className={classes.mirrored} />}
          >
            {kind === 'reply' ? t('Send') : t('Add note')}
          </Button>
        </div>
      </div>
    </div>
  );
}

function ownerSentence(detail: ConversationDetail, position: number | null, me: string | undefined): string {
  const { owner } = detail;
  switch (owner.kind) {
    case 'closed':
      return t('This conversation is closed. It opens again, with the bot, when the customer writes.');
    case 'inbox':
      return t('The customer left this as a message. Claim it to answer.');
    case 'bot':
      return t('{owner} has this conversation. Claim it to answer yourself.', { owner: owner.name ?? t('The bot') });
    case 'queue':
      return detail.offeredTo
        ? detail.offeredTo.id === me
          ? t('Waiting, and offered to you. Whoever is first has it.')
          : t('Waiting, and offered to {name}. Whoever is first has it.', { name: detail.offeredTo.name })
        : position
          ? t('Waiting for a person, number {position, number} in line. Claim it to answer.', { position })
          : t('Waiting for a person. Claim it to answer.');
    case 'agent':
    case 'desk':
      return t('{owner}; only they may answer.', { owner: ownerWords(owner, me) });
  }
}
