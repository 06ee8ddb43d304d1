import classes from './Key.module.css';

interface KeyProps {
  children: string;
  /** Within a button the key is not part of its name; `aria-keyshortcuts` tells it. */
  silent?: boolean;
}

/** A key as it stands beside what it does. */
export function Key({ children, silent = false }: KeyProps) {
  return (
    <kbd className={classes.key} aria-hidden={silent || undefined}>
      {children}
    </kbd>
  );
}
