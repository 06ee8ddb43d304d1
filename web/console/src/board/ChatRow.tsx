import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowsRightLeft, IconCheck, IconDots, IconEar, IconHandStop } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { Row } from '../api/types';
import { exactTime } from '../format/time';
import { channelWords, customerName, reasonWords } from '../format/words';
import { row as beside, t } from '../i18n';
import { useSession } from '../session/SessionGate';
import { Face } from '../ui/Face';
import classes from './Board.module.css';
import { dragged } from './drag';
import { waitWords } from './words';

/** A chat of a queue or of an agent: opened to listen, dragged to reassign, or acted on by its menu. */
export function ChatRow({ row, href, now }: { row: Row; href: string; now: number }) {
  const { user } = useSession();
  const [, go] = useLocation();
  const queries = useQueryClient();
  const name = customerName(row);
  const takes = user.roles.includes('supervisor');
  const since = row.queuedAt ?? row.customerWaitsSince;
  const takeOver = async () => {
    try {
      await api.claim(row.id, true);
      go(href);
    } catch (problem) {
      notifications.show({ color: 'red', title: t('Not taken over'), message: sentence(problem) });
    }
    await queries.invalidateQueries({ queryKey: ['board'] });
  };
  return (
    <li {...dragged(row)}>
      <Link href={href} className={classes.chat} draggable={false}>
        <Face name={name} size={28} />
        <span className={classes.who}>
          <strong title={name}>{name}</strong>
          <span className={classes.said} title={row.lastMessage?.text} dir="auto">
            {row.lastMessage?.text ?? t('Nothing said yet')}
          </span>
          <span className={classes.state}>{about(row)}</span>
        </span>
        {since && (
          <time dateTime={since} title={exactTime(since)} data-waits>
            {waitWords(since, now)}
          </time>
        )}
      </Link>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('What to do with {customer}', { customer: name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconEar size={16} />} onClick={() => go(href)}>
            {t('Listen')}
          </Menu.Item>
          {takes && (
            <Menu.Item leftSection={<IconHandStop size={16} />} onClick={() => void takeOver()}>
              {t('Take over')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconArrowsRightLeft size={16} />} onClick={() => go(`${href}?do=transfer`)}>
            {t('Reassign')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCheck size={16} />} onClick={() => go(`${href}?do=close`)}>
            {t('Close')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

function about(row: Row): string {
  const parts = [channelWords(row.channel)];
  if (row.offeredTo) parts.push(t('offered to {name}', { name: row.offeredTo.name }));
  else if (row.rests) parts.push(t('waits for the customer'));
  else if (row.reason) parts.push(reasonWords(row.reason));
  return beside(parts);
}
