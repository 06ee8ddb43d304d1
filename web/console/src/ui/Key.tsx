import classes from './Key.module.css';

/** A key as it stands beside what it does. */
export function Key({ children }: { children: string }) {
  return <kbd className={classes.key}>{children}</kbd>;
}
