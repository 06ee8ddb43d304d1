import { longDuration } from '../format/time';
import { t } from '../i18n';
import { type Desk, type DeskKind, type Health, takes } from './wire';

/** How a desk stands, for the mark beside its name. */
export type Standing = 'good' | 'bad' | 'off' | 'unknown';

export function standingOf({ enabled, works }: Pick<Desk, 'enabled' | 'works'>): Standing {
  if (!enabled) return 'off';
  return works === undefined ? 'unknown' : works ? 'good' : 'bad';
}

/** How a desk is, as a sentence; what is wrong is the server's own. Nobody is at a desk that is only an address. */
export function healthWords(health: Health, kind?: DeskKind): string {
  if (health.works === undefined) return t('Not tried yet');
  if (!health.works) return health.note || t('It does not work.');
  if (kind && !takes(kind)) return t('Works');
  const there = {
    online: t('Works, somebody is there'),
    offline: t('Works, nobody is there now'),
    unknown: t('Works'),
  }[health.availability];
  const wait = waitWords(health);
  return wait ? t('{health}; {wait}', { health: there, wait }) : there;
}

function waitWords({ position, expectedWaitSeconds }: Health): string | undefined {
  if (expectedWaitSeconds !== undefined) {
    return t('the next one waits about {duration}', { duration: longDuration(expectedWaitSeconds) });
  }
  return position === undefined ? undefined : t('the next one is number {position, number}', { position });
}
