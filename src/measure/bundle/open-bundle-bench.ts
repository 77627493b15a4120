import { join, resolve } from 'node:path';
import type { BundleSuite } from '../../config/bundle-suite.ts';
import type { BundleSizes } from '../../core/bundle/bundle-sizes.ts';
import type { Side } from '../../core/side.ts';
import type { Environment } from '../workspace/scrubbed-environment.ts';
import type { EarlierBuild } from '../workspace/copy-checkout.ts';
import { createBundleMemory, type MeasuredBundle, measureSide } from './measure-side.ts';
import { buildWithPatch, type KeptCopy } from './patched-build.ts';
import { readApart } from './read-apart.ts';
import { readGraph } from './read-graph.ts';
import { writeTreemaps } from './write-treemaps.ts';

export interface BundleBenchOptions {
  /** Top of each side's checkout, with what its build wrote. */
  readonly checkouts: Readonly<Record<Side, string>>;
  /** The run's own temporary directory. */
  readonly directory: string;
  /** Of commands, with the run's mark; it is scrubbed before they see it. */
  readonly environment: Environment;
  /** Of the commands' output. */
  readonly logs: () => { readonly path: string };
  /** Of the run, where its pages go; absolute. */
  readonly output: () => string;
  readonly signal: AbortSignal;
}

interface Page {
  readonly path: string;
  readonly title: string;
}

/** Looks at what the builds of both sides wrote. What the sides have in common is compressed once. */
export interface OpenBundleBench {
  measure(side: Side, suite: BundleSuite): Promise<MeasuredBundle>;
  rebuild(
    suite: BundleSuite,
    patch: string | null,
    timeLeft: number,
  ): Promise<BundleSizes | { readonly failure: string }>;
  treemaps(suite: string, sides: Readonly<Partial<Record<Side, MeasuredBundle>>>): Promise<readonly Page[]>;
}

/** Timers can't be set for longer, ms. */
const longestTimer = 2 ** 31 - 1;

export const openBundleBench = (options: BundleBenchOptions): OpenBundleBench => {
  const { checkouts, directory, environment, signal } = options;
  const memory = createBundleMemory();
  /** What the head's own builds left, by suite: the next build must not find it. */
  const earlier = new Map<string, EarlierBuild>();
  const copies = new Map<string, KeptCopy>();
  const keptFor = (suite: string): KeptCopy => {
    const kept = copies.get(suite) ?? { path: null };
    copies.set(suite, kept);
    return kept;
  };
  return {
    measure: async (side, suite) => {
      const place = resolve(checkouts[side], suite.directory);
      const read = await readApart({ suite, directory: place, signal });
      const measured = await measureSide({ read, directory: place, signal, memory });
      if (side === 'head')
        earlier.set(suite.name, { output: read.output, files: measured.graph.files.map(({ name }) => name) });
      return measured;
    },
    rebuild: async (suite, patch, timeLeft) => {
      const timer = AbortSignal.timeout(Math.min(longestTimer, Math.max(1, Math.ceil(timeLeft))));
      try {
        return await buildWithPatch({
          checkout: checkouts.head,
          suite,
          patch,
          directory: join(directory, 'patched'),
          environment,
          logs: options.logs().path,
          signal: AbortSignal.any([signal, timer]),
          readGraph,
          earlier: earlier.get(suite.name) ?? null,
          memory,
          kept: keptFor(suite.name),
        });
      } catch (error) {
        signal.throwIfAborted();
        if (!timer.aborted) throw error;
        return { failure: 'the time limit was over before the build was.' };
      }
    },
    treemaps: async (suite, sides) => {
      const ofSide = (side: Side) => {
        const { graph, emitted } = sides[side] ?? {};
        return graph === undefined ? null : { graph, emitted: emitted ?? null };
      };
      const { pages } = await writeTreemaps({
        suite,
        sides: { base: ofSide('base'), head: ofSide('head') },
        directory: options.output(),
        signal,
      });
      return pages;
    },
  };
};
