import { type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { server } from './server.ts';
import type { Stage } from './stage.ts';

/** The pages of people and settings, with the demo's administrator at them. */
export async function office(stage: Stage, options?: BrowserContextOptions): Promise<Page> {
  const page = await stage.page(options);
  const session = await page.request.post(`${server}/api/v1/session`, {
    data: { email: 'admin@example.com', password: 'baton-demo' },
  });
  expect(session.ok()).toBe(true);
  await page.goto(`${server}/console/people/users`);
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

/** Another page of people. */
export async function turnTo(page: Page, tab: string): Promise<void> {
  await page.getByRole('navigation', { name: 'People' }).getByRole('link', { name: tab }).click();
}
