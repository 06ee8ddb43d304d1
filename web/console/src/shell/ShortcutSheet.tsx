import { Modal, Switch } from '@mantine/core';
import { Key } from '../ui/Key';
import { useSetting } from '../ui/setting';
import { singleKeys } from '../ui/shortcuts';
import classes from './Shell.module.css';

const GROUPS: { name: string; keys: [string, string][] }[] = [
  {
    name: 'Offers',
    keys: [
      ['Accept', 'a'],
      ['Decline', 'd'],
    ],
  },
  {
    name: 'Go to',
    keys: [
      ['Workspace, mine', 'g w'],
      ['Waiting for the customer', 'g r'],
      ['Queue', 'g q'],
      ['Messages', 'g i'],
      ['With bot', 'g b'],
      ['Closed', 'g c'],
      ['People', 'g p'],
      ['Settings', 'g s'],
      ['Search conversations', '/'],
      ['Find anything', 'Ctrl K'],
      ['Next conversation', 'j'],
      ['Previous conversation', 'k'],
    ],
  },
  {
    name: 'Writing',
    keys: [
      ['Send', 'Enter'],
      ['New line', 'Shift Enter'],
      ['Canned replies, first in a reply', '/'],
      ['Leave the text', 'Esc'],
      ['This sheet', '?'],
    ],
  },
  {
    name: 'Conversation',
    keys: [
      ['Reply', 'r'],
      ['Note', 'n'],
      ['Claim', 'c'],
      ['Wait for the customer, or go on', 'w'],
      ['Finish the wrap-up', 'f'],
      ['Transfer', 't'],
      ['Back to bot', 'b'],
      ['Close', 'e'],
      ['Undo close', 'z'],
      ['Context panel', 'i'],
      ['Details of decisions', 'v'],
    ],
  },
];

export function ShortcutSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [single, setSingle] = useSetting(singleKeys);
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" size="lg" centered>
      <div className={classes.keys}>
        {GROUPS.map((group) => (
          <section key={group.name}>
            <h3>{group.name}</h3>
            <dl>
              {group.keys.map(([what, keys]) => (
                <div key={keys}>
                  <dt>{what}</dt>
                  <dd>
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
        label="Use single keys"
        description="Switch this off if you dictate: spoken words would otherwise press them."
        checked={single}
        onChange={(event) => setSingle(event.currentTarget.checked)}
      />
    </Modal>
  );
}
