import { ActionIcon, Button, CloseButton, Popover, Select, TextInput } from '@mantine/core';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { api } from '../api';
import type { Filters, ListName } from '../api/types';
import { capital, channelWords, reasonNames, reasonWords } from '../format/words';
import { t } from '../i18n';
import { useShortcut } from '../ui/shortcuts';
import { dayOf, dayStart, filtersOf, findPath, narrowedBy } from './filters';
import classes from './Workspace.module.css';

/** Milliseconds after the last key until a search is asked for. */
const PAUSE = 250;

/** The search over all conversations that one may read, and its filters (W3). */
export function Finding({ list }: { list: ListName }) {
  const [, go] = useLocation();
  const search = useSearch();
  const finding = list === 'find';
  const filters = finding ? filtersOf(search) : {};
  const [typed, setTyped] = useState(filters.q ?? '');
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const count = narrowedBy(filters);

  useShortcut('/', () => field.current?.focus());
  const asked = filters.q ?? '';
  useEffect(() => setTyped(asked), [asked]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const show = (next: Filters) => {
    const empty = !next.q && narrowedBy(next) === 0;
    go(empty ? '/mine' : findPath(next), { replace: finding && !empty });
  };
  const write = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => show({ ...filters, q: text }), PAUSE);
  };

  return (
    <search className={classes.finding}>
      <TextInput
        ref={field}
        size="xs"
        type="search"
        aria-label={t('Search conversations')}
        placeholder={t('Search conversations')}
        maxLength={200}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={typed && <CloseButton size="xs" aria-label={t('Clear the search')} onClick={() => write('')} />}
        value={typed}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            clearTimeout(timer.current);
            show({ ...filters, q: typed });
          }
        }}
      />
      <Popover position="bottom-end" width={300} trapFocus returnFocus withinPortal>
        <Popover.Target>
          <ActionIcon
            variant={count > 0 ? 'light' : 'subtle'}
            color={count > 0 ? 'indigo' : 'gray'}
            size={30}
            aria-label={
              count > 0 ? t('Filters, {count, plural, one {# filter} other {# filters}} set', { count }) : t('Filters')
            }
          >
            <IconFilter size={16} stroke={1.7} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('Filters')}>
          <FilterFields filters={filters} onChange={show} />
        </Popover.Dropdown>
      </Popover>
    </search>
  );
}

const STATES = [
  { value: 'queue', label: t('Waiting for a person') },
  { value: 'bot', label: t('With the bot') },
  { value: 'inbox', label: t('Left as a message') },
  { value: 'desk', label: t('At a desk') },
  { value: 'handed_over', label: t('Handed over') },
  { value: 'closed', label: t('Closed') },
];
const CHANNELS = ['web', 'email', 'voice', 'whatsapp', 'sms'];

function FilterFields({ filters, onChange }: { filters: Filters; onChange(next: Filters): void }) {
  const teams = useQuery({ queryKey: ['teams'], queryFn: api.teams });
  const agents = useQuery({ queryKey: ['agents'], queryFn: api.agents });
  const choose = (name: keyof Filters) => (value: string | null) => {
    const { [name]: _before, ...others } = filters;
    onChange(value ? { ...others, [name]: value } : others);
  };
  const named = (all: readonly { id: string; name: string }[] | undefined) =>
    (all ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const select = { size: 'xs', clearable: true, comboboxProps: { withinPortal: false } } as const;
  return (
    <div className={classes.filters}>
      <Select {...select} label={t('State')} data={STATES} value={filters.state ?? null} onChange={choose('state')} />
      <Select
        {...select}
        searchable
        label={t('Team')}
        data={named(teams.data?.teams)}
        value={filters.team ?? null}
        onChange={choose('team')}
      />
      <Select
        {...select}
        searchable
        label={t('Person')}
        data={named(agents.data?.agents)}
        value={filters.agent ?? null}
        onChange={choose('agent')}
      />
      <Select
        {...select}
        searchable
        label={t('Reason')}
        data={reasonNames.map((name) => ({ value: name, label: capital(reasonWords(name)) }))}
        value={filters.reason ?? null}
        onChange={choose('reason')}
      />
      <Select
        {...select}
        label={t('Channel')}
        data={CHANNELS.map((name) => ({ value: name, label: capital(channelWords(name)) }))}
        value={filters.channel ?? null}
        onChange={choose('channel')}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('Begun on or after')}
        value={dayOf(filters.from)}
        onChange={(event) => choose('from')(dayStart(event.currentTarget.value) ?? null)}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('Begun on or before')}
        value={dayOf(filters.to, true)}
        onChange={(event) => choose('to')(dayStart(event.currentTarget.value, true) ?? null)}
      />
      {narrowedBy(filters) > 0 && (
        <Button variant="default" size="xs" onClick={() => onChange(filters.q ? { q: filters.q } : {})}>
          {t('Clear filters')}
        </Button>
      )}
    </div>
  );
}
