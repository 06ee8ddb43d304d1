import { MultiSelect, NativeSelect, NumberInput, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Named } from '../api/types';
import { reasonNames, reasonWords } from '../format/words';
import { t } from '../i18n';
import { valueLines, valuesOf } from './rules';
import type { Rule } from './wire';

/** What there is to choose from in a rule. */
export interface Choices {
  teams: Named[];
  skills: Named[];
  agents: Named[];
  assistants: Named[];
  channels: string[];
}

interface RuleFieldsProps {
  rule: Rule;
  choices: Choices;
  set(change: Partial<Rule>): void;
}

const options = (all: Named[]) => all.map(({ id, name }) => ({ value: id, label: name }));
const MOST = 50;

/** The conditions of a rule, and where to. */
export function RuleFields({ rule, choices, set }: RuleFieldsProps) {
  const [lines, setLines] = useState(() => valueLines(rule.when.values));
  const when = (change: Rule['when']) => set({ when: { ...rule.when, ...change } });
  return (
    <>
      <TextInput
        label={t('Name')}
        description={t('Stands in the log of every conversation that it places; 128 characters at most.')}
        value={rule.name}
        maxLength={128}
        required
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <MultiSelect
        searchable
        label={t('When the reason is')}
        description={t('One of them is enough, here and below; all conditions that are given must hold. Empty: any.')}
        data={reasonNames.map((value) => ({ value, label: reasonWords(value) }))}
        value={rule.when.reasons ?? []}
        onChange={(reasons) => when({ reasons })}
      />
      <TagsInput
        label={t('and the topic is')}
        description={t('The collected value named topic; * stands for anything. Enter adds one.')}
        maxTags={MOST}
        value={rule.when.topics ?? []}
        onChange={(topics) => when({ topics })}
      />
      <TagsInput
        label={t('and the language is')}
        description={t('Tags such as de.')}
        maxTags={MOST}
        value={rule.when.languages ?? []}
        onChange={(languages) => when({ languages })}
      />
      <TagsInput
        label={t('and the channel is')}
        description={t('Where the customer writes.')}
        maxTags={MOST}
        data={choices.channels}
        value={rule.when.channels ?? []}
        onChange={(channels) => when({ channels })}
      />
      <MultiSelect
        searchable
        label={t('and the assistant is')}
        description={t('Which bot had the conversation.')}
        data={options(choices.assistants)}
        value={rule.when.assistants ?? []}
        onChange={(assistants) => when({ assistants })}
      />
      <Textarea
        label={t('and the collected values are')}
        description={t('One a line, as number = 4*; * stands for anything. 50 at most.')}
        value={lines}
        autosize
        minRows={1}
        onChange={(event) => {
          setLines(event.currentTarget.value);
          when({ values: valuesOf(event.currentTarget.value) });
        }}
      />
      <TextInput
        label={t('and it began on the page')}
        description={t('An address, as https://shop.example/cart*.')}
        value={rule.when.page ?? ''}
        maxLength={2_048}
        onChange={(event) => when({ page: event.currentTarget.value || null })}
      />
      <NativeSelect
        label={t('it goes to the team')}
        value={rule.team ?? ''}
        data={[{ value: '', label: t('as otherwise') }, ...options(choices.teams)]}
        onChange={(event) => set({ team: event.currentTarget.value || null })}
      />
      <NativeSelect
        label={t('with the skill')}
        description={t('Only agents who have it are asked, however long the customer waits.')}
        value={rule.skill ?? ''}
        data={[{ value: '', label: t('none wanted') }, ...options(choices.skills)]}
        onChange={(event) => set({ skill: event.currentTarget.value || null })}
      />
      <NativeSelect
        label={t('to the agent')}
        value={rule.agent ?? ''}
        data={[{ value: '', label: t('nobody by name') }, ...options(choices.agents)]}
        onChange={(event) => set({ agent: event.currentTarget.value || null })}
      />
      <NumberInput
        label={t('with the priority')}
        description={t('Higher is served first, −1,000 to 1,000; 0 unless set.')}
        min={-1_000}
        max={1_000}
        allowDecimal={false}
        placeholder={t('as otherwise')}
        value={rule.priority ?? ''}
        onChange={(number) => set({ priority: number === '' ? null : Number(number) })}
      />
    </>
  );
}
