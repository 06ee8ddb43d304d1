import { Button, NativeSelect, NumberInput, Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { api } from '../api';
import { t } from '../i18n';
import { useLeaveGuard } from '../ui/leaveGuard';
import { DeskFieldInput } from './DeskFieldInput';
import classes from './Desks.module.css';
import { type Draft, LONGEST, SHORTEST_ACCEPT, SHORTEST_QUIET } from './draft';
import { HoursFields } from './HoursFields';
import { useDesks } from './useDesks';
import { type DeskKind, ownsChannels, takes, tells, WORKSPACE, webhookOf } from './wire';

interface DeskFormProps {
  title: string;
  kind: DeskKind;
  of: Draft;
  /** Shown below the name. */
  id: ReactNode;
  deskId: string;
  /** Secrets that are set already. */
  secretsSet?: readonly string[];
  busy: boolean;
  failure: string | undefined;
  onName?(name: string): void;
  save(draft: Draft): Promise<void>;
}

/** All that is set of a desk; what cannot be is told by the server, in a sentence. */
export function DeskForm(props: DeskFormProps) {
  const { title, kind, of, id, deskId, secretsSet = [], busy, failure, onName, save } = props;
  const [draft, setDraft] = useState(of);
  const dirty = JSON.stringify(draft) !== JSON.stringify(of);
  useLeaveGuard(dirty && !busy);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  useEffect(() => onName?.(draft.name), [onName, draft.name]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(draft);
  };
  return (
    <form className={classes.form} aria-label={title} onSubmit={submit}>
      <fieldset>
        <legend>{title}</legend>
        <TextInput
          label={t('Name')}
          description={t('What your team calls it, and customers read while they wait there.')}
          required
          maxLength={100}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        {id}
      </fieldset>
      <fieldset>
        <legend>{t('Connection')}</legend>
        {kind.fields.map((field) => (
          <DeskFieldInput
            key={field.name}
            field={field}
            isSet={secretsSet.includes(field.name)}
            value={draft.values[field.name] ?? ''}
            set={(value) => set({ values: { ...draft.values, [field.name]: value } })}
          />
        ))}
        {tells(kind) && (
          <div>
            <p className={classes.lead}>{t('The desk sends what happens there to this address of yours:')}</p>
            <code className={classes.address}>{webhookOf(deskId)}</code>
          </div>
        )}
      </fieldset>
      {ownsChannels(kind) && <OwnChannels draft={draft} set={set} />}
      {takes(kind) && <Pause draft={draft} set={set} />}
      <Otherwise draft={draft} set={set} self={deskId} kind={kind} />
      <HoursFields hours={draft.hours} set={(hours) => set({ hours })} />
      {failure && (
        <p className={classes.error} role="alert">
          {failure}
        </p>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy} disabled={!draft.name.trim()}>
          {t('Save and test')}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  draft: Draft;
  set(change: Partial<Draft>): void;
}

/** Who answers where customers write in the desk's own channels (K2). */
function OwnChannels({ draft, set }: PartProps) {
  const assistants = useQuery({ queryKey: ['assistants'], queryFn: api.assistants });
  return (
    <fieldset>
      <legend>{t('The desk’s own channels')}</legend>
      <NativeSelect
        label={t('Who answers there')}
        description={t(
          'Customers who write in the desk’s own channels talk to this assistant until people there take over.',
        )}
        value={draft.assistant}
        onChange={(event) => set({ assistant: event.currentTarget.value })}
        data={[
          { value: '', label: t('No assistant: people answer') },
          ...(assistants.data?.assistants ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </fieldset>
  );
}

/** When the bot falls silent and when it may speak again (K7). */
function Pause({ draft, set }: PartProps) {
  return (
    <fieldset>
      <legend>{t('The bot meanwhile')}</legend>
      <Radio.Group
        label={t('The bot falls silent')}
        description={t('The desk can silence it earlier.')}
        value={draft.botUntil}
        onChange={(value) => set({ botUntil: value as Draft['botUntil'] })}
      >
        <Radio mt={8} value="joined" label={t('when a person there takes over, or simply replies')} />
        <Radio mt={8} value="handover" label={t('at once, with the handover')} />
      </Radio.Group>
      <Radio.Group
        label={t('It speaks again')}
        description={t('Customers can go back to it at any time.')}
        value={draft.botAgain}
        onChange={(value) => set({ botAgain: value as Draft['botAgain'] })}
      >
        <Radio mt={8} value="ended" label={t('when the people there have ended the talk')} />
        <Radio
          mt={8}
          value="quiet"
          label={t('after some time without a word from them; the desk is told that it is over')}
        />
        <Radio mt={8} value="never" label={t('never: the end there closes the conversation')} />
      </Radio.Group>
      {draft.botAgain === 'quiet' && (
        <NumberInput
          label={t('Time without a word')}
          description={t('60 s to 7 days.')}
          min={SHORTEST_QUIET}
          max={LONGEST}
          suffix={t(' s')}
          thousandSeparator=","
          required
          value={draft.quietSeconds}
          onChange={(value) => set({ quietSeconds: Number(value) })}
        />
      )}
    </fieldset>
  );
}

/** What happens where the desk does not take it (K3). */
function Otherwise({ draft, set, self, kind }: PartProps & { self: string; kind: DeskKind }) {
  const others = (useDesks().data?.desks ?? []).filter((desk) => desk.id !== self);
  return (
    <fieldset>
      <legend>{t('If nobody takes it')}</legend>
      {takes(kind) && (
        <NumberInput
          label={t('A person must have joined within')}
          description={t('10 s to 7 days; {usual, number} s unless set.', { usual: kind.acceptSeconds })}
          min={SHORTEST_ACCEPT}
          max={LONGEST}
          suffix={t(' s')}
          thousandSeparator=","
          required
          value={draft.acceptSeconds}
          onChange={(value) => set({ acceptSeconds: Number(value) })}
        />
      )}
      <NativeSelect
        label={t('Alternative')}
        description={t(
          'Asked when this desk refuses, fails or takes too long; a broken one or one switched off is passed over at once.',
        )}
        value={draft.fallback}
        onChange={(event) => set({ fallback: event.currentTarget.value })}
        data={[
          { value: '', label: t('None: customers are told so, and the bot goes on') },
          { value: WORKSPACE, label: t('Our workspace') },
          ...others.map((desk) => ({ value: desk.id, label: desk.name })),
        ]}
      />
    </fieldset>
  );
}
