import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import { locale, t } from '../i18n';
import classes from './Desks.module.css';
import { DAYS, type TypedHours } from './hours';

/** The first Monday of 2024 and the days after it, for their names. */
const named = DAYS.map((day, index) => ({
  day,
  name: new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index)),
}));

/** A desk's own opening hours (A1). */
export function HoursFields({ hours, set }: { hours: TypedHours; set(hours: TypedHours): void }) {
  return (
    <fieldset>
      <legend>{t('Opening hours')}</legend>
      <Switch
        label={t('Opening hours of its own')}
        description={t(
          'Outside of them nobody is handed over to it, nor to its alternative; customers read the text for closed. Those of the assistant and the team count too.',
        )}
        checked={hours.on}
        onChange={(event) => set({ ...hours, on: event.currentTarget.checked })}
      />
      {hours.on && (
        <>
          <Select
            label={t('Time zone')}
            searchable
            allowDeselect={false}
            data={timeZones(hours.timeZone)}
            value={hours.timeZone}
            onChange={(timeZone) => set({ ...hours, timeZone: timeZone ?? hours.timeZone })}
          />
          <div className={classes.week}>
            {named.map(({ day, name }) => (
              <TextInput
                key={day}
                label={name}
                placeholder={t('closed')}
                value={hours.week[day] ?? ''}
                onChange={(event) => set({ ...hours, week: { ...hours.week, [day]: event.currentTarget.value } })}
              />
            ))}
          </div>
          <p className={classes.lead}>{t('Written like 09:00-12:00, 13:00-17:00; an empty day is closed.')}</p>
          <Textarea
            label={t('Special days')}
            description={t('One a line, such as 2026-12-25 for a closed day or 2026-12-31 09:00-12:00.')}
            autosize
            minRows={2}
            value={hours.special}
            onChange={(event) => set({ ...hours, special: event.currentTarget.value })}
          />
        </>
      )}
    </fieldset>
  );
}

function timeZones(own: string): string[] {
  return [...new Set(['UTC', own, ...Intl.supportedValuesOf('timeZone')])];
}
