import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useAgent } from '../agent/AgentProvider';
import { t } from '../i18n';
import classes from './Shell.module.css';

/** Says that the connection is lost once it has been for a second; everything stays usable below it. */
export function ConnectionBar() {
  const { status } = useAgent();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (status !== 'lost') {
      if (status === 'live') setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), 1_000);
    return () => clearTimeout(timer);
  }, [status]);
  return (
    <div role="status">
      {shown && (
        <div className={classes.bar}>
          <IconPlugConnectedX size={16} aria-hidden />
          {t('Connection lost. Reconnecting; what you see may be old, and what you write is kept.')}
        </div>
      )}
    </div>
  );
}
