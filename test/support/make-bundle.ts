import type { BundleGrowth, Cause, EntryGrowth, SizeDelta } from '../../src/core/bundle/bundle-growth.ts';
import type { BundleMeasurement, BundleSideMeasurement } from '../../src/core/bundle/bundle-measurement.ts';
import type { BundleSizes, Sizes } from '../../src/core/bundle/bundle-sizes.ts';
import type { BundleInput } from '../../src/gate/judge-input.ts';

/** All forms of a size of which gzip is known: about as compression goes. */
export const makeSizes = (gzip: number): Sizes => ({
  stat: 6 * gzip,
  parsed: 3 * gzip,
  gzip,
  brotli: Math.round(0.88 * gzip),
});

/** A difference likewise. */
export const makeDelta = (gzip: number): SizeDelta => ({ ...makeSizes(gzip), brotli: Math.round(0.88 * gzip) });

interface SidesSketch {
  /** First loads by entry, gzip bytes. */
  readonly entries?: Readonly<Record<string, number>>;
  readonly async?: number;
  readonly total?: number;
  /** Chunks by name: gzip bytes, and whether a first load has them. */
  readonly chunks?: Readonly<Record<string, readonly [gzip: number, kind: 'first' | 'later']>>;
  readonly modules?: number;
  readonly duplicates?: number;
}

/** Sizes of a side: by default one entry "main" of 182 kB, and 90 kB that are loaded later. */
export const makeBundleSizes = (sketch: SidesSketch = {}): BundleSizes => {
  const { entries = { main: 182_000 }, async = 90_000 } = sketch;
  const first = Object.values(entries).reduce((sum, it) => sum + it, 0);
  return {
    entries: Object.entries(entries).map(([name, gzip]) => ({
      name,
      initial: makeSizes(gzip),
      async: makeSizes(async),
      requests: 3,
    })),
    async: makeSizes(async),
    total: makeSizes(sketch.total ?? first + async + 12_000),
    chunks: Object.entries(sketch.chunks ?? {}).map(([name, [gzip, kind]]) => ({
      name,
      kind,
      names: [name],
      origins: [],
      holds: [],
      leaves: '',
      files: [`${name}.js`],
      sizes: makeSizes(gzip),
    })),
    modules: sketch.modules ?? 412,
    duplicates: sketch.duplicates ?? 1,
  };
};

export const makeBundleSide = (
  sizes: SidesSketch = {},
  differences: Partial<BundleSideMeasurement> = {},
): BundleSideMeasurement => ({
  sizes: makeBundleSizes(sizes),
  bundler: { name: 'webpack', version: '5.102.1' },
  source: 'built',
  reproducible: null,
  wobble: 0,
  ...differences,
});

/** A measurement of both sides, equal unless a test wants otherwise. */
export const makeBundleMeasurement = (differences: Partial<BundleMeasurement> = {}): BundleMeasurement => ({
  schema: 'pacegate/bundle-comparison@1',
  suite: 'web',
  startedAt: '2026-03-02T09:14:05.000Z',
  duration: 4200,
  base: makeBundleSide(),
  head: makeBundleSide(),
  failures: [],
  growth: null,
  notices: [],
  pages: [],
  ...differences,
});

/** The suite "web", both sides as given. */
export const makeBundleInput = (
  differences: Partial<BundleMeasurement> = {},
  overrides: Partial<BundleInput> = {},
): BundleInput => ({
  name: 'web',
  entries: null,
  headEntries: null,
  skipped: null,
  measurement: makeBundleMeasurement(differences),
  failure: null,
  ...overrides,
});

/** By default: src/App.jsx imports moment, 58.1 kB. */
export const makeCause = (differences: Partial<Cause> = {}): Cause => ({
  kind: 'static-import',
  entry: 'main',
  subject: 'moment',
  package: 'moment',
  evidence: ['The import is new in this change.'],
  chain: ['src/index.js', 'src/App.jsx', 'node_modules/moment/moment.js'],
  edge: { importer: 'src/App.jsx', request: 'moment' },
  location: { path: 'web/src/App.jsx', startLine: 3, endLine: 3 },
  cost: makeDelta(58_100),
  method: 'ablation',
  fix: null,
  ...differences,
});

/** The growth of one entry by what its causes cost, all of it explained. */
export const makeEntryGrowth = (gzip: number, differences: Partial<EntryGrowth> = {}): EntryGrowth => ({
  entry: 'main',
  change: makeDelta(gzip),
  explained: gzip,
  unexplained: 0,
  parts: [],
  ...differences,
});

export const makeGrowth = (entries: readonly EntryGrowth[], causes: readonly Cause[] = []): BundleGrowth => ({
  entries: [...entries],
  causes: [...causes],
});
