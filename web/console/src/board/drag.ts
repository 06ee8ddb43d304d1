import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { Row, TransferTarget } from '../api/types';
import { customerName } from '../format/words';
import { t } from '../i18n';

/** What is dragged: nothing else that a browser drags is a chat. */
const CHAT = 'application/x-baton-chat';

/** Lets a chat be dragged to a team or an agent; the menu beside it does the same by keyboard. */
export function dragged(row: Row): { draggable: true; onDragStart(event: DragEvent): void } {
  return {
    draggable: true,
    onDragStart: (event) => {
      event.dataTransfer.setData(CHAT, JSON.stringify({ id: row.id, name: customerName(row) }));
      event.dataTransfer.effectAllowed = 'move';
    },
  };
}

/** Takes chats that are dropped: they are reassigned to it. */
export function useDropTarget(to: TransferTarget, name: string) {
  const [over, setOver] = useState(false);
  const queries = useQueryClient();
  const drop = async (event: DragEvent) => {
    setOver(false);
    const dropped = event.dataTransfer.getData(CHAT);
    if (!dropped) return;
    event.preventDefault();
    const chat = JSON.parse(dropped) as { id: string; name: string };
    try {
      await api.transfer(chat.id, to, '');
      notifications.show({ message: t('The chat with {customer} goes to {name}.', { customer: chat.name, name }) });
    } catch (problem) {
      notifications.show({
        color: 'red',
        title: t('The chat with {customer} stays where it is', { customer: chat.name }),
        message: sentence(problem),
      });
    }
    await queries.invalidateQueries({ queryKey: ['board'] });
  };
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(CHAT)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => void drop(event),
    },
  };
}
