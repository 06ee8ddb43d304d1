import { office } from '../stage/office.ts';
import { OffloadingDesk } from '../stage/offloading.ts';
import { server } from '../stage/server.ts';
import { expect, test } from '../stage/stage.ts';
import { desktop, phone, picture, still } from './picture.ts';

const looks = [
  ['', {}],
  ['-dark-phone', { ...phone, colorScheme: 'dark' }],
] as const;

for (const [look, options] of looks) {
  test(`desks${look}`, async ({ stage }) => {
    const other = await new OffloadingDesk().listen();
    const page = await office(stage, { ...still, viewport: desktop, ...options });
    const session = (await (await page.request.get(`${server}/api/v1/session`)).json()) as { csrfToken: string };
    const headers = { 'X-CSRF-Token': session.csrfToken };
    const put = (path: string, data: unknown) => page.request.put(`${server}/api/v1/desks/${path}`, { headers, data });
    await put('help', {
      kind: 'offloading',
      name: 'Help desk',
      values: { url: other.url, secret: other.secret },
      fallback: 'workspace',
      hours: { timeZone: 'Europe/Berlin', week: { monday: ['00:00-24:00'] }, special: { '2026-12-25': [] } },
    });
    await put('partner', {
      kind: 'offloading',
      name: 'Partner’s night shift',
      values: { url: 'http://127.0.0.1:9/baton', secret: other.secret },
      fallback: 'help',
    });
    await put('form', {
      kind: 'link',
      name: 'Contact form',
      values: { url: 'https://help.example.com/contact?about={topic}', text: 'Please write to us here:' },
    });
    await put('choices/team/billing', { desk: 'help' });
    await put('choices/assistant/demo', { desk: 'form' });

    await page.goto(`${server}/console/settings/desks`);
    await expect(page.getByText('Works, somebody is there').first()).toBeVisible();
    await expect(page.getByText('The connection failed.')).toBeVisible();
    await picture(page, `console-desks${look}`);
    await page.getByRole('link', { name: 'Help desk' }).click();
    await expect(page.getByRole('form', { name: 'Settings of Help desk' })).toBeVisible();
    await picture(page, `console-desk${look}`);

    for (const desk of ['help', 'partner', 'form']) {
      await page.request.delete(`${server}/api/v1/desks/${desk}`, { headers });
    }
    await page.request.delete(`${server}/api/v1/desks/choices/assistant/demo`, { headers });
    await other.die();
  });
}
