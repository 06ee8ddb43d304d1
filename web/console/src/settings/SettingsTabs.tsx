import { Link, useLocation } from 'wouter';
import { useDeadLetters, useDesks } from '../desks/useDesks';
import { t } from '../i18n';
import classes from './SettingsTabs.module.css';

/** The pages of the settings, with how many things ask for somebody. */
export function SettingsTabs() {
  const [at] = useLocation();
  const broken = useDesks().data?.desks.filter((desk) => desk.enabled && desk.works === false).length ?? 0;
  const undelivered = useDeadLetters().data?.total ?? 0;
  const tabs = [
    { href: '/settings', name: t('General'), here: /^\/settings\/?$/.test(at), count: 0 },
    { href: '/settings/desks', name: t('Desks'), here: /^\/settings\/(add-)?desk/.test(at), count: broken },
    {
      href: '/settings/undelivered',
      name: t('Undelivered'),
      here: at.startsWith('/settings/undelivered'),
      count: undelivered,
    },
  ];
  return (
    <nav className={classes.tabs} aria-label={t('Settings')}>
      {tabs.map(({ href, name, here, count }) => (
        <Link key={href} href={href} aria-current={here ? 'page' : undefined}>
          {name} {count > 0 && <span className={classes.count}>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
