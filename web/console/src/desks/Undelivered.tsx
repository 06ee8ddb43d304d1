import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { exactTime, shortSince } from '../format/time';
import { t } from '../i18n';
import { useSession } from '../session/SessionGate';
import { useNow } from '../ui/useNow';
import { nameOfDesk } from './Choices';
import { Failed } from './Desks';
import classes from './Desks.module.css';
import { useDeadLetters, useDeed, useDesks } from './useDesks';
import { type DeadLetter, type DeskList, deskApi, targetOf } from './wire';

/** What could not be delivered: what, why, since when; sent again or skipped, one or all of a desk (K6). */
export function Undelivered() {
  const letters = useDeadLetters();
  const desks = useDesks();
  const error = letters.error ?? desks.error;
  const groups = Object.entries(letters.data?.targets ?? {});
  return (
    <section aria-labelledby="undelivered">
      <h2 id="undelivered">{t('Undelivered')}</h2>
      <p className={classes.lead}>
        {t(
          'What was tried again and again and given up, or refused for good. Each holds up its own conversation there and nothing else, until you send it again or skip it.',
        )}
      </p>
      {error && <Failed error={error} retry={() => void Promise.all([letters.refetch(), desks.refetch()])} />}
      {letters.isPending && <Skeleton height={140} mt={12} role="status" aria-label={t('Loading')} />}
      {letters.data && groups.length === 0 && (
        <p className={classes.fine} style={{ marginBlockStart: 12 }}>
          {t('Everything has been delivered, or is on its way.')}
        </p>
      )}
      {letters.data &&
        desks.data &&
        groups.map(([target, count]) => (
          <Target
            key={target}
            target={target}
            name={nameOfTarget(target, desks.data)}
            count={count}
            letters={letters.data.letters.filter((each) => each.target === target)}
          />
        ))}
    </section>
  );
}

function nameOfTarget(target: string, desks: DeskList): string {
  return target.startsWith(targetOf('')) ? nameOfDesk(target.slice(targetOf('').length), desks) : target;
}

interface TargetProps {
  target: string;
  name: string;
  count: number;
  /** The oldest of them. */
  letters: DeadLetter[];
}

function Target({ target, name, count, letters }: TargetProps) {
  const [asking, ask] = useState(false);
  const { run, busy, failure } = useDeed();
  return (
    <section className={classes.section} aria-label={name}>
      <div className={classes.head}>
        <h3>{t('{name}: {count, plural, one {# undelivered} other {# undelivered}}', { name, count })}</h3>
        <div className={classes.buttons}>
          {asking ? (
            <>
              <Button variant="default" size="xs" onClick={() => ask(false)}>
                {t('Keep')}
              </Button>
              <Button
                color="red.9"
                size="xs"
                loading={busy}
                onClick={() => void run(() => deskApi.skipAll(target)).then(() => ask(false))}
              >
                {t('Skip all: {name} never gets them', { name })}
              </Button>
            </>
          ) : (
            <>
              <Button size="xs" loading={busy} onClick={() => void run(() => deskApi.replayAll(target))}>
                {t('Send all again')}
              </Button>
              <Button variant="default" size="xs" disabled={busy} onClick={() => ask(true)}>
                {t('Skip all …')}
              </Button>
            </>
          )}
        </div>
      </div>
      {failure && (
        <p className={classes.error} role="alert">
          {failure}
        </p>
      )}
      <ul className={classes.cards} aria-label={t('Undelivered to {name}', { name })}>
        {letters.map((letter) => (
          <Letter key={`${letter.conversation} ${letter.number}`} letter={letter} />
        ))}
      </ul>
      {letters.length < count && (
        <p className={classes.lead}>{t('The oldest {shown, number} are shown.', { shown: letters.length })}</p>
      )}
    </section>
  );
}

const WHAT: Record<DeadLetter['what'], string> = {
  opening: t('The opening'),
  message: t('A message'),
  end: t('That it is over'),
  other: t('An event'),
};

function Letter({ letter }: { letter: DeadLetter }) {
  const now = useNow(10_000);
  const { user } = useSession();
  const [asking, ask] = useState(false);
  const { run, busy, failure } = useDeed();
  const reads = user.roles.some((role) => role === 'agent' || role === 'supervisor');
  const conversation = t('conversation {id}', { id: letter.conversation.slice(-4) });
  return (
    <li className={classes.card}>
      <div className={classes.what}>
        <strong>
          {WHAT[letter.what]} ·{' '}
          {reads ? <Link href={`/find/${encodeURIComponent(letter.conversation)}`}>{conversation}</Link> : conversation}
        </strong>
        {letter.text && <q dir="auto">{letter.text}</q>}
        <span className={classes.bad}>{letter.error}</span>
        <span>
          <time dateTime={letter.since} title={exactTime(letter.since)}>
            {t('given up {since}', { since: shortSince(letter.since, now) })}
          </time>{' '}
          · {t('{count, plural, one {# attempt} other {# attempts}}', { count: letter.attempts })}
          {letter.behind > 0 &&
            ` · ${t('{count, plural, one {# more waits behind it} other {# more wait behind it}}', { count: letter.behind })}`}
        </span>
        {failure && (
          <span className={classes.bad} role="alert">
            {failure}
          </span>
        )}
      </div>
      <div className={classes.buttons}>
        {asking ? (
          <>
            <Button variant="default" size="xs" onClick={() => ask(false)}>
              {t('Keep')}
            </Button>
            <Button color="red.9" size="xs" loading={busy} onClick={() => void run(() => deskApi.skip(letter))}>
              {t('Skip: it is never sent')}
            </Button>
          </>
        ) : (
          <>
            <Button size="xs" loading={busy} onClick={() => void run(() => deskApi.replay(letter))}>
              {t('Send again')}
            </Button>
            <Button variant="default" size="xs" disabled={busy} onClick={() => ask(true)}>
              {t('Skip …')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
