import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { AgentStream, type AgentView } from './agentStream';

const AgentContext = createContext<AgentStream | undefined>(undefined);

/** Keeps one agent stream open for as long as a person is signed in. */
export function AgentProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const [stream, setStream] = useState<AgentStream>();
  useEffect(() => {
    const opened = new AgentStream(userId);
    opened.start();
    setStream(opened);
    return () => opened.stop();
  }, [userId]);
  return stream ? <AgentContext.Provider value={stream}>{children}</AgentContext.Provider> : null;
}

export function useAgentStream(): AgentStream {
  const stream = useContext(AgentContext);
  if (!stream) throw new Error('useAgentStream needs an AgentProvider above it');
  return stream;
}

export function useAgent(): AgentView {
  const stream = useAgentStream();
  return useSyncExternalStore(stream.subscribe, stream.view);
}
