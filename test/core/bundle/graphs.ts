import type {
  BundleChunk,
  BundleEntry,
  BundleFile,
  BundleGraph,
  BundleModule,
} from '../../../src/core/bundle/bundle-graph.ts';

export const makeFile = (name: string, more: Partial<BundleFile> = {}): BundleFile => ({
  name,
  kind: 'script',
  parsed: 0,
  gzip: 0,
  brotli: 0,
  lines: 1,
  inlineMap: 0,
  ...more,
});

export const makeChunk = (files: number[], more: Partial<BundleChunk> = {}): BundleChunk => ({
  names: [],
  files,
  media: [],
  origins: [],
  ...more,
});

export const makeModule = (name: string, more: Partial<BundleModule> = {}): BundleModule => ({
  name,
  package: null,
  instance: null,
  version: null,
  type: 'esm',
  stat: 100,
  parsed: null,
  chunks: [0],
  root: null,
  used: 'all',
  bailouts: [],
  ...more,
});

export const makeEntry = (name: string, more: Partial<BundleEntry> = {}): BundleEntry => ({
  name,
  files: [0],
  initial: [0],
  async: [],
  modules: [],
  ...more,
});

export const makeGraph = (more: Partial<BundleGraph> = {}): BundleGraph => ({
  schema: 'pacegate/bundle@1',
  bundler: { name: 'webpack', version: '5.0.0' },
  mode: 'production',
  entries: [],
  files: [],
  chunks: [],
  modules: [],
  edges: [],
  notices: [],
  ...more,
});
