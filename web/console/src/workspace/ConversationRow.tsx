import { VisuallyHidden } from '@mantine/core';
import { memo } from 'react';
import { Link } from 'wouter';
import type { ListName, Row } from '../api/types';
import { exactTime, longDuration, shortSince } from '../format/time';
import { capital, channelWords, customerName, nameOf, ownerWords, reasonWords } from '../format/words';
import { apart, number, t } from '../i18n';
import { ChannelMark } from '../ui/ChannelMark';
import { Face } from '../ui/Face';
import { useClosing } from './Closing';
import classes from './Workspace.module.css';

interface ConversationRowProps {
  row: Row;
  list: ListName;
  href: string;
  /** The line that a search has found. */
  found: string | undefined;
  me: string | undefined;
  chosen: boolean;
  /** Whether it has left this list and is only kept in place under the pointer. */
  gone: boolean;
  now: number;
}

export const ConversationRow = memo(
  function ConversationRow({ row, list, href, found, me, chosen, gone, now }: ConversationRowProps) {
    const closing = useClosing().closing.has(row.id);
    const name = customerName(row);
    const waits = waitOf(row, list);
    const needs = list === 'mine' ? row.customerWaitsSince !== null : false;
    const last = row.lastMessage;
    const meta = metaOf(row, list, me, closing, gone, now);
    return (
      <li className={classes.rowItem}>
        <Link
          href={href}
          className={classes.rowLink}
          aria-current={chosen ? 'true' : undefined}
          data-needs={needs || undefined}
          data-faded={gone || closing || undefined}
        >
          <Face name={name} size={32} />
          <span className={classes.rowBody}>
            <span className={classes.rowTop}>
              <span className={classes.rowName} title={name}>
                {name}
              </span>
              {waits && (
                <span
                  className={classes.rowTime}
                  data-waits={waits.waiting || undefined}
                  title={exactTime(waits.since)}
                >
                  {waits.waiting && <VisuallyHidden>{t('waiting for')} </VisuallyHidden>}
                  {shortSince(waits.since, now)}
                </span>
              )}
            </span>
            <span className={classes.rowBottom}>
              <span className={classes.rowText} title={found ?? last?.text}>
                {found ? apart(found) : last ? `${speaker(last.actor, me)}${apart(last.text)}` : t('Nothing said yet')}
              </span>
              {row.unread > 0 && list === 'mine' && (
                <span className={classes.unread}>
                  {row.unread > 99 ? `${number(99)}+` : number(row.unread)}
                  <VisuallyHidden> {t('unread')}</VisuallyHidden>
                </span>
              )}
            </span>
            <span className={classes.rowMeta} title={`${capital(channelWords(row.channel))} · ${meta}`}>
              <ChannelMark channel={row.channel} />
              <span>{meta}</span>
            </span>
          </span>
        </Link>
      </li>
    );
  },
  (before, after) =>
    before.row === after.row &&
    before.chosen === after.chosen &&
    before.gone === after.gone &&
    before.list === after.list &&
    before.href === after.href &&
    before.found === after.found &&
    before.me === after.me &&
    Math.floor(before.now / 30_000) === Math.floor(after.now / 30_000),
);

/** What the time in a row counts: how long the customer waits for us, else when something was said last. */
function waitOf(row: Row, list: ListName): { since: string; waiting: boolean } | undefined {
  if (list === 'mine' && row.customerWaitsSince) return { since: row.customerWaitsSince, waiting: true };
  if (list === 'queue') {
    const since = row.queuedAt ?? row.waitingSince;
    if (since) return { since, waiting: true };
  }
  const since = row.lastMessage?.at ?? row.startedAt;
  return { since, waiting: false };
}

function speaker(actor: { kind: string; id: string; name: string }, me: string | undefined): string {
  if (actor.kind === 'customer' || actor.kind === 'system') return '';
  return t('{name}: ', { name: actor.id === me ? t('You') : actor.name });
}

function metaOf(
  row: Row,
  list: ListName,
  me: string | undefined,
  closing: boolean,
  gone: boolean,
  now: number,
): string {
  if (closing) return t('Closing …');
  if (gone) return row.owner.kind === 'queue' && list === 'queue' ? t('Just taken') : t('No longer in this list');
  const parts: string[] = [];
  if (list === 'queue') {
    if (row.team) parts.push(row.team.name);
    const skill = nameOf(row.skill);
    if (skill) parts.push(skill);
    if (row.offeredTo) parts.push(t('offered to {name}', { name: row.offeredTo.name }));
    else if (row.reason) parts.push(reasonWords(row.reason));
  } else if (list === 'find' || list === 'handed_over') {
    parts.push(ownerWords(row.owner, me));
    if (row.reason) parts.push(reasonWords(row.reason));
  } else if (list === 'desk') {
    parts.push(ownerWords(row.owner, me), longDuration((now - Date.parse(row.owner.since)) / 1000));
  } else if (list === 'closed') {
    if (row.rating !== null) parts.push(t('rated {rating, number} of 5', { rating: row.rating }));
    parts.push(row.assistant.name);
  } else if (list === 'bot') {
    if (row.handedOver) parts.push(t('Handed over'));
    parts.push(row.assistant.name, longDuration((now - Date.parse(row.startedAt)) / 1000));
  } else {
    parts.push(row.team?.name ?? row.assistant.name);
    if (row.reason) parts.push(reasonWords(row.reason));
  }
  return capital(parts.filter(Boolean).join(' · '));
}
