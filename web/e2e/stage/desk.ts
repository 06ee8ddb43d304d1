import { expect, type Page } from '@playwright/test';
import { type Name, server, signIn } from './server.ts';

/** A person at the console. */
export class Desk {
  constructor(
    readonly page: Page,
    readonly name: Name,
  ) {}

  get offers() {
    return this.page.getByRole('region', { name: 'Offers' });
  }
  get accept() {
    return this.offers.getByRole('button', { name: 'Accept' });
  }
  get decline() {
    return this.offers.getByRole('button', { name: 'Decline' });
  }
  get rows() {
    return this.page.getByLabel('Conversations', { exact: true }).getByRole('listitem');
  }
  get transcript() {
    return this.page.getByRole('log', { name: 'Messages' });
  }
  get context() {
    return this.page.getByRole('complementary', { name: 'Context' });
  }
  get reply() {
    return this.page.getByRole('textbox', { name: /^Reply to/ });
  }
  get note() {
    return this.page.getByRole('textbox', { name: /^Note about/ });
  }
  get claim() {
    return this.page.getByRole('main').getByRole('button', { name: 'Claim' }).first();
  }
  get alerts() {
    return this.page.getByRole('alert');
  }

  /** Signed in without the form, which has a test of its own. */
  async enter(): Promise<this> {
    const session = await this.page.request.post(`${server}/api/v1/session`, { data: signIn(this.name) });
    expect(session.ok()).toBe(true);
    await this.page.goto(`${server}/console/`);
    await expect(this.self).toBeVisible();
    return this;
  }

  get self() {
    return this.page.getByRole('button', { name: /(Your menu|قائمتك)$/ });
  }

  async be(presence: 'Online' | 'Back soon' | 'Away' | 'Offline'): Promise<void> {
    await this.self.click();
    await this.page
      .getByRole('dialog', { name: 'Your menu' })
      .getByRole('button', { name: presence, exact: true })
      .click();
    await expect(this.self).toHaveAccessibleName(new RegExp(`, ${presence.toLowerCase()}\\. Your menu`));
  }

  list(name: 'Mine' | 'Waiting for the customer' | 'Queue' | 'Messages' | 'With bot' | 'At a desk' | 'Closed') {
    return this.page.getByRole('navigation', { name: 'Lists' }).getByRole('link', { name });
  }

  async say(text: string): Promise<void> {
    await this.reply.fill(text);
    await this.reply.press('Enter');
  }

  async jot(text: string): Promise<void> {
    await this.page.getByRole('tab', { name: 'Note' }).click();
    await this.note.fill(text);
    await this.note.press('Enter');
    await this.page.getByRole('tab', { name: 'Reply' }).click();
  }

  async act(action: 'Transfer' | 'Back to bot' | 'Close'): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name: action, exact: true }).click();
  }
}
