import type { BundleSuite } from '../../config/bundle-suite.ts';
import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import { readFiles } from './read/files/read-files.ts';
import { readRoutes } from './read/files/read-routes.ts';
import { readStatistics } from './read/read-statistics.ts';
import { settleOutput } from './read/settle-output.ts';
import { withVersions } from './read/package-versions.ts';

export interface ReadOptions {
  readonly suite: Pick<BundleSuite, 'name' | 'stats' | 'output' | 'ignore'>;
  /** Absolute: the suite's directory in a checkout. */
  readonly directory: string;
  readonly signal: AbortSignal;
}

/** What a build left, as far as it can be told without opening the emitted files. */
export interface ReadBundle {
  /** Sizes of files, lines and maps are still 0. */
  readonly graph: BundleGraph;
  /** Absolute directory of emitted files. */
  readonly output: string;
  /** Absolute; null where there are only files. */
  readonly statsFile: string | null;
  readonly source: 'webpack' | 'rspack' | 'esbuild' | 'rollup' | 'vite' | 'files';
  /** For each of the graph's modules: what it is called in the emitted files. Only webpack and Rspack have such names. */
  readonly ids: readonly (readonly string[])[];
}

/**
 * Reads the statistics that a build wrote, whatever bundler it was, or without statistics the directory of emitted files. Which
 * format it is, their content says and not their name. Throws a BundleError when they are missing, broken, of a failed build, or
 * belong to other files than those that are there.
 */
export const readGraph = async ({ suite, directory, signal }: ReadOptions): Promise<ReadBundle> => {
  if (suite.stats === null) return readFiles({ suite, directory, signal });
  const routes = await readRoutes({ suite, directory, signal, stats: suite.stats });
  if (routes !== null) return routes;
  const statistics = await readStatistics({ suite, stats: suite.stats, directory, signal });
  const { graph, ids, output } = await settleOutput({ suite, directory, statistics });
  signal.throwIfAborted();
  return {
    graph: await withVersions(graph, directory),
    ids,
    output,
    statsFile: statistics.statsFile,
    source: graph.bundler.name,
  };
};
