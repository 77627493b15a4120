import type { ProfileDifference } from '../../../core/profile.ts';
import type { Result } from '../../../core/result.ts';
import { byImportance } from '../../select.ts';
import type { ReportExtras } from '../report-extras.ts';
import { type FlameRow, flameRows } from './flame-rows.ts';
import { controlRows, type IntervalRow, intervalRows } from './interval-row.ts';
import { type SuiteView, suiteView } from './suite-view.ts';

export interface ProfileView extends Omit<ProfileDifference, 'flame' | 'schema'> {
  readonly flame: readonly FlameRow[];
}

/** Everything that is drawn, as figures: what the charts are made of, and what the page gives for download. */
export interface ReportView {
  readonly intervals: readonly IntervalRow[];
  /** Primary comparisons that are not among the intervals. */
  readonly more: number;
  readonly control: readonly IntervalRow[];
  readonly suites: readonly SuiteView[];
  readonly profiles: readonly ProfileView[];
}

const mostIntervals = 36;
const mostControls = 16;
/** Over all profiles of the page. */
const mostFlames = 3000;
const mostFunctions = 40;

const profileView = (profile: ProfileDifference, most: number): ProfileView => {
  const { suite, kind, requests, functions, flame, files, missing } = profile;
  return {
    suite,
    kind,
    requests,
    functions: functions.slice(0, mostFunctions),
    flame: flameRows(flame, most),
    files,
    missing,
  };
};

/** Gathers what the page shows, bounded whatever was measured. */
export const reportView = (result: Result, { blocks = [], profiles = [] }: ReportExtras): ReportView => {
  const { metrics, control, suites } = result;
  const primary = metrics.filter((it) => it.primary).toSorted(byImportance);
  const controls = controlRows(control, metrics).filter(({ low, high }) => low !== 0 || high !== 0);
  const size = (it: IntervalRow): number => Math.abs(it.estimate);
  return {
    intervals: intervalRows(primary.slice(0, mostIntervals), metrics),
    more: Math.max(0, primary.length - mostIntervals),
    control: controls.toSorted((a, b) => size(b) - size(a)).slice(0, mostControls),
    suites: suites
      .filter(({ name, schedule }) => schedule !== null || blocks.some((it) => it.suite === name))
      .map((it) => suiteView(it, metrics, blocks)),
    profiles: profiles.map((it) => profileView(it, Math.floor(mostFlames / Math.max(1, profiles.length)))),
  };
};
