import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '../i18n';
import classes from './People.module.css';

/** An item with a key that stays its own wherever it stands. */
export interface Kept<T> {
  key: number;
  item: T;
}

let keys = 0;
export const kept = <T,>(item: T): Kept<T> => {
  keys += 1;
  return { key: keys, item };
};

/** The list with the item at `from` standing at `to`; as it was where there is no such place. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const list = [...items];
  if (to < 0 || to >= list.length) return list;
  list.splice(to, 0, ...list.splice(from, 1));
  return list;
}

interface OrderedProps<T> {
  label: string;
  items: Kept<T>[];
  change(items: Kept<T>[]): void;
  title(item: T): string;
  line(item: T): string;
  fields(item: T, set: (change: Partial<T>) => void): ReactNode;
}

/** A list whose order counts: moved with buttons or Alt and the arrows, opened to be changed in place. */
export function Ordered<T extends object>({ label, items, change, title, line, fields }: OrderedProps<T>) {
  const [open, setOpen] = useState<number>();
  const [told, tell] = useState('');
  const last = items.at(-1);
  const focus = useRef<string>(undefined);
  const [count, setCount] = useState(items.length);
  if (items.length !== count) {
    // What has just been added is filled in next.
    if (items.length > count) setOpen(last?.key);
    setCount(items.length);
  }
  useEffect(() => {
    if (!focus.current) return;
    document.getElementById(focus.current)?.focus();
    focus.current = undefined;
  });
  const move = (from: number, by: number) => {
    const entry = items[from];
    const to = from + by;
    if (!entry || to < 0 || to >= items.length) return;
    focus.current = `item-${entry.key}`;
    tell(
      t('{title} is now {place, number} of {count, number}.', {
        title: title(entry.item),
        place: to + 1,
        count: items.length,
      }),
    );
    change(moved(items, from, to));
  };
  const onKey = (event: KeyboardEvent, from: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    move(from, by);
  };
  return (
    <>
      <ol className={classes.ordered} aria-label={label}>
        {items.map(({ key, item }, place) => (
          <li key={key}>
            <div className={classes.orderedRow}>
              <button
                id={`item-${key}`}
                type="button"
                aria-expanded={open === key}
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                onClick={() => setOpen(open === key ? undefined : key)}
                onKeyDown={(event) => onKey(event, place)}
              >
                <strong>{title(item)}</strong>
                <span>{line(item)}</span>
              </button>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('Move {title} up', { title: title(item) })}
                disabled={place === 0}
                onClick={() => move(place, -1)}
              >
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('Move {title} down', { title: title(item) })}
                disabled={place === items.length - 1}
                onClick={() => move(place, 1)}
              >
                <IconArrowDown size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('Remove {title}', { title: title(item) })}
                onClick={() => change(items.filter((each) => each.key !== key))}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </div>
            {open === key && (
              <div className={classes.orderedFields}>
                {fields(item, (part) =>
                  change(items.map((each) => (each.key === key ? { key, item: { ...item, ...part } } : each))),
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
      <p className={classes.unseen} role="status">
        {told}
      </p>
    </>
  );
}

interface SavedListProps<T extends object> extends Pick<OrderedProps<T>, 'label' | 'title' | 'line' | 'fields'> {
  of: T[];
  fresh: T;
  add: string;
  empty: string;
  most: number;
  busy: boolean;
  failure: ReactNode;
  onDirty(dirty: boolean): void;
  onSave(items: T[]): void;
}

/** An ordered list that is saved as a whole. */
export function SavedList<T extends object>(props: SavedListProps<T>) {
  const { of, fresh, add, empty, most, busy, failure, onDirty, onSave, ...shown } = props;
  const [items, setItems] = useState(() => of.map(kept));
  const change = (next: Kept<T>[]) => {
    setItems(next);
    onDirty(JSON.stringify(next.map(({ item }) => item)) !== JSON.stringify(of));
  };
  const dirty = JSON.stringify(items.map(({ item }) => item)) !== JSON.stringify(of);
  return (
    <form
      aria-label={shown.label}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(items.map(({ item }) => item));
      }}
    >
      {items.length === 0 && <p className={classes.empty}>{empty}</p>}
      <Ordered {...shown} items={items} change={change} />
      {failure}
      <div className={classes.buttons}>
        <Button variant="default" disabled={items.length >= most} onClick={() => change([...items, kept(fresh)])}>
          {add}
        </Button>
        <Button type="submit" loading={busy} disabled={!dirty}>
          {t('Save')}
        </Button>
      </div>
    </form>
  );
}
