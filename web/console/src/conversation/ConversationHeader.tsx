import { ActionIcon, Button, Menu, Skeleton, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconArrowLeft,
  IconArrowsRightLeft,
  IconBan,
  IconCheck,
  IconDots,
  IconHandStop,
  IconHourglass,
  IconLayoutSidebarRight,
  IconLayoutSidebarRightFilled,
  IconListDetails,
  IconRobot,
} from '@tabler/icons-react';
import type { ConversationDetail, Onlooker } from '../api/types';
import { channelWords, customerName, ownerWords } from '../format/words';
import { t } from '../i18n';
import { Face } from '../ui/Face';
import type { Action } from './ActionPanel';
import classes from './Conversation.module.css';

export interface ClaimOffer {
  label: string;
  busy: boolean;
  run(): void;
}

interface HeaderProps {
  detail: ConversationDetail | undefined;
  me: string | undefined;
  actions: {
    claim: ClaimOffer | undefined;
    act: ((action: Action) => void) | undefined;
    /** Waits for the customer, or goes on. */
    rest: (() => void) | undefined;
  };
  /** Colleagues who look at it too. */
  looking: readonly Onlooker[];
  details: boolean;
  onToggleDetails(): void;
  panelShown: boolean;
  onTogglePanel(): void;
  onBack: (() => void) | undefined;
  /** Whether it stands in a narrow place, however wide the window is. */
  narrow: boolean;
}

export function ConversationHeader(props: HeaderProps) {
  const { detail, me, actions, looking, details, onToggleDetails, panelShown, onTogglePanel, onBack } = props;
  const wide = useMediaQuery('(min-width: 1000px)', true, { getInitialValueInEffect: false });
  const roomy = wide && !props.narrow;
  const { act, claim, rest } = actions;
  const restLabel = detail?.rests ? t('Go on') : t('Wait for the customer');
  const withBot = detail?.owner.kind === 'bot';
  return (
    <header className={classes.header}>
      {onBack && (
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('Back to the list')} onClick={onBack}>
          <IconArrowLeft size={20} className={classes.mirrored} />
        </ActionIcon>
      )}
      {detail ? (
        <>
          <Face name={customerName(detail)} size={32} />
          <div className={classes.headerText}>
            <h1 title={customerName(detail)}>{customerName(detail)}</h1>
            <p title={`${channelWords(detail.channel)} · ${ownerWords(detail.owner, me)}`}>
              {ownerWords(detail.owner, me)} · {channelWords(detail.channel)}
              {detail.language ? ` · ${detail.language}` : ''}
            </p>
          </div>
        </>
      ) : (
        <div className={classes.headerText}>
          <Skeleton height={12} width={140} />
          <Skeleton height={8} width={90} mt={8} />
        </div>
      )}
      <Onlookers looking={looking.filter((each) => each.actor.id !== me)} />
      <div className={classes.actions}>
        {claim && roomy && (
          <Tooltip label={`${claim.label} (c)`}>
            <Button variant="default" loading={claim.busy} onClick={claim.run}>
              {claim.label}
            </Button>
          </Tooltip>
        )}
        {rest && roomy && (
          <Tooltip label={`${restLabel} (w)`}>
            <ActionIcon
              variant={detail?.rests ? 'light' : 'subtle'}
              color={detail?.rests ? 'indigo' : 'gray'}
              size={30}
              aria-label={restLabel}
              onClick={rest}
            >
              <IconHourglass size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        )}
        {act && roomy && (
          <>
            <Tooltip label={t('Transfer (t)')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={30}
                aria-label={t('Transfer')}
                onClick={() => act('transfer')}
              >
                <IconArrowsRightLeft size={18} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
            {!withBot && (
              <Tooltip label={t('Back to bot (b)')}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={30}
                  aria-label={t('Back to bot')}
                  onClick={() => act('bot')}
                >
                  <IconRobot size={18} stroke={1.7} />
                </ActionIcon>
              </Tooltip>
            )}
            <Tooltip label={t('Close (e)')}>
              <Button variant="default" leftSection={<IconCheck size={15} />} onClick={() => act('close')}>
                {t('Close')}
              </Button>
            </Tooltip>
          </>
        )}
        {!roomy && (act || claim) && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('Actions')}>
                <IconDots size={20} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {claim && (
                <Menu.Item leftSection={<IconHandStop size={16} />} onClick={claim.run}>
                  {claim.label}
                </Menu.Item>
              )}
              {rest && (
                <Menu.Item leftSection={<IconHourglass size={16} />} onClick={rest}>
                  {restLabel}
                </Menu.Item>
              )}
              {act && (
                <>
                  <Menu.Item leftSection={<IconArrowsRightLeft size={16} />} onClick={() => act('transfer')}>
                    {t('Transfer')}
                  </Menu.Item>
                  {!withBot && (
                    <Menu.Item leftSection={<IconRobot size={16} />} onClick={() => act('bot')}>
                      {t('Back to bot')}
                    </Menu.Item>
                  )}
                  <Menu.Item leftSection={<IconCheck size={16} />} onClick={() => act('close')}>
                    {t('Close')}
                  </Menu.Item>
                  <BlockItem act={act} />
                </>
              )}
              <Menu.Item leftSection={<IconListDetails size={16} />} onClick={onToggleDetails}>
                {details ? t('Hide details of decisions') : t('Show details of decisions')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        {roomy && act && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size={30} aria-label={t('More actions')}>
                <IconDots size={18} stroke={1.7} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <BlockItem act={act} />
            </Menu.Dropdown>
          </Menu>
        )}
        {roomy && (
          <Tooltip label={t('Details of decisions (v)')}>
            <ActionIcon
              variant={details ? 'light' : 'subtle'}
              color={details ? 'indigo' : 'gray'}
              size={30}
              aria-label={t('Details of decisions')}
              aria-pressed={details}
              onClick={onToggleDetails}
            >
              <IconListDetails size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={t('Context (i)')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={roomy ? 30 : 'lg'}
            aria-label={t('Context')}
            aria-pressed={panelShown}
            onClick={onTogglePanel}
          >
            {panelShown ? (
              <IconLayoutSidebarRightFilled size={18} className={classes.mirrored} />
            ) : (
              <IconLayoutSidebarRight size={18} stroke={1.7} className={classes.mirrored} />
            )}
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}

function BlockItem({ act }: { act(action: Action): void }) {
  return (
    <Menu.Item color="red" leftSection={<IconBan size={16} />} onClick={() => act('block')}>
      {t('Report and block visitor')}
    </Menu.Item>
  );
}

/** Pictures of colleagues who look too; in words for those who cannot see them, and while they write. */
function Onlookers({ looking }: { looking: readonly Onlooker[] }) {
  const people = [...new Map(looking.map((each) => [each.actor.id, each])).values()];
  const writing = new Set(looking.filter((each) => each.writing).map((each) => each.actor.id));
  if (people.length === 0) return null;
  const words = people
    .map(({ actor }) =>
      writing.has(actor.id)
        ? t('{name} is writing a note', { name: actor.name })
        : t('{name} is looking', { name: actor.name }),
    )
    .join(t(', '));
  return (
    <Tooltip label={words}>
      <div className={classes.onlookers} role="img" aria-label={words}>
        {people.slice(0, 3).map(({ actor }) => (
          <span key={actor.id} data-writing={writing.has(actor.id) || undefined}>
            <Face name={actor.name} url={actor.avatarUrl} kind="agent" size={24} />
          </span>
        ))}
        {people.length > 3 && <span>+{people.length - 3}</span>}
      </div>
    </Tooltip>
  );
}
