import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useAgentStream } from '../agent/AgentProvider';
import { api } from '../api';
import { sentence } from '../api/problem';
import { t } from '../i18n';
import { useShortcut } from '../ui/shortcuts';

interface Closing {
  id: string;
  name: string;
  category: string;
  reason: string;
  note: string;
  /** When the customer last wrote, as known when closing was chosen; later words stop it. */
  waitsSince: string | null;
}

interface Closer {
  closing: ReadonlySet<string>;
  close(what: Closing): void;
}

const ClosingContext = createContext<Closer>({ closing: new Set(), close: () => {} });

export const useClosing = () => useContext(ClosingContext);

/** Milliseconds in which closing can be taken back: it is sent only afterwards. */
const UNDO = 5_000;

/** Closes conversations five seconds after they were told to, wherever one goes meanwhile. */
export function ClosingProvider({ children }: { children: ReactNode }) {
  const [closing, setClosing] = useState<ReadonlyMap<string, Closing>>(new Map());
  const timers = useRef(new Map<string, { timer: ReturnType<typeof setTimeout>; what: Closing }>());
  const stream = useAgentStream();
  const queries = useQueryClient();

  const closer = useMemo(() => {
    const forget = (id: string) => {
      clearTimeout(timers.current.get(id)?.timer);
      timers.current.delete(id);
      setClosing((before) => new Map([...before].filter(([each]) => each !== id)));
      notifications.hide(`closing-${id}`);
    };
    const send = async (what: Closing) => {
      const row = stream.view().state.mine.get(what.id);
      if (row?.customerWaitsSince && row.customerWaitsSince !== what.waitsSince) {
        forget(what.id);
        notifications.show({ message: t('{customer} wrote again, so the chat stays open.', { customer: what.name }) });
        return;
      }
      try {
        await api.close(what.id, what.category, what.reason, what.note);
      } catch (error) {
        notifications.show({
          color: 'red',
          title: t('The chat with {customer} is not closed', { customer: what.name }),
          message: sentence(error),
        });
      } finally {
        forget(what.id);
        void queries.invalidateQueries({ queryKey: ['conversation', what.id] });
      }
    };
    const close = (what: Closing) => {
      if (timers.current.has(what.id)) return;
      timers.current.set(what.id, { what, timer: setTimeout(() => void send(what), UNDO) });
      setClosing((before) => new Map(before).set(what.id, what));
      notifications.show({
        id: `closing-${what.id}`,
        autoClose: false,
        withCloseButton: false,
        message: (
          <Group justify="space-between" wrap="nowrap">
            <span>{t('Closing the chat with {customer}', { customer: what.name })}</span>
            <Button variant="light" size="compact-xs" onClick={() => forget(what.id)}>
              {t('Undo (z)')}
            </Button>
          </Group>
        ),
      });
    };
    return { close, forget };
  }, [stream, queries]);

  useEffect(() => {
    const leaving = () => {
      for (const { what } of timers.current.values())
        void api.close(what.id, what.category, what.reason, what.note, true);
      timers.current.clear();
    };
    addEventListener('pagehide', leaving);
    return () => removeEventListener('pagehide', leaving);
  }, []);

  const latest = [...closing.keys()].at(-1);
  useShortcut('z', () => latest && closer.forget(latest), latest !== undefined);

  const value = useMemo(() => ({ closing: new Set(closing.keys()), close: closer.close }), [closing, closer]);
  return <ClosingContext.Provider value={value}>{children}</ClosingContext.Provider>;
}
