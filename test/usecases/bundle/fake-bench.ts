import type { BundleSuite } from '../../../src/config/bundle-suite.ts';
import type { BundleGraph, BundleModule } from '../../../src/core/bundle/bundle-graph.ts';
import type { BundleSizes, Sizes } from '../../../src/core/bundle/bundle-sizes.ts';
import { sizesOf } from '../../../src/core/bundle/sizes-of.ts';
import { BundleError } from '../../../src/core/errors.ts';
import type { Side } from '../../../src/core/side.ts';
import { emittedBundle } from '../../../src/measure/bundle/emitted-bundle.ts';
import type { MeasuredBundle } from '../../../src/measure/bundle/measure-side.ts';
import type { BundleBench } from '../../../src/usecases/bundle/bundle-bench.ts';
import { makeChunk, makeEntry, makeFile, makeGraph, makeModule } from '../../core/bundle/graphs.ts';

/** A configuration of the bundle suite "web"; `suite` are more lines of it, `more` of the top level. */
export const webText = ({ suite = '', more = '', build = 'npm run build' } = {}): string => `version: 1
suites:
  web:
    type: bundle
    directory: web
    install: npm ci
    build: ${build}
    stats: dist/stats.json
${suite.replaceAll(/^(?=.)/gm, '    ')}
${more}`;

const fileOf = (gzip: number, name = 'main.js') =>
  makeFile(name, { parsed: 3 * gzip, gzip, brotli: Math.round(0.88 * gzip), lines: 40 });

/** A bundle of one file whose first load is as many bytes, gzip. `more` modules are beside its own. */
export const graphOf = (gzip: number, more: readonly BundleModule[] = []): BundleGraph =>
  makeGraph({
    entries: [makeEntry('main', { modules: [0] })],
    files: [fileOf(gzip)],
    chunks: [makeChunk([0], { names: ['main'] })],
    modules: [makeModule('src/index.js', { stat: 9000, parsed: 6000 }), ...more],
    edges: more.map((_, index) => [0, index + 1, 'static', 'moment', true]),
  });

/** A package that an import brings. */
export const moment: BundleModule = makeModule('node_modules/moment/moment.js', {
  package: 'moment',
  instance: 'node_modules/moment',
  version: '2.30.1',
  type: 'commonjs',
  stat: 180_000,
  parsed: 90_000,
});

const nowhere = (): Promise<never> => Promise.reject(new BundleError('There are no files.', 'x'));

/** A side as the bench gives it. `cost`: what every cut of it shows, gzip bytes. */
export const measuredOf = (graph: BundleGraph, cost = 0): MeasuredBundle => ({
  graph,
  sizes: sizesOf(graph),
  texts: {
    cut: ({ modules }) => {
      const gzip = modules.length === 0 ? 0 : cost;
      return Promise.resolve({
        delta: { stat: 3 * gzip, parsed: 2 * gzip, gzip, brotli: gzip },
        method: 'ablation',
      });
    },
  },
  emitted: emittedBundle({
    graph,
    ids: [],
    files: {
      path: nowhere,
      read: nowhere,
      size: () => Promise.resolve(null),
      readIfThere: () => Promise.resolve(null),
    },
    directory: '/web',
    output: '/web/dist',
    parsed: new Map(),
  }),
});

type Rebuilt = BundleSizes | { readonly failure: string };

export interface FakeBench extends BundleBench {
  readonly measured: { readonly side: Side; readonly suite: BundleSuite }[];
  readonly rebuilt: { readonly suite: BundleSuite; readonly patch: string | null; readonly timeLeft: number }[];
  readonly drawn: (readonly Side[])[];
}

export interface BenchSketch {
  /** What the build of each side gives. */
  readonly base?: MeasuredBundle | BundleError;
  readonly head?: MeasuredBundle | BundleError;
  /** What a build without patch gives; the head's own sizes unless a test wants otherwise. */
  readonly second?: Rebuilt;
  /** What a build with a patch gives. */
  readonly patched?: (patch: string) => Rebuilt;
  /** Called before a build. */
  readonly building?: () => void;
}

/** Builds that were made before the test. By default both sides are the same. */
export const fakeBench = (sketch: BenchSketch = {}): FakeBench => {
  const { base = measuredOf(graphOf(180_000)), head = base, patched } = sketch;
  const sides = { base, head };
  return {
    measured: [],
    rebuilt: [],
    drawn: [],
    measure(side, suite) {
      this.measured.push({ side, suite });
      const it = sides[side];
      return it instanceof BundleError ? Promise.reject(it) : Promise.resolve(it);
    },
    rebuild(suite, patch, timeLeft) {
      this.rebuilt.push({ suite, patch, timeLeft });
      sketch.building?.();
      if (patch !== null)
        return Promise.resolve(patched?.(patch) ?? { failure: 'No build with a patch was expected.' });
      if (sketch.second !== undefined) return Promise.resolve(sketch.second);
      return Promise.resolve(head instanceof BundleError ? { failure: head.message } : head.sizes);
    },
    treemaps(_suite, drawn) {
      const names = (['base', 'head'] as const).filter((side) => drawn[side] !== undefined);
      this.drawn.push(names);
      return Promise.resolve(
        names.map((side) => ({ path: `web-treemap-${side}.html`, title: `web, ${side}: treemap` })),
      );
    },
  };
};

/** Sizes of a build of `graphOf(gzip)`. */
export const sizesOfGzip = (gzip: number, more: readonly BundleModule[] = []): BundleSizes =>
  sizesOf(graphOf(gzip, more));

export const gzipOf = ({ gzip }: Sizes): number => gzip;
