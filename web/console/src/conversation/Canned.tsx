import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { CannedMatch } from '../api/types';
import { row, t } from '../i18n';
import classes from './Composer.module.css';

interface CannedProps {
  conversation: string;
  text: string;
  enabled: boolean;
  onInsert(text: string): void;
}

interface Canned {
  /** The list over the field, while a `/` stands first in it. */
  list: ReactNode;
  /** What the field needs to speak of the list. */
  field: Record<string, unknown>;
  /** True if the key was for the list. */
  onKey(event: KeyboardEvent): boolean;
}

/** Canned replies (W4): `/` first in an empty reply, then words or a shortcut; arrows and Enter choose, Escape leaves. */
export function useCanned({ conversation, text, enabled, onInsert }: CannedProps): Canned {
  const listId = useId();
  const [index, setIndex] = useState(0);
  const [left, setLeft] = useState(false);
  const typed = enabled && text.startsWith('/') && !text.includes('\n') ? text.slice(1) : undefined;
  const open = typed !== undefined && typed.length <= 100 && !left;
  const query = useQuery({
    queryKey: ['canned', conversation, typed],
    queryFn: ({ signal }) => api.canned(typed ?? '', conversation, signal),
    enabled: open,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const found = open ? (query.data?.replies ?? []).slice(0, 20) : [];
  const active = Math.min(index, found.length - 1);
  useEffect(() => {
    if (typed === undefined) setLeft(false);
    setIndex(0);
  }, [typed]);

  const choose = (reply: CannedMatch) => onInsert(reply.filled ?? reply.text);

  const onKey = (event: KeyboardEvent): boolean => {
    if (!open || event.nativeEvent.isComposing) return false;
    if (event.key === 'Escape') {
      event.preventDefault();
      setLeft(true);
      return true;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      const next = (active + step + found.length) % found.length;
      setIndex(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
      return true;
    }
    const reply = found[active];
    if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && reply) {
      event.preventDefault();
      choose(reply);
      return true;
    }
    return false;
  };

  const list = open && (
    <div className={classes.canned} id={listId} role="listbox" aria-label={t('Canned replies')}>
      {found.map((reply, position) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field below moves through the options
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field below chooses with Enter
        <div
          key={reply.id}
          id={`${listId}-${position}`}
          role="option"
          aria-selected={position === active}
          className={classes.cannedReply}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(reply)}
        >
          <strong>
            {reply.title}
            {reply.shortcut && <small>/{reply.shortcut}</small>}
          </strong>
          <span dir="auto">{reply.filled ?? reply.text}</span>
          {reply.missing && reply.missing.length > 0 && (
            <em>{t('Not known here: {names}', { names: row(reply.missing) })}</em>
          )}
        </div>
      ))}
      {found.length === 0 && (
        <p>
          {query.isError
            ? sentence(query.error)
            : query.isPending
              ? t('Looking …')
              : typed
                ? t('No canned reply is called that.')
                : t('There are no canned replies yet. They are made under People.')}
        </p>
      )}
    </div>
  );
  const field = open
    ? {
        'aria-haspopup': 'listbox',
        'aria-autocomplete': 'list',
        'aria-controls': listId,
        ...(found.length > 0 ? { 'aria-activedescendant': `${listId}-${active}` } : {}),
      }
    : {};
  return { list, field, onKey };
}
