import type { BundleModule } from '../../../../core/bundle/bundle-graph.ts';
import type { Draft, DraftEdge, DraftModule } from '../graph/draft.ts';
import { textAt } from '../raw.ts';
import { checkWebpack, noticesOf } from './check-webpack.ts';
import type { GatheredCompilation } from './gather-compilation.ts';
import type { GatheredModule, GatheredModules } from './gather-modules.ts';
import { gatherParts } from './gather-parts.ts';
import { moduleName, type NameBase, wayTo } from './module-name.ts';

export interface FinishWebpackOptions {
  readonly gathered: GatheredModules;
  readonly compilations: readonly GatheredCompilation[];
  /** Absolute directory that names are to start from: the suite's. */
  readonly directory: string;
  /** Absolute directory that webpack's names start from; null: told by the modules. */
  readonly context: string | null;
  readonly mode: string | null;
  /** File of the statistics as people are shown it. */
  readonly shown: string;
}

/** Directories that have nothing to do with each other, as when a file was made on another machine: names are then taken as they are. */
const offsetOf = (directory: string, context: string | null): string => {
  if (context === null) return '';
  const way = wayTo(directory, context);
  const up = way.split('/').filter((part) => part === '..').length;
  const shared = directory.split('/').filter((part) => part !== '').length - up;
  return up === 0 || way === Array.from({ length: up }, () => '..').join('/') || (shared >= 2 && up <= 3) ? way : '';
};

/** Scripts of either kind, by what is known when all is read: what they ask for, who asks for them, and what could be concatenated. */
const scriptType = (key: string, module: GatheredModule, gathered: GatheredModules): BundleModule['type'] => {
  const { esm, requiring, required, inner, seen } = gathered;
  const { type, chunks } = module;
  if (type === 'commonjs' && esm.has(key) && !module.bailouts.some((it) => it.startsWith('CommonJS bailout')))
    return 'esm';
  if (type !== 'unknown-script') return type;
  if (esm.has(key)) return 'esm';
  if (requiring.has(key) || required.has(key)) return 'commonjs';
  // Where modules are concatenated, one that is not says why, and none of the reasons was that it is CommonJS.
  return inner.has(key) || (seen.concatenated && seen.bailouts && chunks.length > 0) ? 'esm' : type;
};

const versionOf = (compilations: readonly GatheredCompilation[], key: string): string | null =>
  compilations.flatMap(({ fields }) => textAt(Object.fromEntries(fields), key) ?? [])[0] ?? null;

/** One by one: there are some for each module, and they are looked at once. */
function* resolved(edges: readonly DraftEdge[], resolve: (key: string) => string): Generator<DraftEdge> {
  for (const edge of edges) yield { ...edge, from: resolve(edge.from), to: resolve(edge.to) };
}

/** What was gathered of webpack's or Rspack's statistics as a draft. Throws a BundleError that names the option that is missing. */
export const finishWebpack = (options: FinishWebpackOptions): Draft => {
  const { gathered, compilations, directory, mode } = options;
  const { aliases, keysByName } = gathered;
  const context = options.context ?? gathered.seen.context;
  const base: NameBase = { offset: offsetOf(directory, context), directory };
  const resolve = (key: string): string => {
    const own = aliases.get(key) ?? key;
    return gathered.modules.has(own) ? own : (keysByName.get(own) ?? own);
  };
  const { files, chunks, entries } = gatherParts(
    options,
    (key) => gathered.modules.get(resolve(key))?.chunks ?? [],
    resolve,
  );
  checkWebpack(options, entries.length);
  const modules = new Map<string, DraftModule>();
  // Rspack's have absolute paths in them, and the sides of a change are built in different places.
  const withoutContext = (text: string): string => (context === null ? text : text.replaceAll(`${context}/`, './'));
  for (const [key, module] of gathered.modules) {
    const name = moduleName(module.name, base);
    const type = scriptType(key, module, gathered);
    const bailouts = module.bailouts.map(withoutContext);
    modules.set(key, {
      ...module,
      name,
      type,
      bailouts,
      parsed: null,
      chunks: module.chunks.filter((it) => chunks.has(it)),
    });
  }
  const rspack = versionOf(compilations, 'rspackVersion');
  return {
    bundler:
      rspack === null
        ? { name: 'webpack', version: versionOf(compilations, 'version') }
        : { name: 'rspack', version: rspack },
    mode,
    modules,
    edges: resolved(gathered.edges, resolve),
    files,
    chunks,
    entries,
    notices: noticesOf(gathered),
  };
};
