import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { t } from '../i18n';
import classes from '../session/SignIn.module.css';

/** What is shown when the page itself fails: a sentence and a way on, instead of nothing. */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className={classes.page}>
        <div className={classes.card} role="alert">
          <h1 className={classes.title}>{t('This page broke')}</h1>
          <p className={classes.lead}>
            {t('Your drafts are kept. Load it again; if it breaks again, tell whoever runs Baton.')}
          </p>
          <Button size="sm" onClick={() => location.reload()}>
            {t('Load again')}
          </Button>
        </div>
      </main>
    );
  }
}
