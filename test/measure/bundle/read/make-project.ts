import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readGraph, type ReadBundle, type ReadOptions } from '../../../../src/measure/bundle/read-graph.ts';

export interface Project extends AsyncDisposable {
  readonly directory: string;
  readonly write: (files: Readonly<Record<string, string>>) => Promise<void>;
  readonly read: (suite?: Partial<ReadOptions['suite']>) => Promise<ReadBundle>;
}

/** A project in a temporary directory, which goes with it. */
export const makeProject = async (files: Readonly<Record<string, string>> = {}): Promise<Project> => {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'pacegate-read-')));
  const write: Project['write'] = async (more) => {
    for (const [name, text] of Object.entries(more)) {
      await mkdir(dirname(join(directory, name)), { recursive: true });
      await writeFile(join(directory, name), text);
    }
  };
  await write(files);
  return {
    directory,
    write,
    read: (suite) =>
      readGraph({
        suite: { name: 'web', stats: 'dist/stats.json', output: null, ignore: [], ...suite },
        directory,
        signal: new AbortController().signal,
      }),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
};

/** A project with a package of ES modules, one of CommonJS, a barrel, data, and a page that is loaded later. */
export const sources: Readonly<Record<string, string>> = {
  'src/index.js': `import { small } from './barrel.js';
import data from './data.json' with { type: 'json' };
import old from 'old';
console.log(small(), data.a, old);
import('./page.js').then((it) => it.default());`,
  'src/barrel.js': `export { small } from './small.js';\nexport { large } from './large.js';`,
  'src/small.js': `export const small = () => 'small';`,
  'src/large.js': `export const large = () => 'large';`,
  'src/data.json': `{ "a": 1, "b": 2 }`,
  'src/page.js': `import { part } from '@scope/new';\nexport default () => console.log(part());`,
  'node_modules/old/package.json': `{ "name": "old", "version": "1.2.3", "main": "main.js" }`,
  'node_modules/old/main.js': `module.exports = { old: typeof module };`,
  'node_modules/@scope/new/package.json': `{ "name": "@scope/new", "version": "4.5.6", "type": "module", "main": "main.js", "sideEffects": false }`,
  'node_modules/@scope/new/main.js': `export const part = () => location.href;\nexport const rest = () => 1;`,
};

/** Edges as text: "src/a.js -> src/b.js static ./b.js". Inactive ones end in "(left out)". */
export const shownEdges = ({ graph: { modules, edges } }: ReadBundle): string[] =>
  edges.map(
    ([from, to, kind, request, active]) =>
      `${modules[from]?.name} -> ${modules[to]?.name} ${kind} ${request}${active ? '' : ' (left out)'}`,
  );

/** The entry, with names where numbers were and without hashes. */
export const shownEntry = ({ graph: { files, chunks, modules, entries } }: ReadBundle, name: string) => {
  const entry = entries.find((it) => it.name === name);
  if (entry === undefined) return null;
  const filesOf = (chunk: number) => chunks[chunk]?.files.map((at) => files[at]?.name);
  return {
    files: entry.files.map((at) => files[at]?.name),
    initial: entry.initial.map(filesOf),
    async: entry.async.map(filesOf),
    modules: entry.modules.map((at) => modules[at]?.name),
  };
};
