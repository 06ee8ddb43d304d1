import { type BrowserContextOptions, test as base, type Page } from '@playwright/test';
import { Customer } from './customer.ts';
import { Desk } from './desk.ts';
import { type Name, Program } from './server.ts';

const names: readonly Name[] = ['Alex', 'Robin', 'Sam'];

export interface Stage {
  /** A page of a browser of its own; it closes with the test. */
  page(options?: BrowserContextOptions): Promise<Page>;
  /** A new visitor in the shop with the chat open. */
  customer(search?: string, options?: BrowserContextOptions): Promise<Customer>;
  /** A person who has just signed in; with a presence, declared. */
  desk(name: Name, presence?: 'online', options?: BrowserContextOptions): Promise<Desk>;
}

/** Every test begins with nobody online and nobody waiting, whatever the one before has left. */
export const test = base.extend<{ stage: Stage }, { programs: ReadonlyMap<Name, Program> }>({
  programs: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
    async ({}, use) => {
      await use(new Map(await Promise.all(names.map(async (name) => [name, await Program.of(name)] as const))));
    },
    { scope: 'worker' },
  ],
  stage: async ({ browser, programs }, use) => {
    const program = (name: Name) => programs.get(name) as Program;
    const calm = async () => {
      await Promise.all([...names.map((name) => program(name).presence('offline')), program('Sam').switchOn('demo')]);
      const open = await Promise.all([
        program('Sam').list('queue'),
        program('Sam').list('desk'),
        ...names.map((name) => program(name).list('mine')),
      ]);
      await Promise.all(open.flat().map((id) => program('Sam').close(id)));
    };
    const pages: { close(): Promise<void> }[] = [];
    const page = async (options: BrowserContextOptions = {}) => {
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 720 }, ...options });
      pages.push(context);
      return context.newPage();
    };
    await calm();
    await use({
      page,
      customer: async (search, options = {}) => new Customer(await page(options)).visit(search),
      desk: async (name, presence, options = {}) => {
        const desk = await new Desk(await page(options), name).enter();
        if (presence) await program(name).presence(presence);
        return desk;
      },
    });
    await Promise.all(pages.map((context) => context.close()));
    await calm();
  },
});

export { expect } from '@playwright/test';
