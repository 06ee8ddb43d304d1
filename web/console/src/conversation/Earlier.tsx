import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAgent } from '../agent/AgentProvider';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { Row } from '../api/types';
import { exactTime, shortSince } from '../format/time';
import { capital, customerName, ownerWords, reasonWords } from '../format/words';
import { t } from '../i18n';
import { useNow } from '../ui/useNow';
import panel from './ContextPanel.module.css';
import classes from './Conversation.module.css';
import { Transcript } from './Transcript';
import { useConversationView } from './useConversation';

/** What this customer talked about before, as far as it is proved to be the same; opened in place, to read only (W5). */
export function Earlier({ id }: { id: string }) {
  const { state } = useAgent();
  const [opened, setOpened] = useState<Row>();
  const now = useNow(60_000);
  const query = useQuery({
    queryKey: ['earlier', id],
    queryFn: ({ signal }) => api.earlier(id, signal),
    staleTime: 60_000,
  });
  const rows = query.data?.conversations ?? [];
  if (rows.length === 0) return null;
  return (
    <section className={panel.section}>
      <h2>{t('Earlier conversations')}</h2>
      <ul className={panel.earlier}>
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" onClick={() => setOpened(row)}>
              <span dir="auto">{row.lastMessage?.text ?? t('Nothing said')}</span>
              <small title={exactTime(row.startedAt)}>
                {shortSince(row.startedAt, now)} · {ownerWords(row.owner, state.me?.id)}
                {row.reason ? ` · ${capital(reasonWords(row.reason))}` : ''}
              </small>
            </button>
          </li>
        ))}
      </ul>
      <Drawer
        opened={opened !== undefined}
        onClose={() => setOpened(undefined)}
        position="right"
        size={520}
        title={opened ? `${customerName(opened)}, ${exactTime(opened.startedAt)}` : ''}
        classNames={{ content: classes.earlierDrawer as string, body: classes.earlierBody as string }}
      >
        {opened && <Past row={opened} />}
      </Drawer>
    </section>
  );
}

function Past({ row }: { row: Row }) {
  const { state } = useAgent();
  const { view } = useConversationView(row.id);
  if (view.problem) return <p role="alert">{sentence(view.problem)}</p>;
  return (
    <Transcript
      id={row.id}
      view={view}
      me={state.me?.id}
      details={false}
      bot={row.assistant.name}
      customer={customerName(row)}
    />
  );
}
