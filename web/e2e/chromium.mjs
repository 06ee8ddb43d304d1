// Which Chromium the tests use: `CHROMIUM`, else one that is installed, else Playwright's own. Run as a program it prints
// the path, or fails when there is none.
import { existsSync } from 'node:fs';
import { argv, env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium as playwrights } from '@playwright/test';

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** @type {string | undefined} */
export const chromium = [env.CHROMIUM, ...known, playwrights.executablePath()].find((path) => path && existsSync(path));

if (argv[1] === fileURLToPath(import.meta.url)) {
  if (chromium) console.log(chromium);
  else process.exitCode = 1;
}
