import { VisuallyHidden } from '@mantine/core';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useAgent } from '../agent/AgentProvider';
import { notifyDesktop } from '../agent/desktop';
import { ring, ringOn } from '../agent/ring';
import { serverClock } from '../agent/serverClock';
import { showInTab } from '../agent/tabBadge';
import { capital, customerName, reasonWords } from '../format/words';
import { t } from '../i18n';
import { useSetting } from '../ui/setting';

/**
 * What tells of an offer wherever one is: the ring in one tab, the count in every tab, a word on the
 * desktop and to screen readers.
 */
export function OfferSignals() {
  const { state, leading } = useAgent();
  const [rings] = useSetting(ringOn);
  const offers = state.offers;
  const unread = [...state.mine.values()].reduce((sum, row) => sum + row.unread, 0);
  const until = Math.max(0, ...offers.map((offer) => Date.parse(offer.expiresAt)));

  useEffect(() => showInTab(offers.length, unread), [offers.length, unread]);

  useEffect(() => {
    const left = until - serverClock.now();
    if (!leading || !rings || left <= 0) return;
    ring.start();
    const end = setTimeout(() => ring.stop(), left);
    return () => {
      clearTimeout(end);
      ring.stop();
    };
  }, [leading, rings, until]);

  const newest = offers.at(-1);
  const newestId = newest?.offerId;
  const [, go] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once an offer, however its row changes
  useEffect(() => {
    if (!leading || !newest) return;
    return notifyDesktop(
      t('New chat: {customer}', { customer: customerName(newest.conversation) }),
      capital(reasonWords(newest.reason ?? 'requested')),
      newest.offerId,
      () => go('/mine'),
    );
  }, [leading, newestId]);
  return (
    <VisuallyHidden role="status" aria-live="assertive">
      {newest &&
        t('New chat offered: {customer}, {reason}. Press a to accept, d to decline.', {
          customer: customerName(newest.conversation),
          reason: reasonWords(newest.reason ?? 'requested'),
        })}
    </VisuallyHidden>
  );
}
