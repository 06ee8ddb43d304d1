import { expect, type Page } from '@playwright/test';
import { server } from './server.ts';

/** A customer in the demo shop. */
export class Customer {
  constructor(readonly page: Page) {}

  get launcher() {
    return this.page.locator('baton-widget .launcher');
  }
  get panel() {
    return this.page.locator('baton-widget .panel');
  }
  /** Who one talks to now, and the line below it. */
  get header() {
    return this.page.locator('baton-widget .header');
  }
  get log() {
    return this.page.locator('baton-widget [role=log]');
  }
  get bubbles() {
    return this.page.locator('baton-widget .bubble');
  }
  get badge() {
    return this.page.locator('baton-widget .badge');
  }
  get field() {
    return this.panel.getByRole('textbox').last();
  }

  async visit(search = ''): Promise<this> {
    await this.page.goto(`${server}/demo/${search}`);
    return this.open();
  }

  async open(): Promise<this> {
    await this.launcher.click();
    await expect(this.bubbles.first()).toBeVisible();
    return this;
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  async choose(choice: string): Promise<void> {
    await this.panel.getByRole('button', { name: 'More' }).click();
    await this.panel.getByRole('menuitem', { name: choice }).click();
  }

  /** Answers the question that stands over the conversation. */
  async answer(button: string): Promise<void> {
    await this.panel.getByRole('alertdialog').getByRole('button', { name: button }).click();
  }

  async askForPerson(): Promise<void> {
    await this.choose('Talk to a person');
    await expect(this.header).toContainText('Waiting for a person');
  }
}
