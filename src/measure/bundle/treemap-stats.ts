import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import type { EmittedBundle } from './emitted-bundle.ts';
import type { FileLayout } from './file-layout.ts';
import type { ReportStats } from './webpack-bundle-analyzer.ts';

/** What the analyzer can't find by itself. */
interface Known {
  /** Texts of modules; where the bundler wraps none, the analyzer finds none. */
  readonly texts: ReadonlyMap<number, string>;
  /** Scripts that have to be read as ES modules. */
  readonly esm: ReadonlySet<number>;
}

const textOf = (layout: FileLayout, text: string): Map<number, string> => {
  const pieces = new Map<number, string[]>();
  for (const { module, start, end } of layout.rest.parts ?? []) {
    const piece = text.slice(start, end);
    const others = pieces.get(module);
    if (others === undefined) pieces.set(module, [piece]);
    else others.push(piece);
  }
  return new Map([...pieces].map(([module, all]) => [module, all.join('')]));
};

const look = async (bundle: EmittedBundle, signal: AbortSignal): Promise<Known> => {
  const texts = new Map<number, string>();
  const esm = new Set<number>();
  for (const [file, { kind }] of bundle.graph.files.entries()) {
    if (kind !== 'script') continue;
    signal.throwIfAborted();
    const found = await bundle.layout(file);
    if (found.isModule) esm.add(file);
    if (found.rest.parts === null) continue;
    for (const [module, own] of textOf(found, await bundle.text(file))) {
      if (own.length > (texts.get(module)?.length ?? 0)) texts.set(module, own);
    }
  }
  return { texts, esm };
};

const unknown: Known = { texts: new Map(), esm: new Set() };

/** Names are a stranger's and may be of any length. */
const longestName = 500;

/** The analyzer cuts loaders off at "!", and the first part of a path, which is "." in webpack's own names. */
const labelOf = (name: string): string => `./${name.replaceAll('!', '_').slice(0, longestName)}`;

const modulesOf = (graph: BundleGraph, ids: readonly (readonly string[])[], { texts }: Known): object[] => {
  const leaves = new Map<number, number[]>();
  for (const [index, { root }] of graph.modules.entries()) {
    if (root !== null) leaves.set(root, [...(leaves.get(root) ?? []), index]);
  }
  const leaf = (index: number): object => {
    const { name = '', stat = 0, chunks = [] } = graph.modules[index] ?? {};
    const parsedSrc = texts.get(index);
    return {
      // Two without an id would be taken for the same module.
      id: ids[index]?.[0] ?? `#${index}`,
      identifier: labelOf(name),
      name: labelOf(name),
      size: stat,
      chunks: [...chunks],
      ...(parsedSrc === undefined ? {} : { parsedSrc }),
    };
  };
  return graph.modules.flatMap(({ chunks, root, type, stat }, index) => {
    if (chunks.length === 0 || root !== null || type === 'runtime') return [];
    const inner = leaves.get(index);
    if (inner === undefined) return [leaf(index)];
    const sum = inner.reduce((total, it) => total + (graph.modules[it]?.stat ?? 0), stat);
    // Only the whole has a text of its own there; without it the analyzer guesses.
    const whole = [index, ...inner].flatMap((it) => texts.get(it) ?? []).join('');
    return [
      {
        ...leaf(index),
        size: sum,
        ...(whole === '' ? {} : { parsedSrc: whole }),
        modules: [index, ...inner].map((it) => leaf(it)),
      },
    ];
  });
};

/**
 * The graph in the shape that the analyzer reads, for every bundler. It shows scripts only. `emitted` null: the files
 * are not at hand.
 */
export const treemapStats = async (
  graph: BundleGraph,
  emitted: EmittedBundle | null,
  signal: AbortSignal,
): Promise<ReportStats> => {
  const known = emitted === null ? unknown : await look(emitted, signal);
  const chunksOf = new Map<number, number[]>();
  for (const [chunk, { files }] of graph.chunks.entries()) {
    for (const file of files) chunksOf.set(file, [...(chunksOf.get(file) ?? []), chunk]);
  }
  const assets = graph.files.flatMap((file, index) =>
    file.kind === 'script'
      ? [
          {
            name: file.name,
            type: 'asset',
            size: file.parsed,
            chunks: chunksOf.get(index) ?? [],
            info: { javascriptModule: known.esm.has(index) },
          },
        ]
      : [],
  );
  const entrypoints = graph.entries.map((it) => [
    it.name,
    { name: it.name, assets: it.files.flatMap((file) => graph.files[file] ?? []).map(({ name }) => ({ name })) },
  ]);
  return {
    assets,
    modules: modulesOf(graph, emitted?.ids ?? [], known),
    entrypoints: Object.fromEntries(entrypoints),
  };
};
