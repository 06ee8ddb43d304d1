import { useEffect, useState } from 'react';
import { serverClock } from '../agent/serverClock';

/** The server's time, renewed every so many milliseconds, so that relative times stay true. */
export function useNow(every = 10_000): number {
  const [now, setNow] = useState(() => serverClock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(serverClock.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
