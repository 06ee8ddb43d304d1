import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'wouter';
import { exactTime, shortSince } from '../format/time';
import { t } from '../i18n';
import classes from './Board.module.css';
import type { Stuck } from './board';

const SHOWN = 5;

/** Conversations with which something does not go on; nothing at all while there are none. */
export function StuckList({ stuck, now }: { stuck: readonly Stuck[]; now: number }) {
  if (stuck.length === 0) return null;
  return (
    <section className={classes.stuck} aria-labelledby="board-stuck">
      <h2 id="board-stuck">
        <IconAlertTriangle size={16} aria-hidden />
        {t('{count, plural, one {# conversation does not go on} other {# conversations do not go on}}', {
          count: stuck.length,
        })}
      </h2>
      <ul>
        {stuck.slice(0, SHOWN).map((each) => (
          <li key={`${each.conversation}-${each.why}-${each.since}`}>
            <Link href={`/board/stuck/-/${encodeURIComponent(each.conversation)}`}>
              {t('Chat {id}', { id: each.conversation.slice(-4) })}
            </Link>
            <span>{each.why === 'undelivered' ? t('could not be delivered') : t('set aside after failing')}</span>
            <span title={exactTime(each.since)}>{shortSince(each.since, now)}</span>
            {each.detail && <q dir="auto">{each.detail}</q>}
          </li>
        ))}
      </ul>
      {stuck.length > SHOWN && (
        <p className={classes.empty}>{t('and {count, number} more', { count: stuck.length - SHOWN })}</p>
      )}
    </section>
  );
}
