import type { BrowserContextOptions, Page } from '@playwright/test';
import { violations } from '../stage/axe.ts';
import { office } from '../stage/office.ts';
import { server } from '../stage/server.ts';
import { expect, type Stage, test } from '../stage/stage.ts';

const arabic = { locale: 'ar' } as const;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/** Nothing stands beside the page, at either edge. */
async function fits(page: Page, what: string): Promise<void> {
  const beside = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(beside, what).toBe(0);
}

/** The console of an agent whose browser speaks Arabic, with a customer's chat offered. */
async function offered(stage: Stage, options: BrowserContextOptions = {}) {
  const { page } = await stage.desk('Alex', 'online', { ...arabic, ...options });
  const shopper = await stage.customer();
  await shopper.askForPerson();
  const accept = page.getByRole('region', { name: 'العروض' }).getByRole('button', { name: 'قبول' });
  await expect(accept).toBeVisible();
  return { page, shopper, accept };
}

test('a browser that speaks Arabic is answered in Arabic, from the right, from signing in to the last word', async ({
  stage,
}) => {
  const page = await stage.page({ ...arabic, reducedMotion: 'reduce' });
  await page.goto(`${server}/console/`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await page.getByLabel('البريد الإلكتروني').fill('agent@example.com');
  await page.getByLabel('كلمة المرور', { exact: true }).fill('baton-demo');
  await page.getByRole('button', { name: 'تسجيل الدخول' }).click();
  await expect(page.getByRole('navigation', { name: 'القوائم' })).toBeVisible();
  await page.getByRole('button', { name: 'اتصال' }).click();

  const shopper = await stage.customer();
  await shopper.askForPerson();
  await page.getByRole('region', { name: 'العروض' }).getByRole('button', { name: 'قبول' }).click();
  const reply = page.getByRole('textbox', { name: /^الرد على/ });
  await reply.fill('أهلًا وسهلًا');
  await reply.press('Enter');
  await expect(shopper.log).toContainText('أهلًا وسهلًا');
  const transcript = page.getByRole('log', { name: 'الرسائل' });
  await expect(transcript).toContainText('معك');
  // The rail is where reading begins, and each message keeps the direction of its own letters.
  expect((await page.getByRole('navigation', { name: 'الرئيسية' }).boundingBox())?.x).toBeGreaterThan(1_000);
  await shopper.say('Thank you!');
  await expect(transcript.getByText('Thank you!')).toHaveCSS('direction', 'ltr');
  await page.getByRole('main').getByRole('button', { name: 'إغلاق', exact: true }).click();
  await page.getByRole('button', { name: 'إغلاق المحادثة' }).click();
  await expect(page.getByText(/جارٍ إغلاق المحادثة مع/)).toBeVisible();
  await page.getByRole('button', { name: /^تراجع/ }).click();
});

test('keys are where they are on every keyboard, whatever its letters', async ({ stage }) => {
  const { page } = await offered(stage);
  await page.evaluate(() =>
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ش', code: 'KeyA', bubbles: true, cancelable: true }),
    ),
  );
  await expect(page.getByRole('textbox', { name: /^الرد على/ })).toBeVisible();
});

test('the language is chosen in the menu, kept by the browser, and chosen again at the sign-in', async ({ stage }) => {
  const { page } = await stage.desk('Alex');
  await page.getByRole('button', { name: /Your menu$/ }).click();
  await page.getByLabel('Language').selectOption('العربية');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.reload();
  await expect(page.getByRole('navigation', { name: 'القوائم' })).toBeVisible();
  await page.getByRole('button', { name: /قائمتك$/ }).click();
  await page.getByRole('button', { name: 'تسجيل الخروج' }).click();
  await page.getByLabel('اللغة').selectOption('English');
  await expect(page.getByRole('heading', { name: 'Sign in to Baton' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in Arabic in ${colorScheme}`, async ({ stage }) => {
    const { page, accept } = await offered(stage, { colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page), 'offer').toEqual([]);
    await accept.click();
    await expect(page.getByRole('textbox', { name: /^الرد على/ })).toBeVisible();
    expect(await violations(page), 'conversation').toEqual([]);
    const admin = await office(stage, { ...arabic, colorScheme, reducedMotion: 'reduce' });
    expect(await violations(admin), 'users').toEqual([]);
    for (const at of ['people/teams/support', 'people/routing-rules', 'settings', 'settings/desks', 'board']) {
      await admin.goto(`${server}/console/${at}`);
      await expect(admin.getByRole('main').locator('h1, h2').first()).toBeVisible();
      await expect(admin.getByLabel('جارٍ التحميل')).toHaveCount(0);
      expect(await violations(admin), at).toEqual([]);
    }
  });
}

for (const locale of ['ar', 'en-GB']) {
  test(`every page fits a phone in ${locale}`, async ({ stage }) => {
    const alex = await stage.desk('Alex', 'online', { ...phone, locale });
    await fits(alex.page, 'list');
    const shopper = await stage.customer();
    await shopper.askForPerson();
    await alex.page.locator('[aria-keyshortcuts="a"]').click();
    await expect(alex.page.locator('textarea:visible')).toBeVisible();
    await fits(alex.page, 'conversation');
    const admin = await office(stage, { ...phone, locale });
    for (const at of [
      'people/users',
      'people/users/new',
      'people/teams',
      'people/teams/support',
      'people/skills',
      'people/canned-replies',
      'people/canned-replies/new',
      'people/closing-categories',
      'people/routing-rules',
      'people/changes',
      'settings',
      'settings/desks',
      'settings/add-desk',
      'settings/undelivered',
      'board',
    ]) {
      await admin.goto(`${server}/console/${at}`);
      await expect(admin.getByRole('main').locator('h1, h2').first()).toBeVisible();
      await fits(admin, at);
    }
  });
}
