import { Modal, Switch } from '@mantine/core';
import { t } from '../i18n';
import { Key } from '../ui/Key';
import { useSetting } from '../ui/setting';
import { singleKeys } from '../ui/shortcuts';
import classes from './Shell.module.css';

const GROUPS: { name: string; keys: [string, string][] }[] = [
  {
    name: t('Offers'),
    keys: [
      [t('Accept'), 'a'],
      [t('Decline'), 'd'],
    ],
  },
  {
    name: t('Go to'),
    keys: [
      [t('Workspace, mine'), 'g w'],
      [t('Waiting for the customer'), 'g r'],
      [t('Queue'), 'g q'],
      [t('Messages'), 'g i'],
      [t('With bot'), 'g b'],
      [t('At a desk'), 'g d'],
      [t('Handed over'), 'g h'],
      [t('Closed'), 'g c'],
      [t('Board'), 'g o'],
      [t('People'), 'g p'],
      [t('Settings'), 'g s'],
      [t('Search conversations'), '/'],
      [t('Find anything'), 'Ctrl K'],
      [t('Next conversation'), 'j'],
      [t('Previous conversation'), 'k'],
    ],
  },
  {
    name: t('Writing'),
    keys: [
      [t('Send'), 'Enter'],
      [t('New line'), 'Shift Enter'],
      [t('Canned replies, first in a reply'), '/'],
      [t('Leave the text'), 'Esc'],
      [t('This sheet'), '?'],
    ],
  },
  {
    name: t('Conversation'),
    keys: [
      [t('Reply'), 'r'],
      [t('Note'), 'n'],
      [t('Attach files'), 'u'],
      [t('Claim'), 'c'],
      [t('Wait for the customer, or go on'), 'w'],
      [t('Finish the wrap-up'), 'f'],
      [t('Transfer'), 't'],
      [t('Back to bot'), 'b'],
      [t('Close'), 'e'],
      [t('Undo close'), 'z'],
      [t('Context panel'), 'i'],
      [t('Details of decisions'), 'v'],
    ],
  },
];

export function ShortcutSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [single, setSingle] = useSetting(singleKeys);
  return (
    <Modal opened={opened} onClose={onClose} title={t('Keyboard shortcuts')} size="lg" centered>
      <div className={classes.keys}>
        {GROUPS.map((group) => (
          <section key={group.name}>
            <h3>{group.name}</h3>
            <dl>
              {group.keys.map(([what, keys]) => (
                <div key={keys}>
                  <dt>{what}</dt>
                  <dd dir="ltr">
                    {keys.split(' ').map((key) => (
                      <Key key={key}>{key}</Key>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        mt="lg"
        size="xs"
        label={t('Use single keys')}
        description={t('Switch this off if you dictate: spoken words would otherwise press them.')}
        checked={single}
        onChange={(event) => setSingle(event.currentTarget.checked)}
      />
    </Modal>
  );
}
