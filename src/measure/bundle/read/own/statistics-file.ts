import type { BundleGraph } from '../../../../core/bundle/bundle-graph.ts';
import type { FinishedGraph } from '../graph/draft.ts';

export const statisticsSchema = 'pacegate/stats@1';

/** What Pacegate's plugins write beside the emitted files. Has no absolute paths: both sides of a change are built in other places. */
export interface StatisticsFile extends FinishedGraph {
  readonly schema: typeof statisticsSchema;
  /** Ways from the directory of this file: to where names of modules start, and to where names of files start. */
  readonly context: string;
  readonly output: string;
  readonly graph: BundleGraph;
}

export const defaultFile = 'pacegate-stats.json';
