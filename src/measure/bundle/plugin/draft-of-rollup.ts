import type { BundleGraph, BundleModule } from '../../../core/bundle/bundle-graph.ts';
import { fileKind } from '../read/file-kind.ts';
import type { Draft, DraftChunk, DraftEdge, DraftEntry, DraftModule } from '../read/graph/draft.ts';
import { moduleName } from '../read/webpack/module-name.ts';
import { matchRequests } from './find-requests.ts';
import type { ModuleInfo, OutputBundle, OutputChunk, RenderedModule } from './rollup-shapes.ts';

export interface RollupBuild {
  readonly bundle: OutputBundle;
  readonly modules: readonly ModuleInfo[];
  /** Absolute directory that names start from, with "/". */
  readonly context: string;
  readonly bundler: BundleGraph['bundler'];
  readonly mode: string | null;
}

const encoder = new TextEncoder();
const bytes = (text: string): number => encoder.encode(text).length;

const plain = (id: string): string => id.replace(/^\0+/, '');

const isCommonJs = ({ meta, inputFormat }: ModuleInfo): boolean => {
  const commonjs = meta?.['commonjs'];
  const says =
    typeof commonjs === 'object' && commonjs !== null && 'isCommonJS' in commonjs ? commonjs.isCommonJS : false;
  return inputFormat === 'cjs' || (says !== false && says !== undefined && says !== null);
};

const typeOf = (info: ModuleInfo): BundleModule['type'] => {
  const file = plain(info.id).replace(/[?#].*$/s, '');
  if (info.id.startsWith('\0') && !/[/\\]/.test(file)) return 'runtime';
  if (file.endsWith('.json')) return 'json';
  if (/\.(?:css|s[ac]ss|less|styl(?:us)?|pcss|postcss)$/.test(file)) return 'style';
  // Vite puts small files into the script as data, and of others only the address.
  if (fileKind(file) === 'media') return /["'`]data:/.test(info.code ?? '') ? 'asset-inline' : 'asset-file';
  return isCommonJs(info) ? 'commonjs' : 'esm';
};

const usedOf = ({ renderedExports = [], removedExports = [] }: RenderedModule): BundleModule['used'] => {
  if (removedExports.length === 0) return 'all';
  return renderedExports.length === 0 ? 'none' : 'some';
};

const chunksOf = (bundle: OutputBundle): OutputChunk[] =>
  Object.values(bundle).flatMap((it) => (it.type === 'chunk' ? [it] : []));

const readModules = ({ bundle, modules, context }: RollupBuild): Map<string, DraftModule> => {
  const rendered = new Map<string, { chunks: string[]; module: RenderedModule }>();
  for (const chunk of chunksOf(bundle)) {
    for (const [id, module] of Object.entries(chunk.modules)) {
      const known = rendered.get(id);
      rendered.set(id, { chunks: [...(known?.chunks ?? []), chunk.fileName], module });
    }
  }
  return new Map(
    modules.flatMap((info): [string, DraftModule][] => {
      if (info.isExternal === true) return [];
      const place = rendered.get(info.id);
      const text = place?.module.code;
      return [
        [
          info.id,
          {
            name: moduleName(plain(info.id), { offset: '', directory: context }),
            type: typeOf(info),
            // What is left of it before the minimiser comes: a part of the whole that can be added up.
            stat: typeof text === 'string' ? bytes(text) : (place?.module.renderedLength ?? bytes(info.code ?? '')),
            parsed: null,
            chunks: place?.chunks ?? [],
            root: null,
            used: place === undefined ? 'none' : usedOf(place.module),
            bailouts: [],
            id: null,
          },
        ],
      ];
    }),
  );
};

const readEdges = ({ modules }: RollupBuild): DraftEdge[] =>
  modules.flatMap((info) => {
    const requests = matchRequests(info.code ?? '', [...info.importedIds, ...info.dynamicallyImportedIds]);
    const edge = (to: string, kind: DraftEdge['kind']): DraftEdge => ({
      from: info.id,
      to,
      kind,
      request: requests.get(to) ?? '',
      active: true,
    });
    return [
      ...info.importedIds.map((to) => edge(to, isCommonJs(info) ? 'require' : 'static')),
      ...info.dynamicallyImportedIds.map((to) => edge(to, 'dynamic')),
    ];
  });

const closure = (start: readonly string[], next: (file: string) => readonly string[]): string[] => {
  const seen = new Set(start);
  for (const file of seen) for (const other of next(file)) seen.add(other);
  return [...seen];
};

const besideOf = (chunk: OutputChunk | undefined): string[] => [
  ...(chunk?.viteMetadata?.importedCss ?? []),
  ...(chunk?.viteMetadata?.importedAssets ?? []),
];

/** What Rollup, Rolldown or Vite made, as a draft. */
export const draftOfRollup = (build: RollupBuild): Draft => {
  const { bundle, bundler, mode } = build;
  const chunks = new Map(chunksOf(bundle).map((chunk) => [chunk.fileName, chunk]));
  const edges = readEdges(build);
  const statically = (file: string): readonly string[] =>
    (chunks.get(file)?.imports ?? []).filter((it) => chunks.has(it));
  const later = (file: string): readonly string[] => [
    ...statically(file),
    ...(chunks.get(file)?.dynamicImports ?? []).filter((it) => chunks.has(it)),
  ];
  const drafts = new Map<string, DraftChunk>();
  const entries: DraftEntry[] = [];
  for (const [file, chunk] of chunks) {
    const asked = edges
      .filter((it) => it.kind === 'dynamic' && it.to === chunk.facadeModuleId)
      .map(({ request }) => request);
    drafts.set(file, {
      names: chunk.name === '' ? [] : [chunk.name],
      files: [file, ...besideOf(chunk)],
      origins: chunk.isEntry ? [] : asked.filter((it) => it !== ''),
    });
    if (!chunk.isEntry) continue;
    const initial = closure([file], statically);
    entries.push({
      name: chunk.name,
      files: initial.flatMap((it) => [it, ...besideOf(chunks.get(it))]),
      initial,
      async: closure(initial, later).filter((it) => !initial.includes(it)),
      modules: chunk.facadeModuleId === null ? [] : [chunk.facadeModuleId],
    });
  }
  const files = new Set(Object.values(bundle).map(({ fileName }) => fileName));
  return { bundler, mode, modules: readModules(build), edges, files, chunks: drafts, entries, notices: [] };
};
