import { defineConfig } from '@playwright/test';
import { chromium } from './chromium.mjs';

export default defineConfig({
  outputDir: '../test-results',
  workers: 2,
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  projects: [
    // The product against a running server: its few agents are shared, so one test after the other.
    { name: 'way', testDir: 'way', workers: 1 },
    // The widget against a server that fails as it is told to.
    { name: 'widget', testDir: 'widget', fullyParallel: true },
    // Not tests: the pictures of the documentation.
    ...(process.env.PICTURES ? [{ name: 'pictures', testDir: 'pictures', workers: 1 }] : []),
  ],
  use: {
    locale: 'en-GB',
    actionTimeout: 15_000,
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Two names of one machine stand for two sites.
        '--disable-features=LocalNetworkAccessChecks',
      ],
    },
  },
});
