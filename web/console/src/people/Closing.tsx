import { NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../i18n';
import { useLeaveGuard } from '../ui/leaveGuard';
import { SavedList } from './Ordered';
import classes from './People.module.css';
import { Failure, Missing, useChange } from './parts';
import { type Category, people, type TeamRow } from './wire';

/** What a chat can have been about, in the order that agents see. */
export function ClosingCategories() {
  const categories = useQuery({ queryKey: ['people', 'categories'], queryFn: people.categories });
  const teams = useQuery({ queryKey: ['people', 'teams'], queryFn: people.teams });
  return (
    <>
      <div className={classes.head}>
        <p className={classes.lead}>
          {t('What agents choose from when they close a chat. Where a team has categories, one of them is chosen.')}
        </p>
      </div>
      {categories.data && teams.data ? (
        <Editor key={JSON.stringify(categories.data)} of={categories.data} teams={teams.data} />
      ) : (
        <Missing query={categories.data ? teams : categories} what={t('category')} all="/people/closing-categories" />
      )}
    </>
  );
}

function Editor({ of, teams }: { of: Category[]; teams: TeamRow[] }) {
  const [dirty, setDirty] = useState(false);
  const { run, busy, failure } = useChange();
  useLeaveGuard(dirty && !busy);
  const teamName = (id: string | null | undefined) => teams.find((team) => team.id === id)?.name ?? t('Every team');
  return (
    <SavedList<Category>
      label={t('Closing categories')}
      of={of}
      fresh={{ name: '', reasons: [], team: null }}
      add={t('Add a category')}
      empty={t('There are no categories: chats are closed with any words, or none. Add the first, and agents choose.')}
      most={200}
      busy={busy}
      failure={<Failure of={failure} />}
      onDirty={setDirty}
      onSave={(categories) => void run(() => people.keepCategories(categories))}
      title={(category) => category.name || t('New category')}
      line={(category) => [teamName(category.team), ...category.reasons].join(' · ')}
      fields={(category, set) => (
        <>
          <TextInput
            label={t('Name')}
            description={t('64 characters at most.')}
            value={category.name}
            maxLength={64}
            required
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TagsInput
            label={t('Reasons')}
            description={t(
              'One of them is chosen too, where there are any; 50 of 64 characters at most. Enter adds one.',
            )}
            maxTags={50}
            value={category.reasons}
            onChange={(reasons) => set({ reasons })}
          />
          <NativeSelect
            label={t('For')}
            description={t('Whose chats it is offered for.')}
            value={category.team ?? ''}
            data={[{ value: '', label: t('Every team') }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => set({ team: event.currentTarget.value || null })}
          />
        </>
      )}
    />
  );
}
