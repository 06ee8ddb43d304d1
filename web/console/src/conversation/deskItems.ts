import type { ConversationEvent } from '../api/types';
import { nameOf } from '../format/words';
import { t } from '../i18n';
import type { Item } from './transcript';

type Stretch = (label: string, why?: string) => Item;
type Line = (text: string) => Item;
type Detail = (text: string) => Item[];

/** What happened at a desk of others, in words. */
export function deskItems(event: ConversationEvent, bot: string, stretch: Stretch, line: Line, detail: Detail): Item[] {
  const { type, data } = event;
  const desk = nameOf(data.desk) ?? t('the desk');
  switch (type) {
    case 'desk.opened':
      return [stretch(t('At {desk}', { desk }), t('waits for a person there'))];
    case 'desk.accepted':
      return detail(t('The desk has it as {reference}', { reference: String(data.reference ?? '') }));
    case 'desk.joined':
      return [stretch(t('With {owner}', { owner: nameOf(data.agent) ?? t('a person there') }))];
    case 'desk.left':
      return [
        line(t('{name} left; the desk still has it', { name: String(data.name ?? '') || t('The person there') })),
      ];
    case 'desk.transferred':
      return [line(t('Passed on there to {target}', { target: String(data.to ?? '') }))];
    default:
      return [
        ...endItems(String(data.outcome ?? ''), desk, bot, stretch, line),
        ...(data.why ? detail(String(data.why)) : []),
      ];
  }
}

function endItems(outcome: string, desk: string, bot: string, stretch: Stretch, line: Line): Item[] {
  const withBot = (why: string) => [stretch(t('With {owner}', { owner: bot }), why)];
  switch (outcome) {
    case 'ended':
      return withBot(t('the people at {desk} ended it', { desk }));
    case 'refused':
      return withBot(t('{desk} did not take it', { desk }));
    case 'timed_out':
      return withBot(t('nobody at {desk} took it in time', { desk }));
    case 'failed':
      return withBot(t('{desk} could not be reached', { desk }));
    case 'dismissed':
      return withBot(t('the customer went back from {desk}', { desk }));
    case 'back_to_bot':
      return withBot(t('back from {desk}', { desk }));
    case 'taken_over':
      return [line(t('Taken over from {desk}', { desk }))];
    default:
      return [line(t('Over at {desk}', { desk }))];
  }
}
