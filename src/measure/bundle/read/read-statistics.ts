import { realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { BundleSuite } from '../../../config/bundle-suite.ts';
import { BundleError } from '../../../core/errors.ts';
import { cleanText } from './clean-text.ts';
import { esbuildPlaces } from './esbuild/esbuild-places.ts';
import { readEsbuild } from './esbuild/read-esbuild.ts';
import type { FinishedGraph } from './graph/draft.ts';
import { finishGraph } from './graph/finish-graph.ts';
import { renameModules } from './graph/rename-modules.ts';
import { scanFile } from './json/scan-file.ts';
import { missingStatistics } from './missing-statistics.ts';
import { createStatisticsReader, type Taken } from './statistics-reader.ts';
import { finishWebpack } from './webpack/finish-webpack.ts';
import { plainPath, wayTo } from './webpack/module-name.ts';

export interface ReadStatisticsOptions {
  readonly suite: Pick<BundleSuite, 'name' | 'output'>;
  /** From `directory`. */
  readonly stats: string;
  /** Absolute: the suite's directory in a checkout. */
  readonly directory: string;
  readonly signal: AbortSignal;
}

export interface Statistics extends FinishedGraph {
  /** Absolute. */
  readonly statsFile: string;
  /** The same as people are shown it. */
  readonly shown: string;
  /** Absolute directories that the files may lie in, the likeliest first. */
  readonly outputs: readonly string[];
}

const slashed = (path: string): string => path.split(sep).join('/');

interface Place {
  readonly directory: string;
  readonly output: string | null;
  readonly statsFile: string;
  readonly shown: string;
}

const finish = async (taken: Taken, place: Place): Promise<FinishedGraph & Pick<Statistics, 'outputs'>> => {
  const { directory, statsFile, shown } = place;
  const beside = dirname(statsFile);
  switch (taken.format) {
    case 'webpack': {
      const { gathered, compilations } = taken.visitor;
      const all = compilations();
      const draft = finishWebpack({
        gathered,
        compilations: all,
        directory: slashed(directory),
        context: null,
        mode: null,
        shown,
      });
      const said = all.flatMap(({ fields }) => fields.get('outputPath') ?? []).filter((it) => typeof it === 'string');
      return { ...finishGraph(draft), outputs: [...said.slice(0, 1).map((it) => resolve(it)), beside] };
    }
    case 'esbuild': {
      const { offset, output, fileOf } = await esbuildPlaces(taken.metafile, place);
      return {
        ...finishGraph(readEsbuild(taken.metafile, { fileOf, base: { offset, directory: slashed(directory) }, shown })),
        outputs: [output],
      };
    }
    case 'own': {
      // Its checks are a tenth of a second of start-up, in a thread too, that no other format needs.
      const { checkOwn } = await import('./own/check-own.ts');
      const file = checkOwn(taken.members, shown);
      const context = plainPath(slashed(join(beside, file.context)));
      return {
        ...renameModules(file, { offset: wayTo(slashed(directory), context), directory: slashed(directory) }),
        outputs: [resolve(beside, file.output)],
      };
    }
  }
};

/** Reads the file that a build wrote. Throws a BundleError, or the signal's reason. */
export const readStatistics = async ({
  suite,
  stats,
  directory,
  signal,
}: ReadStatisticsOptions): Promise<Statistics> => {
  const shown = cleanText(stats, 200);
  // A temporary directory may be a link, and bundlers write the paths that it leads to.
  const real = await realpath(directory).catch(() => directory);
  const statsFile = resolve(real, stats);
  const found = await stat(statsFile).catch(async (error: unknown) => {
    throw await missingStatistics(suite.name, shown, real, error);
  });
  if (!found.isFile())
    throw new BundleError(
      `The statistics ${shown} of suite ${suite.name} are not a file.`,
      'Correct `stats` of the suite.',
    );
  const reader = createStatisticsReader(shown);
  await scanFile({ file: statsFile, shown, signal }, reader);
  const output = suite.output === null ? null : resolve(real, suite.output);
  const finished = await finish(reader.taken(), { directory: real, output, statsFile, shown });
  return { ...finished, statsFile, shown };
};
