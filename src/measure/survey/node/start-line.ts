import { type Found, found } from '../found.ts';
import { pathIn, type SourceTree } from '../source-tree.ts';
import type { Framework } from './frameworks.ts';
import type { PackageManifest } from './package-manifest.ts';
import { type ManagerName, runScript } from './package-manager.ts';

/** Scripts by which packages start for use, the likeliest first. */
const names = ['start:prod', 'start:production', 'start', 'serve', 'preview', 'server'] as const;

/** Restarts on changes, compiles while it runs, or serves from memory: not what users get. */
const forDevelopment =
  /\b(nodemon|ts-node-dev|node-dev|concurrently|next dev|nuxt dev|astro dev|nest start --(watch|debug)|webpack serve|react-scripts start|vite(?! preview)|ng serve|webpack-dev-server)\b|--watch\b/;

/** One program with plain arguments: nothing that npm would have to add. */
const plainNode = /^node( +--?[\w-]+(=[\w./:@-]+)?)* +[\w./-]+$/;

const entries = [
  ...['server', 'app', 'index', 'main'].flatMap((name) => [`${name}.js`, `${name}.mjs`, `${name}.cjs`]),
  ...['server', 'app', 'index', 'main'].flatMap((name) => [`src/${name}.js`, `src/${name}.mjs`]),
  'bin/www',
];

const listens = /\.listen\(|createServer\(|\bserve\(/;

/** A file that opens a port, where package.json doesn't say how to start. */
const entryOf = (tree: SourceTree, directory: string, manifest: PackageManifest): string | null => {
  const own = manifest.main === null ? [] : [manifest.main.replace(/^\.\//, '')];
  return (
    [...own, ...entries].find((it) => /^[\w./-]+$/.test(it) && listens.test(tree.read(pathIn(directory, it)) ?? '')) ??
    null
  );
};

/** `nodemon -w src server.js` runs server.js. */
const undeveloped = (line: string): string | null => {
  const [, file] = /^(?:nodemon|node-dev|node --watch)\b.*?\s([\w./-]+\.[cm]?js)$/.exec(line) ?? [];
  return file === undefined ? null : `node ${file}`;
};

interface Package {
  readonly tree: SourceTree;
  readonly directory: string;
  readonly manifest: PackageManifest;
  readonly manager: ManagerName;
  readonly framework: Framework | null;
}

/** How the package starts for use, and what says so; null where nothing does. */
export const findStart = ({ tree, directory, manifest, manager, framework }: Package): Found<string> | null => {
  const file = pathIn(directory, 'package.json');
  const standalone = ['js', 'mjs', 'ts'].some((end) =>
    /\boutput\s*:\s*['"`]standalone['"`]/.test(tree.read(pathIn(directory, `next.config.${end}`)) ?? ''),
  );
  if (framework?.package === 'next' && standalone)
    return found('node .next/standalone/server.js', 'output: standalone of next.config');
  const scripts = names.flatMap((name) => {
    const line = manifest.scripts.get(name)?.trim();
    return line === undefined || line === '' ? [] : [{ name, line, from: `scripts.${name} of ${file}` }];
  });
  const usable = scripts.find(({ line }) => !forDevelopment.test(line) && !/^nest start$/.test(line));
  if (usable !== undefined) {
    const { name, line, from } = usable;
    const hooked = manifest.scripts.has(`pre${name}`);
    return found(plainNode.test(line) && !hooked ? line : runScript(manager, name), from);
  }
  if (framework?.start !== undefined) return found(framework.start, `how ${framework.title} starts what it built`);
  for (const { line, from } of scripts) {
    const undone = undeveloped(line);
    if (undone !== null) return found(undone, `${from}, without restarts`);
  }
  const entry = entryOf(tree, directory, manifest);
  return entry === null ? null : found(`node ${entry}`, `${pathIn(directory, entry)}, which opens a port`);
};
