import type { DraftChunk, DraftEntry } from '../graph/draft.ts';
import type { FinishWebpackOptions } from './finish-webpack.ts';
import { entriesOf, type GatheredCompilation } from './gather-compilation.ts';
import type { GatheredModules } from './gather-modules.ts';

const withoutExtension = (path: string): string => path.replace(/^\.\//, '').replace(/(?:\/index)?\.\w+$/, '');

/** Modules of an entry. Rspack says that a module is one of an entry, but not of which: its chunk and its request tell. */
const startsOf = (
  entry: Omit<DraftEntry, 'modules'>,
  { prefix, chunks }: GatheredCompilation,
  { starts, modules }: GatheredModules,
  resolve: (key: string) => string,
): readonly string[] => {
  const named = starts.get(entry.name);
  if (named !== undefined) return named.map(resolve);
  const initial = new Set(entry.initial);
  const candidates = (starts.get(prefix) ?? [])
    .map(resolve)
    .filter((key) => modules.get(key)?.chunks.some((it) => initial.has(it)) !== false);
  const requests = new Set(
    [...chunks.values()].flatMap((it) =>
      it.starts.flatMap(([name, request]) => (prefix + name === entry.name ? withoutExtension(request) : [])),
    ),
  );
  const asked = candidates.filter((key) => requests.has(withoutExtension(modules.get(key)?.name ?? '')));
  return asked.length > 0 ? asked : candidates;
};

/** Compilations are told apart by their place ("0/1/"); people know them by their names. */
const titlesOf = (compilations: readonly GatheredCompilation[]): ((prefix: string) => string) => {
  const names = new Map(compilations.map(({ prefix, fields }) => [prefix, fields.get('name')]));
  const title = (prefix: string): string => {
    if (prefix === '') return '';
    const parent = prefix.replace(/[^/]+\/$/, '');
    const name = names.get(prefix);
    return `${title(parent)}${typeof name === 'string' && name !== '' ? name : prefix.slice(parent.length, -1)}/`;
  };
  return title;
};

/**
 * A child hands its files to the compilation around it, where plugins may take them away again: what the outermost ones list is
 * emitted.
 */
const emittedFiles = (compilations: readonly GatheredCompilation[]): Set<string> => {
  const listing = compilations.filter(({ assets }) => assets.size > 0);
  const outermost = listing.filter(
    ({ prefix }) => !listing.some((it) => it.prefix !== prefix && prefix.startsWith(it.prefix)),
  );
  return new Set(outermost.flatMap(({ assets }) => [...assets]));
};

/** Files, chunks and entries of all compilations that emit something. */
export interface WebpackParts {
  readonly files: Set<string>;
  readonly chunks: Map<string, DraftChunk>;
  readonly entries: DraftEntry[];
}

/** `find`: the module that a key means. */
export const gatherParts = (
  { gathered, compilations }: Pick<FinishWebpackOptions, 'gathered' | 'compilations'>,
  find: (key: string) => readonly string[],
  resolve: (key: string) => string,
): WebpackParts => {
  const parts: WebpackParts = { files: emittedFiles(compilations), chunks: new Map(), entries: [] };
  const titleOf = titlesOf(compilations);
  for (const compilation of compilations) {
    const { prefix } = compilation;
    // Children such as those of html-webpack-plugin and mini-css-extract-plugin run at build time: nothing of theirs is emitted.
    const own = entriesOf(compilation, find).filter((it) => it.files.some((file) => parts.files.has(file)));
    const wanted = new Set(own.flatMap(({ initial, async }) => [...initial, ...async]));
    for (const [key, chunk] of compilation.chunks) {
      if (prefix !== '' && !wanted.has(key)) continue;
      parts.chunks.set(key, chunk);
      for (const file of chunk.files) parts.files.add(file);
    }
    for (const entry of own) {
      const name = titleOf(prefix) + entry.name.slice(prefix.length);
      const same = parts.entries.filter((it) => it.name === name).length;
      const modules = startsOf(entry, compilation, gathered, resolve);
      parts.entries.push({ ...entry, name: same === 0 ? name : `${name} (${same + 1})`, modules });
    }
  }
  return parts;
};
