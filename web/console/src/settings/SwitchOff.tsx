import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { t } from '../i18n';
import { type End, momentOf } from './handover';
import classes from './Settings.module.css';

interface SwitchOffProps {
  name: string;
  cancel(): void;
  send(until: string | undefined, message: string): Promise<void>;
}

const ENDS: { value: End; label: string }[] = [
  { value: 'open', label: t('Until switched on') },
  { value: 'hour', label: t('One hour') },
  { value: 'day', label: t('Today') },
  { value: 'time', label: t('Until…') },
];

/** For how long, and what customers read meanwhile. */
export function SwitchOff({ name, cancel, send }: SwitchOffProps) {
  const [end, setEnd] = useState<End>('open');
  const [time, setTime] = useState('');
  const [message, setMessage] = useState('');
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const until = momentOf(end, time, Date.now());
    setWrong(until === null);
    if (until === null || busy) return;
    setBusy(true);
    void send(until, message.trim()).finally(() => setBusy(false));
  };
  return (
    <form className={classes.form} aria-label={t('Switch off {name}', { name })} onSubmit={submit}>
      <SegmentedControl
        aria-label={t('For how long')}
        value={end}
        onChange={(value) => setEnd(value as End)}
        data={ENDS}
        size="xs"
      />
      {end === 'time' && (
        <TextInput
          type="datetime-local"
          label={t('Until')}
          required
          value={time}
          error={wrong && t('Choose a moment that is still to come.')}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
      )}
      <Textarea
        label={t('What customers read')}
        description={t('Optional; otherwise the assistant’s own text.')}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={1_000}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <div className={classes.foot}>
        <Button variant="default" onClick={cancel}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('Switch off')}
        </Button>
      </div>
    </form>
  );
}
