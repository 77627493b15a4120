import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../../..');

/** CommonJS packages ask for Node's modules by `require`, which an ES module does not have. */
const banner = `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);`;

/**
 * Bundles Pacegate's own work into `directory`, as `npm run build` bundles what is shipped: taking types away at every start is no part of
 * what users wait for. Returns the program.
 */
export const bundleOwn = async (directory: string): Promise<string> => {
  await build({
    absWorkingDir: root,
    entryPoints: {
      'own-comparison': 'test/bench/bundle/own-comparison.ts',
      'read-main': 'src/measure/bundle/read-main.ts',
    },
    outdir: directory,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    supported: { using: true },
    preserveSymlinks: true,
    legalComments: 'none',
    banner: { js: banner },
  });
  return join(directory, 'own-comparison.mjs');
};
