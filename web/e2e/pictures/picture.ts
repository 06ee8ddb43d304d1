import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { Customer } from '../stage/customer.ts';
import { server } from '../stage/server.ts';
import type { Stage } from '../stage/stage.ts';

/** `PICTURES` names another folder to look at them first. */
const pictures =
  process.env.PICTURES === 'docs'
    ? resolve(import.meta.dirname, '../../../docs/pictures')
    : String(process.env.PICTURES);

export const desktop = { width: 1280, height: 720 };
export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
export const still = { reducedMotion: 'reduce' } as const;

/** Keeps how a page looks at rest. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

/** The visitor that the pictures show, in the shop as everybody sees it. */
export async function named(stage: Stage, options = {}): Promise<Customer> {
  const page = await stage.page({ ...still, ...options });
  await page.goto(`${server}/demo/?name=Demo%20visitor`);
  await expect(page.locator('baton-widget')).toBeAttached();
  await page.evaluate(() => history.replaceState(null, '', '/demo/'));
  return new Customer(page).open();
}
