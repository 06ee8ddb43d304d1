import type { Hours } from './wire';

/** Weekdays in the order of the form, as the server names them. */
export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Opening hours as they are typed: a line a day, "09:00-12:00, 13:00-17:00", and a line for each special day. */
export interface TypedHours {
  on: boolean;
  timeZone: string;
  week: Record<string, string>;
  special: string;
}

export function typed(hours: Hours | undefined, timeZone: string): TypedHours {
  if (!hours) {
    const week = Object.fromEntries(DAYS.map((day, index) => [day, index < 5 ? '09:00-17:00' : '']));
    return { on: false, timeZone, week, special: '' };
  }
  return {
    on: true,
    timeZone: hours.timeZone,
    week: Object.fromEntries(DAYS.map((day) => [day, (hours.week[day] ?? []).join(', ')])),
    special: Object.entries(hours.special)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([date, open]) => `${date} ${open.join(', ')}`.trim())
      .join('\n'),
  };
}

/** The hours that were typed; nothing where there are none. What cannot be read is left for the server to say. */
export function read({ on, timeZone, week, special }: TypedHours): Hours | undefined {
  if (!on) return undefined;
  return {
    timeZone,
    week: Object.fromEntries(
      DAYS.map((day) => [day, intervals(week[day] ?? '')] as const).filter(([, open]) => open.length > 0),
    ),
    special: Object.fromEntries(
      special
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .map((line) => {
          const space = line.search(/\s/);
          return space < 0 ? [line, []] : [line.slice(0, space), intervals(line.slice(space))];
        }),
    ),
  };
}

const intervals = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
