import type { Block } from './block.ts';
import type { BundleMeasurement } from './bundle/bundle-measurement.ts';
import type { ProfileDifference } from './profile.ts';
import type { SeriesHeader } from './series.ts';

/** Where a block is kept below the run's directory. */
export const blockFile = ({ suite, index }: Pick<Block, 'suite' | 'index'>): string =>
  `raw/${suite}-${String(index + 1).padStart(3, '0')}.json`;

/** Where the comparison of a bundle suite is kept below the run's directory. */
export const bundleFile = ({ suite }: Pick<BundleMeasurement, 'suite'>): string => `raw/${suite}-bundle.json`;

/** Where the difference of a suite's profiles is kept below the run's directory. */
export const profileFile = ({ suite, kind }: Pick<ProfileDifference, 'suite' | 'kind'>): string =>
  `raw/${suite}-profile-${kind}.json`;

/** Where the course of a scenario is kept below the directory of a run of `pacegate measure`, and what such a run was to do. */
export const seriesFile = ({ suite, scenario }: Pick<SeriesHeader, 'suite' | 'scenario'>): string =>
  `raw/${suite}-${scenario}.jsonl`;
export const measurePlanFile = 'raw/measure-plan.json';
export const measurementFile = 'measure.json';

/** Where a block of an arm of an experiment is kept: below `raw/`, but apart from the blocks that a verdict rests on. */
export const armBlockFile = ({ suite }: Pick<Block, 'suite'>, arm: string, number: number): string =>
  `raw/arms/${suite}-${arm}-${String(number).padStart(3, '0')}.json`;

/** What was undone and measured of an investigation, step by step. */
export const proofFile = 'raw/proof.json';
