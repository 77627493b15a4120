import { posix } from 'node:path';
import type { BundleEdge, BundleGraph, BundleModule } from '../../../src/core/bundle/bundle-graph.ts';

export interface ModuleSketch extends Partial<Omit<BundleModule, 'name' | 'chunks' | 'root'>> {
  readonly size?: number;
  /** "src/a.js", or with the way before it: "dynamic src/a.js". */
  readonly imports?: readonly string[];
  /** Name of the module that it shares a scope with. */
  readonly inside?: string;
}

export interface GraphSketch {
  readonly entries?: Readonly<Record<string, readonly string[]>>;
  readonly modules: Readonly<Record<string, ModuleSketch>>;
  /** Modules that first loads get although nothing asks for them: entry → names. */
  readonly extra?: Readonly<Record<string, readonly string[]>>;
  readonly mode?: string;
  /** Bytes per line of scripts. */
  readonly perLine?: number;
  readonly inlineMap?: number;
}

const typeOf = (name: string): BundleModule['type'] => {
  if (name.endsWith('.json')) return 'json';
  if (name.endsWith('.css')) return 'style';
  return name.endsWith('.png') ? 'asset-file' : name.includes(' sync ') ? 'context' : 'esm';
};

const packageOf = (name: string): { package: string | null; instance: string | null } => {
  const found = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(name);
  return { package: found?.[2] ?? null, instance: found?.[1] ?? null };
};

const kinds: Readonly<Record<string, BundleEdge[2]>> = {
  static: 'static',
  dropped: 'static',
  effect: 'side-effect',
  dynamic: 'dynamic',
  require: 'require',
  context: 'context',
};

const requestOf = (name: string): string => packageOf(name).package ?? `./${posix.basename(name)}`;

/** A graph as webpack makes one: an entry's first load is what it imports, each import() gets a chunk with the rest. */
export const makeGraph = ({
  entries = { main: ['src/main.js'] },
  modules,
  extra = {},
  ...sketch
}: GraphSketch): BundleGraph => {
  const names = Object.keys(modules);
  const indexOf = (name: string): number => {
    const index = names.indexOf(name);
    if (index === -1) throw new Error(`No module ${name}`);
    return index;
  };
  const imports = names.flatMap((from) =>
    (modules[from]?.imports ?? []).map((text) => {
      const [, way = 'static', to = text] = /^(static|dynamic|require|effect|context|dropped) (.*)$/.exec(text) ?? [];
      return { from, to, way };
    }),
  );
  const reach = (roots: readonly string[]): Set<string> => {
    const found = new Set(roots);
    for (const at of found) {
      for (const { from, to, way } of imports) if (from === at && way !== 'dynamic' && way !== 'dropped') found.add(to);
    }
    return found;
  };
  const chunks: { names: string[]; members: Set<string> }[] = [];
  const made = Object.entries(entries).map(([name, roots]) => {
    const first = new Set([...reach(roots), ...(extra[name] ?? [])]);
    const initial = chunks.push({ names: [name], members: first }) - 1;
    const later: number[] = [];
    const known = new Set(first);
    for (const at of known) {
      for (const { from, to, way } of imports) {
        if (from !== at || way !== 'dynamic' || first.has(to)) continue;
        const members = new Set([...reach([to])].filter((it) => !first.has(it)));
        later.push(chunks.push({ names: [], members }) - 1);
        for (const it of members) known.add(it);
      }
    }
    return { name, files: [initial], initial: [initial], async: later, modules: roots.map(indexOf) };
  });
  const bytes = (name: string): number => modules[name]?.size ?? 1000;
  return {
    schema: 'pacegate/bundle@1',
    bundler: { name: 'webpack', version: '5.102.1' },
    mode: sketch.mode ?? 'production',
    entries: made,
    files: chunks.map(({ members }, index) => {
      const text = [...members].reduce((sum, it) => sum + bytes(it), 0);
      const map = sketch.inlineMap ?? 0;
      const size = text + map;
      const lines = Math.max(1, Math.round(text / (sketch.perLine ?? 50_000)));
      return {
        name: `${index}.js`,
        kind: 'script',
        parsed: size,
        gzip: Math.round(size / 3),
        brotli: Math.round(size / 4),
        lines,
        inlineMap: map,
      };
    }),
    chunks: chunks.map((it, index) => ({ names: it.names, files: [index], media: [], origins: [] })),
    modules: names.map((name) => {
      const { size = 1000, imports: _, inside, ...rest } = modules[name] ?? {};
      return {
        name,
        ...packageOf(name),
        version: null,
        type: typeOf(name),
        stat: size,
        parsed: size,
        chunks: chunks.flatMap((chunk, index) => (chunk.members.has(name) ? [index] : [])),
        root: inside === undefined ? null : indexOf(inside),
        used: 'some',
        bailouts: [],
        ...rest,
      };
    }),
    edges: imports.map(({ from, to, way }): BundleEdge => {
      const kind = kinds[way] ?? 'other';
      return [indexOf(from), indexOf(to), kind, requestOf(to), way !== 'dropped'];
    }),
    notices: [],
  };
};

/** The same graph with its modules, chunks and files in another order: `order` gives for each module its new place. */
export const permuteGraph = (graph: BundleGraph, order: readonly number[]): BundleGraph => {
  const backwards = (length: number) => (index: number) => length - 1 - index;
  const chunk = backwards(graph.chunks.length);
  const file = backwards(graph.files.length);
  const module_ = (index: number): number => order[index]!;
  const modules: BundleModule[] = [];
  for (const [index, it] of graph.modules.entries()) {
    modules[module_(index)] = { ...it, chunks: it.chunks.map(chunk), root: it.root === null ? null : module_(it.root) };
  }
  return {
    ...graph,
    files: graph.files.toReversed(),
    modules,
    chunks: graph.chunks.map((it) => ({ ...it, files: it.files.map(file), media: it.media.map(file) })).toReversed(),
    entries: graph.entries
      .map((it) => ({
        ...it,
        files: it.files.map(file),
        initial: it.initial.map(chunk),
        async: it.async.map(chunk),
        modules: it.modules.map(module_),
      }))
      .toReversed(),
    edges: graph.edges
      .map(([from, to, kind, request, active]): BundleEdge => [module_(from), module_(to), kind, request, active])
      .toReversed(),
  };
};
