import { chmod, copyFile, glob, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import manifest from '../../package.json' with { type: 'json' };
import { bundledPackages, licencesText } from './licences.ts';
import { bundlePlugins } from './plugin-bundle.ts';
import { shipTreemap } from './ship-treemap.ts';

const root = join(import.meta.dirname, '../..');

/** What is started by name. Everything else is a chunk beside them. */
const entries = {
  action: 'src/action/run.ts',
  pacegate: 'src/cli/pacegate.ts',
  'generator-main': 'src/measure/load/generator-main.ts',
  'read-main': 'src/measure/bundle/read-main.ts',
  'read-logs-main': 'src/measure/logs/read-logs-main.ts',
  'expert-main': 'src/measure/experts/expert-main.ts',
  'visit-main': 'src/measure/page/visitor/visit-main.ts',
} as const;

/** Files that are found beside a chunk at run time, and so are copied as they are: what is loaded into measured services. */
const loadedIntoServices = async (): Promise<string[]> => {
  const files = await Array.fromAsync(glob('src/measure/{probe,profile}/*.cjs', { cwd: root }));
  return files.toSorted();
};

/**
 * What only the App needs, which runs where its packages are installed: they find files of their own beside themselves, and
 * the Action would carry them for nothing.
 */
const external = ['probot', 'pg-boss', '@electric-sql/pglite', 'kysely', 'prom-client', '@octokit/auth-app'];

/** Taken from where the measured page is, or from beside Pacegate: a browser's driver is no part of a bundle. */
const optional = ['lighthouse', 'chrome-launcher', '@sparticuz/chromium'];

/** CommonJS packages ask for Node's modules by `require`, which an ES module does not have. */
const banner = `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);`;

/** The version is all that is read of package.json: a script or a tool that changes there must not change the bundle. */
const onlyVersion: Plugin = {
  name: 'only-version',
  setup: (build) => {
    build.onLoad({ filter: /package\.json$/ }, ({ path }) =>
      path === join(root, 'package.json')
        ? { contents: JSON.stringify({ version: manifest.version }), loader: 'json' }
        : undefined,
    );
  },
};

/**
 * Bundles the Action and the command into `directory`, which is emptied before. All files lie flat in it, because the
 * load generator and the preload are looked for beside the code that starts them. The bytes depend on the sources and
 * the installed packages alone.
 */
export const bundle = async (directory: string): Promise<Metafile> => {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: directory,
    // A build that fails must leave what was there.
    write: false,
    bundle: true,
    external: [...external, ...optional],
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // Node 24 knows `using`; esbuild's table does not say so.
    supported: { using: true },
    // Paths stand in the output: those of the packages must not lead through links.
    preserveSymlinks: true,
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: banner },
    plugins: [onlyVersion, shipTreemap],
    metafile: true,
    logLevel: 'warning',
  });
  const plugins = await bundlePlugins(root);
  const loaded = await loadedIntoServices();
  const licences = await licencesText(root, bundledPackages(metafile));
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  await Promise.all([
    ...outputFiles.map(({ path, contents }) => writeFile(path, contents)),
    ...plugins.map(({ name, contents }) => writeFile(join(directory, name), contents)),
    ...loaded.map((file) => copyFile(join(root, file), join(directory, basename(file)))),
    writeFile(join(directory, 'licenses.txt'), licences),
  ]);
  await chmod(join(directory, 'pacegate.js'), 0o755);
  return metafile;
};
