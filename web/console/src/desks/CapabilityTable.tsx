import { t } from '../i18n';
import classes from './Desks.module.css';
import type { Capabilities, DeskKind, Level } from './wire';

const WHAT: { name: keyof Capabilities; words: string }[] = [
  { name: 'liveHandover', words: t('Live') },
  { name: 'emailHandover', words: t('Email or ticket') },
  { name: 'summary', words: t('Summary goes along') },
  { name: 'ourChannels', words: t('Our widget and channels') },
  { name: 'deskChannels', words: t('The desk’s widget and channels') },
  { name: 'richContent', words: t('Buttons and cards') },
  { name: 'botHistory', words: t('The bot’s part is seen there') },
  { name: 'agentMessages', words: t('What people there say is in our history') },
  { name: 'onceEach', words: t('What we send arrives once, even if we die in the middle') },
];

const LEVELS: Record<Level, string> = { YES: t('yes'), PARTLY: t('partly'), NO: t('no') };

/** What each kind of desks can, as its code declares it (K4). */
export function CapabilityTable({ kinds }: { kinds: DeskKind[] }) {
  return (
    <div className={classes.section}>
      <h2 id="capabilities">{t('What each can')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <section className={classes.scroll} aria-labelledby="capabilities" tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('Desk')}</th>
              {WHAT.map(({ name, words }) => (
                <th key={name} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind.id}>
                <th scope="row">{kind.title}</th>
                {WHAT.map(({ name }) => (
                  <td key={name} data-level={kind.capabilities[name]}>
                    {LEVELS[kind.capabilities[name]]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
