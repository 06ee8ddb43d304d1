import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAgent } from '../agent/AgentProvider';
import { api } from '../api';
import { Problem, sentence } from '../api/problem';
import { customerName } from '../format/words';
import { t } from '../i18n';
import { setting, useSetting } from '../ui/setting';
import { useShortcut } from '../ui/shortcuts';
import { type Action, ActionPanel } from './ActionPanel';
import { Composer } from './Composer';
import classes from './Conversation.module.css';
import { ConversationHeader } from './ConversationHeader';
import { Transcript } from './Transcript';
import { useConversationView, useDetail } from './useConversation';
import { useReadMark } from './useReadMark';

const detailsShown = setting('details', false);

interface ConversationProps {
  id: string;
  panelShown: boolean;
  onTogglePanel(): void;
  /** What one has come to do. */
  begin?: Action | undefined;
  /** Whether it stands in a narrow place. */
  narrow?: boolean;
  /** To the list, where that is a page of its own. */
  onBack: (() => void) | undefined;
  onLeave(): void;
}

/** One conversation: header, transcript, and below it what one can do. */
export function Conversation({
  id,
  panelShown,
  onTogglePanel,
  begin,
  narrow = false,
  onBack,
  onLeave,
}: ConversationProps) {
  const { state } = useAgent();
  const { view, stream } = useConversationView(id);
  const { detail, error, retry } = useDetail(id);
  const queries = useQueryClient();
  const [action, setAction] = useState<Action | undefined>(begin);
  const [details, setDetails] = useSetting(detailsShown);
  const [claiming, setClaiming] = useState(false);
  const [full, setFull] = useState<string>();

  const me = state.me;
  const owner = detail?.owner;
  const mine = owner?.kind === 'agent' && owner.id === me?.id;
  const supervisor = me?.roles.includes('supervisor') ?? false;
  const leads = supervisor || (me?.roles.includes('admin') ?? false);
  const free = owner?.kind === 'queue' || owner?.kind === 'bot';
  const force = supervisor && !mine && (owner?.kind === 'agent' || owner?.kind === 'desk');
  // Administrators answer nobody.
  const answers = me?.roles.some((role) => role === 'agent' || role === 'supervisor') ?? false;
  const canClaim = answers && (free || force) && !mine;
  const canAct = mine || (leads && owner !== undefined && owner.kind !== 'closed');

  useReadMark(id, mine, view.log);

  const claim = async (forced: boolean) => {
    setClaiming(true);
    setFull(undefined);
    try {
      await api.claim(id, forced);
    } catch (problem) {
      if (problem instanceof Problem && problem.name === 'over-capacity' && supervisor) setFull(sentence(problem));
      else notifications.show({ color: 'red', title: t('Not claimed'), message: sentence(problem) });
    } finally {
      await queries.invalidateQueries({ queryKey: ['conversation', id] });
      setClaiming(false);
    }
  };

  const rests = detail?.rests ?? false;
  const toggleRest = async () => {
    try {
      await (rests ? api.goOn(id) : api.rest(id));
      if (!rests)
        notifications.show({ message: t('Waiting for the customer. The answer brings the chat back to you.') });
    } catch (problem) {
      notifications.show({
        color: 'red',
        title: rests ? t('Still waiting') : t('Not set aside'),
        message: sentence(problem),
      });
    }
    await queries.invalidateQueries({ queryKey: ['conversation', id] });
  };

  const unblock = async () => {
    try {
      await api.unblock(id);
    } catch (problem) {
      notifications.show({ color: 'red', title: t('Still blocked'), message: sentence(problem) });
    }
    await queries.invalidateQueries({ queryKey: ['conversation', id] });
  };

  useEffect(() => {
    if (detail && !canAct) setAction(undefined);
  }, [detail, canAct]);

  useShortcut('c', () => void claim(force), canClaim && !claiming);
  useShortcut('t', () => setAction('transfer'), canAct);
  useShortcut('b', () => setAction('bot'), canAct && owner?.kind !== 'bot');
  useShortcut('e', () => setAction('close'), canAct);
  useShortcut('w', () => void toggleRest(), mine);
  useShortcut('v', () => setDetails(!details));

  const problem = view.problem ?? (error instanceof Problem && !error.passing ? error : undefined);
  if (problem) {
    return (
      <div className={classes.problem} role="alert">
        <h1>
          {problem.name === 'moved-on' ? t('This conversation has moved on') : t('This conversation cannot be shown')}
        </h1>
        <p>{sentence(problem)}</p>
        {problem.name !== 'moved-on' && (
          <Button
            variant="default"
            onClick={() => {
              retry();
              stream.open();
            }}
          >
            {t('Try again')}
          </Button>
        )}
        <Button variant="subtle" onClick={onLeave}>
          {t('Back to the list')}
        </Button>
      </div>
    );
  }

  return (
    <section
      className={classes.conversation}
      aria-label={detail ? t('Conversation with {customer}', { customer: customerName(detail) }) : t('Conversation')}
    >
      <ConversationHeader
        detail={detail}
        me={me?.id}
        actions={{
          claim: canClaim
            ? { label: force ? t('Take over') : t('Claim'), busy: claiming, run: () => void claim(force) }
            : undefined,
          act: canAct ? setAction : undefined,
          rest: mine ? () => void toggleRest() : undefined,
        }}
        looking={view.log.looking}
        details={details}
        onToggleDetails={() => setDetails(!details)}
        panelShown={panelShown}
        onTogglePanel={onTogglePanel}
        onBack={onBack}
        narrow={narrow}
      />
      <Transcript
        id={id}
        view={view}
        me={me?.id}
        details={details}
        bot={detail?.assistant.name}
        customer={detail ? customerName(detail) : t('Customer')}
      />
      {full && (
        <div className={classes.full} role="alert">
          <span>{full}</span>
          <Button size="compact-sm" variant="default" onClick={() => void claim(true)}>
            {t('Take anyway')}
          </Button>
        </div>
      )}
      {detail && action ? (
        <ActionPanel action={action} detail={detail} onDone={() => setAction(undefined)} />
      ) : (
        detail && (
          <Composer
            detail={detail}
            position={view.log.queue?.position ?? detail.position}
            mine={mine}
            me={me?.id}
            onGoOn={() => void toggleRest()}
            onUnblock={leads ? () => void unblock() : undefined}
            claim={
              canClaim
                ? { label: force ? t('Take over') : t('Claim'), busy: claiming, run: () => void claim(force) }
                : undefined
            }
          />
        )
      )}
    </section>
  );
}
