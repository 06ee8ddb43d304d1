import { DirectionProvider, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { Problem } from './api/problem';
import { direction } from './i18n';
import { SessionGate } from './session/SessionGate';
import { Shell } from './shell/Shell';
import { Broken } from './ui/Broken';
import { guarded } from './ui/leaveGuard';
import { theme, variables } from './ui/theme';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => error instanceof Problem && error.passing && count < 2,
      retryDelay: (attempt) => 500 * 2 ** attempt,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

/** The console in an element of the page; its words are spoken by then. */
export function show(root: HTMLElement): void {
  createRoot(root).render(
    <StrictMode>
      <DirectionProvider initialDirection={direction()} detectDirection={false}>
        <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
          <Notifications className="toasts" containerWidth={276} limit={3} autoClose={6_000} />
          <QueryClientProvider client={queries}>
            <Router base="/console" aroundNav={guarded}>
              <Broken>
                <SessionGate>
                  <Shell />
                </SessionGate>
              </Broken>
            </Router>
          </QueryClientProvider>
        </MantineProvider>
      </DirectionProvider>
    </StrictMode>,
  );
}
