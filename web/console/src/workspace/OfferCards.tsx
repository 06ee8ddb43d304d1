import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAgent } from '../agent/AgentProvider';
import { askForDesktop, desktopAsked, desktopPermission } from '../agent/desktop';
import { serverClock } from '../agent/serverClock';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { Offer } from '../api/types';
import { useSummary } from '../conversation/SummaryCard';
import { capital, customerName, nameOf, reasonWords } from '../format/words';
import { t } from '../i18n';
import { Face } from '../ui/Face';
import { Key } from '../ui/Key';
import { useSetting } from '../ui/setting';
import { useShortcut } from '../ui/shortcuts';
import { useNow } from '../ui/useNow';
import classes from './OfferCards.module.css';

/** What is offered to me, over the list: the one that ends first can be answered with a key. */
export function OfferCards() {
  const { state } = useAgent();
  const [answering, setAnswering] = useState<string>();
  const [over, setOver] = useState<ReadonlySet<string>>(new Set());
  const [, go] = useLocation();
  const queries = useQueryClient();
  const offers = state.offers
    .filter((offer) => !over.has(offer.offerId))
    .sort((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt));
  const first = offers[0];

  const answer = async (offer: Offer, accepted: boolean) => {
    if (answering) return;
    setAnswering(offer.offerId);
    try {
      if (accepted) {
        await api.accept(offer.offerId);
        go(`/mine/${encodeURIComponent(offer.conversationId)}`);
        void queries.invalidateQueries({ queryKey: ['conversation', offer.conversationId] });
      } else {
        await api.decline(offer.offerId);
      }
      setOver((before) => new Set(before).add(offer.offerId));
    } catch (error) {
      notifications.show({
        color: 'red',
        title: accepted
          ? t('{customer} is not yours', { customer: customerName(offer.conversation) })
          : t('Not declined'),
        message: sentence(error),
      });
    } finally {
      setAnswering(undefined);
    }
  };

  useShortcut('a', () => first && void answer(first, true), first !== undefined);
  useShortcut('d', () => first && void answer(first, false), first !== undefined);

  if (!first) return null;
  return (
    <section className={classes.cards} aria-label={t('Offers')}>
      <Card
        key={first.offerId}
        offer={first}
        busy={answering === first.offerId}
        onAccept={() => void answer(first, true)}
        onDecline={() => void answer(first, false)}
      />
      <DesktopQuestion />
      {offers.length > 1 && (
        <p className={classes.further}>
          {t('{count, plural, one {# more offer} other {# more offers}} after this one', { count: offers.length - 1 })}
        </p>
      )}
    </section>
  );
}

/** With the first offers, once: now it is plain what the notifications would be for. */
function DesktopQuestion() {
  const [asked, setAsked] = useSetting(desktopAsked);
  if (asked || desktopPermission() !== 'default') return null;
  return (
    <p className={classes.question}>
      <span>{t('Know of new chats while you look elsewhere?')}</span>
      <Button size="compact-xs" variant="default" onClick={() => void askForDesktop()}>
        {t('Notify me')}
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setAsked(true)}>
        {t('Not now')}
      </Button>
    </p>
  );
}

interface CardProps {
  offer: Offer;
  busy: boolean;
  onAccept(): void;
  onDecline(): void;
}

function Card({ offer, busy, onAccept, onDecline }: CardProps) {
  const now = useNow(1_000);
  const name = customerName(offer.conversation);
  const whole = Math.max(1, Date.parse(offer.expiresAt) - Date.parse(offer.at));
  // The line runs in the style sheet; only where it begins is computed, once.
  const [elapsed] = useState(() => Math.min(whole, Math.max(0, serverClock.now() - Date.parse(offer.at))));
  const left = Math.max(0, Math.ceil((Date.parse(offer.expiresAt) - now) / 1000));
  const words = useWhatFor(offer);
  const where = [offer.team?.name, nameOf(offer.conversation.skill), offer.conversation.assistant.name]
    .filter(Boolean)
    .join(' · ');
  return (
    <div className={classes.card}>
      <div className={classes.top}>
        <Face name={name} size={36} />
        <div className={classes.who}>
          <strong>{name}</strong>
          <span>{capital(reasonWords(offer.reason ?? 'requested'))}</span>
        </div>
        <span className={classes.left} aria-hidden>
          {t('{seconds, number} s', { seconds: left })}
        </span>
      </div>
      {words && (
        <p className={classes.text} dir="auto">
          {words}
        </p>
      )}
      <p className={classes.where}>{where}</p>
      <div className={classes.line} aria-hidden>
        <span style={{ animationDuration: `${whole}ms`, animationDelay: `-${elapsed}ms` }} />
      </div>
      <div className={classes.buttons}>
        <Button
          size="sm"
          onClick={onAccept}
          loading={busy}
          aria-keyshortcuts="a"
          rightSection={<Key silent>{'a'}</Key>}
        >
          {t('Accept')}
        </Button>
        <Button
          size="sm"
          variant="default"
          onClick={onDecline}
          disabled={busy}
          aria-keyshortcuts="d"
          rightSection={<Key silent>{'d'}</Key>}
        >
          {t('Decline')}
        </Button>
      </div>
    </div>
  );
}

/** How far back to look for what the customer said last, in events. */
const LOOK_BACK = 20;

/**
 * What it is about: what the bot leaves for the person who takes it, else what the customer wants, else the last words, for
 * which a row's last message may be only the bot's.
 */
function useWhatFor(offer: Offer): string | undefined {
  const { lastMessage, number } = offer.conversation;
  const known = lastMessage?.actor.kind === 'customer' ? lastMessage.text : undefined;
  const asked = useQuery({
    queryKey: ['offer-words', offer.offerId],
    queryFn: ({ signal }) => api.events(offer.conversationId, Math.max(0, number - LOOK_BACK), signal),
    staleTime: Infinity,
  });
  const events = asked.data?.events ?? [];
  const left = events.findLast((event) => event.type === 'handover.requested')?.data.message;
  const said = events.findLast((event) => event.type === 'message' && event.actor.kind === 'customer')?.data.text;
  const wants = useSummary(offer.conversationId, number)?.wants;
  return [left, wants, known, said].find((words): words is string => typeof words === 'string' && words !== '');
}
