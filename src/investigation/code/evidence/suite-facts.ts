import { comparePlans, type PlanChange } from '../../../advice/plan-changes.ts';
import { regressed } from '../../../advice/regressions.ts';
import type { SuiteWork } from '../../../advice/rule.ts';
import { createWork } from '../../../advice/suite-work.ts';
import { compareTables, type TableReads } from '../../../advice/table-reads.ts';
import type { ProfileDifference } from '../../../core/profile.ts';
import type { MetricResult } from '../../../core/result.ts';
import type { Facts } from '../../facts.ts';

/** What was measured of one suite. */
export interface SuiteFacts {
  readonly suite: string;
  /** Of the suite, from the root of the repository; "" for the root. */
  readonly directory: string;
  readonly work: SuiteWork;
  readonly profiles: readonly ProfileDifference[];
  readonly plans: readonly PlanChange[];
  readonly tables: readonly TableReads[];
  /** Comparisons that are shown to be worse, budgets and what only informs left out. */
  readonly regressed: readonly MetricResult[];
  readonly metrics: readonly MetricResult[];
}

const normal = (directory: string): string =>
  directory
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');

export const suiteFacts = ({ result, blocks, profiles, directories }: Facts): readonly SuiteFacts[] => {
  const workOf = createWork({ ...result, blocks, profiles, directories });
  return result.suites.map(({ name }) => {
    const work = workOf(name);
    const metrics = result.metrics.filter((it) => it.suite === name);
    return {
      suite: name,
      directory: normal(Object.hasOwn(directories, name) ? (directories[name] ?? '') : ''),
      work,
      profiles: profiles.filter((it) => it.suite === name),
      plans: comparePlans(work.blocks),
      tables: compareTables(work.blocks),
      regressed: regressed(metrics),
      metrics,
    };
  });
};

/** Whether a file of the repository belongs to the suite's directory. */
export const isWithin = (path: string, { directory }: Pick<SuiteFacts, 'directory'>): boolean =>
  directory === '' || path.startsWith(`${directory}/`);
