import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const out = new URL('../dist/widget/', import.meta.url);

/** Every page pays for the launcher and everyone who opens it for the chat: too big is a failed build. Bytes, gzip. */
const BUDGET = { 'baton.js': 5_000, 'chat.js': 27_000 };

function budget(file: keyof typeof BUDGET): Plugin {
  return {
    name: 'budget',
    apply: 'build',
    closeBundle() {
      const size = gzipSync(readFileSync(new URL(file, out)), { level: 9 }).length;
      this.info(`${file}: ${size} bytes gzip of ${BUDGET[file]}`);
      if (size > BUDGET[file]) this.error(`${file} is ${size} bytes gzip, more than ${BUDGET[file]}`);
    },
  };
}

/** Calls of `h` are smaller than those of the automatic runtime. */
const jsx = { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } as const;

/** Built twice: first the chat, a module; then the launcher's script, which names the chat's version. */
export default defineConfig(({ mode, command }) => {
  const launcher = mode === 'launcher';
  const file = launcher ? 'baton.js' : 'chat.js';
  const version =
    launcher && command === 'build'
      ? createHash('sha256')
          .update(readFileSync(new URL('chat.js', out)))
          .digest('hex')
          .slice(0, 8)
      : 'dev';
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    plugins: [budget(file)],
    define: { __CHAT_VERSION__: JSON.stringify(version) },
    ...(launcher ? {} : { oxc: { jsx, jsxInject: `import { h, Fragment } from 'preact';` } }),
    build: {
      target: 'es2022',
      cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
      outDir: '../dist/widget',
      emptyOutDir: !launcher,
      copyPublicDir: !launcher,
      minify: true,
      reportCompressedSize: false,
      ...(launcher
        ? { lib: { entry: 'src/loader.ts', formats: ['iife'], name: 'BatonLauncher', fileName: () => file } }
        : {
            modulePreload: false,
            rolldownOptions: {
              input: 'src/main.tsx',
              preserveEntrySignatures: 'strict',
              output: { format: 'es', entryFileNames: file },
            },
          }),
    },
  };
});
