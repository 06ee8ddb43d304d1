import { ActionIcon, Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { api } from '../api';
import { sentence } from '../api/problem';
import type { ConversationDetail } from '../api/types';
import { customerName } from '../format/words';
import { t } from '../i18n';
import { useClosing } from '../workspace/Closing';
import classes from './ActionPanel.module.css';
import { type Target, TargetPicker } from './TargetPicker';

export type Action = 'transfer' | 'bot' | 'close' | 'block';

interface ActionPanelProps {
  action: Action;
  detail: ConversationDetail;
  onDone(): void;
}

/** What ends one's part in a conversation, asked in place of the composer, with the keyboard. */
export function ActionPanel(props: ActionPanelProps) {
  switch (props.action) {
    case 'transfer':
      return <Transfer {...props} />;
    case 'bot':
      return <BackToBot {...props} />;
    case 'close':
      return <Close {...props} />;
    case 'block':
      return <Block {...props} />;
  }
}

function Panel({
  title,
  error,
  onSubmit,
  onCancel,
  children,
  foot,
}: {
  title: string;
  error: string | undefined;
  onSubmit(): void;
  onCancel(): void;
  children: ReactNode;
  foot: ReactNode;
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  };
  return (
    <form className={classes.panel} aria-label={title} onSubmit={submit} onKeyDown={onKey}>
      <div className={classes.head}>
        <h2>{title}</h2>
        <ActionIcon variant="subtle" color="gray" aria-label={t('Cancel')} onClick={onCancel}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      {children}
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
      <div className={classes.foot}>{foot}</div>
    </form>
  );
}

/** Runs a request once at a time and keeps why it failed. */
function useRequest(id: string, onDone: () => void) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const run = async (request: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await request();
      void queries.invalidateQueries({ queryKey: ['conversation', id] });
      onDone();
    } catch (problem) {
      setError(sentence(problem));
      setBusy(false);
    }
  };
  return { busy, error, run };
}

function Transfer({ detail, onDone }: ActionPanelProps) {
  const [target, setTarget] = useState<Target>();
  const [note, setNote] = useState('');
  const { busy, error, run } = useRequest(detail.id, onDone);
  return (
    <Panel
      title={t('Transfer the chat with {customer}', { customer: customerName(detail) })}
      error={error}
      onCancel={onDone}
      onSubmit={() => target && void run(() => api.transfer(detail.id, target.to, note.trim()))}
      foot={
        <Button type="submit" loading={busy} disabled={!target}>
          {target ? t('Send to {target}', { target: target.name }) : t('Send')}
        </Button>
      }
    >
      <TargetPicker chosen={target} onChoose={setTarget} />
      <Textarea
        label={t('Note for whoever takes it')}
        description={t('Only your team sees this.')}
        autosize
        minRows={1}
        maxRows={5}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Panel>
  );
}

function BackToBot({ detail, onDone }: ActionPanelProps) {
  const [outcome, setOutcome] = useState('');
  const [action, setAction] = useState<string | null>(null);
  const assistants = useQuery({ queryKey: ['assistants'], queryFn: api.assistants, staleTime: 60_000 });
  const actions = assistants.data?.assistants.find((each) => each.id === detail.assistant.id)?.actions ?? [];
  const { busy, error, run } = useRequest(detail.id, onDone);
  const bot = detail.assistant.name;
  return (
    <Panel
      title={t('Hand back to {bot}', { bot })}
      error={error}
      onCancel={onDone}
      onSubmit={() =>
        void run(() =>
          api.transfer(
            detail.id,
            { bot: true, ...(outcome.trim() ? { outcome: outcome.trim() } : {}), ...(action ? { action } : {}) },
            '',
          ),
        )
      }
      foot={
        <Button type="submit" loading={busy}>
          {t('Hand back')}
        </Button>
      }
    >
      <div className={classes.halves}>
        <TextInput
          label={t('What came of it')}
          description={t('Optional. {bot} goes on from here, for example “refund promised”.', { bot })}
          data-autofocus
          autoFocus
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value)}
        />
        <Select
          label={t('Goes on with')}
          description={t('Optional. An action that begins at once.')}
          placeholder={t('What the customer writes next')}
          clearable
          searchable
          data={actions.map(({ id, name }) => ({ value: id, label: name }))}
          value={action}
          onChange={setAction}
        />
      </div>
    </Panel>
  );
}

function Close({ detail, onDone }: ActionPanelProps) {
  const [category, setCategory] = useState('');
  const [reason, setReason] = useState('');
  const team = detail.team?.id;
  const asked = useQuery({
    queryKey: ['closing-categories', team],
    queryFn: () => api.closingCategories(team),
    staleTime: 60_000,
  });
  const categories = asked.data?.categories ?? [];
  const reasons = categories.find((each) => each.name === category)?.reasons ?? [];
  const [note, setNote] = useState('');
  const { close } = useClosing();
  const name = customerName(detail);
  const send = () => {
    close({
      id: detail.id,
      name,
      category: category.trim(),
      reason: reasons.includes(reason) ? reason : '',
      note: note.trim(),
      waitsSince: detail.customerWaitsSince,
    });
    onDone();
  };
  return (
    <Panel
      title={t('Close the chat with {name}', { name })}
      error={undefined}
      onCancel={onDone}
      onSubmit={send}
      foot={
        <>
          <span className={classes.hint}>{t('You can undo this for five seconds.')}</span>
          <Button type="submit">{t('Close chat')}</Button>
        </>
      }
    >
      <div className={classes.pair}>
        {categories.length > 0 ? (
          <Select
            label={t('Category')}
            placeholder={t('What it was about')}
            searchable
            clearable
            autoFocus
            data={[...new Set(categories.map((each) => each.name))]}
            value={category || null}
            onChange={(chosen) => setCategory(chosen ?? '')}
          />
        ) : (
          <TextInput
            label={t('Category')}
            placeholder={t('Optional')}
            autoFocus
            value={category}
            onChange={(event) => setCategory(event.currentTarget.value)}
          />
        )}
        {reasons.length > 0 && (
          <Select
            label={t('Reason')}
            placeholder={t('Optional')}
            searchable
            clearable
            data={reasons}
            value={reasons.includes(reason) ? reason : null}
            onChange={(chosen) => setReason(chosen ?? '')}
          />
        )}
        <TextInput
          label={t('Note for your team')}
          placeholder={t('Optional')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
    </Panel>
  );
}

function Block({ detail, onDone }: ActionPanelProps) {
  const [reason, setReason] = useState('');
  const { busy, error, run } = useRequest(detail.id, onDone);
  const name = customerName(detail);
  return (
    <Panel
      title={t('Report and block {name}', { name })}
      error={error}
      onCancel={onDone}
      onSubmit={() => reason.trim() && void run(() => api.block(detail.id, reason.trim()))}
      foot={
        <>
          <span className={classes.hint}>{t('Ends the chat. A supervisor can let them write again.')}</span>
          <Button type="submit" color="red.9" loading={busy} disabled={!reason.trim()}>
            {t('Block visitor')}
          </Button>
        </>
      }
    >
      <TextInput
        label={t('What happened')}
        description={t('Your team reads this; the visitor does not.')}
        autoFocus
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Panel>
  );
}
