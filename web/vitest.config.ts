import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const projects = ['client', 'widget', 'console'].filter((name) =>
  existsSync(new URL(`./${name}/src`, import.meta.url)),
);

export default defineConfig({ test: { projects } });
