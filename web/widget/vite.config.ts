import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const BUDGET = 24_000;

/** Every page that carries the widget pays for it: too big is a failed build. */
function budget(): Plugin {
  return {
    name: 'budget',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const file of Object.keys(bundle)) {
        const size = gzipSync(readFileSync(`${dir}/${file}`), { level: 9 }).length;
        this.info(`${file}: ${size} bytes gzip of ${BUDGET}`);
        if (size > BUDGET) this.error(`${file} is ${size} bytes gzip, more than ${BUDGET}`);
      }
    },
  };
}

export default defineConfig({
  plugins: [budget()],
  // Calls of `h` are smaller than those of the automatic runtime.
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
    jsxInject: `import { h, Fragment } from 'preact';`,
  },
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    outDir: '../dist/widget',
    emptyOutDir: true,
    reportCompressedSize: false,
    lib: { entry: 'src/main.tsx', formats: ['iife'], name: 'BatonBundle', fileName: () => 'baton.js' },
  },
});
