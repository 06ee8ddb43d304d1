import { Drawer, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { ListName } from '../api/types';
import { ContextPanel } from '../conversation/ContextPanel';
import { Conversation } from '../conversation/Conversation';
import { t } from '../i18n';
import { setting, useSetting } from '../ui/setting';
import { useShortcut } from '../ui/shortcuts';
import { ConversationList } from './ConversationList';
import { NothingChosen } from './NothingChosen';
import { OfferCards } from './OfferCards';
import classes from './Workspace.module.css';
import { WrapUps } from './WrapUps';

const panelShown = setting('context-panel', true);

interface WorkspaceProps {
  list: ListName;
  conversationId: string | undefined;
}

/** List, conversation and context side by side; on a phone one after the other. */
export function Workspace({ list, conversationId }: WorkspaceProps) {
  const [, go] = useLocation();
  const wide = useMediaQuery('(min-width: 1120px)', true, { getInitialValueInEffect: false });
  const phone = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const [panelKept, keepPanel] = useSetting(panelShown);
  const [drawer, setDrawer] = useState(false);
  const panel = wide && panelKept;
  const togglePanel = () => (wide ? keepPanel(!panelKept) : setDrawer(!drawer));

  const search = useSearch();
  const toList = () => go(list === 'find' && search ? `/find?${search}` : `/${list}`);

  useShortcut('i', togglePanel, conversationId !== undefined);
  useShortcut('Escape', () => leaveText(), true);

  return (
    <div
      className={classes.workspace}
      data-panel={(panel && conversationId !== undefined) || undefined}
      data-phone-page={conversationId ? 'conversation' : 'list'}
    >
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a label */}
      <div
        className={classes.listColumn}
        role={phone ? 'main' : 'complementary'}
        aria-label={t('Conversations')}
        hidden={phone && conversationId !== undefined}
      >
        {!conversationId && <VisuallyHidden component="h1">{t('Workspace')}</VisuallyHidden>}
        <ConversationList list={list} chosen={conversationId} />
        <WrapUps />
        {!phone && <OfferCards />}
      </div>
      {phone && <OfferCards />}
      <main className={classes.main} hidden={phone && conversationId === undefined}>
        {conversationId ? (
          <Conversation
            key={conversationId}
            id={conversationId}
            panelShown={panel}
            onTogglePanel={togglePanel}
            onBack={phone ? toList : undefined}
            onLeave={toList}
          />
        ) : (
          <NothingChosen />
        )}
      </main>
      {panel && conversationId && (
        <aside className={classes.panel} aria-label={t('Context')}>
          <ContextPanel id={conversationId} />
        </aside>
      )}
      {!wide && conversationId && (
        <Drawer
          opened={drawer}
          onClose={() => setDrawer(false)}
          position="right"
          size={phone ? '100%' : 340}
          title={t('About this conversation')}
          padding={0}
          classNames={{ header: classes.drawerHeader as string }}
        >
          <ContextPanel id={conversationId} />
        </Drawer>
      )}
    </div>
  );
}

/** Escape leaves a text field, so that single keys work again. */
function leaveText(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
