import { changeWords } from '../../../src/core/change-words.ts';
import type { ProfiledFunction } from '../../../src/core/profile.ts';
import type { MetricResult } from '../../../src/core/result.ts';
import type { Checked } from './run-check.ts';
import type { Cause, Patch } from './truth.ts';

/** How one check compares with the truth. */
export interface Held {
  readonly patch: Patch;
  readonly checked: Checked;
  /** Primary comparisons that regressed, the largest first: they block the merge. */
  readonly caught: readonly MetricResult[];
  /** Of the metrics that tell this class from others, those that moved: "db.queries", "plan". */
  readonly own: readonly string[];
  /** A finding stands at the true line. */
  readonly lineRight: boolean;
  /** The function whose time grew most; null where nothing was profiled or nothing grew. */
  readonly first: ProfiledFunction | null;
  readonly firstRight: boolean;
  /** Regressions of routes that the change does not touch: "cpu.per-request of search". All of them where it is innocent. */
  readonly falselyBlamed: readonly string[];
}

const nameOf = ({ metric, route, scenario }: MetricResult): string =>
  [metric, ...(route === null ? [] : [`of ${route}`]), ...(scenario === null ? [] : [`(${scenario})`])].join(' ');

const isRegressed = ({ decision }: MetricResult): boolean => decision === 'regressed';

const ownMetrics = ({ metrics: wanted }: Cause, { result }: Checked): string[] => {
  const regressed = new Set(result.metrics.filter(isRegressed).map(({ metric }) => metric));
  // What informs, such as a metric that is not primary, tells the reader in a finding.
  const told = new Set(
    result.findings.filter(({ severity }) => severity !== 'information').map(({ metric }) => metric ?? ''),
  );
  const isPlan = result.findings.some(({ kind }) => /plan|index/.test(kind));
  return wanted.filter((it) => (it === 'plan' ? isPlan : regressed.has(it) || told.has(it)));
};

/** Names as V8 gives them may have their object in front: "Object.find". */
const isNamed = (it: ProfiledFunction, { functions }: Cause): boolean =>
  functions.some((name) => it.name === name || it.name.endsWith(`.${name}`));

const firstGrown = ({ profile }: Checked): ProfiledFunction | null =>
  profile?.functions.find(({ change }) => change.estimate > 0) ?? null;

const size = ({ change, better }: MetricResult): number => (better === 'lower' ? change.estimate : -change.estimate);

export const holdAgainstTruth = (patch: Patch, checked: Checked): Held => {
  const { cause } = patch;
  const { metrics, findings } = checked.result;
  const caught = metrics.filter((it) => it.primary && isRegressed(it)).toSorted((a, b) => size(b) - size(a));
  const first = firstGrown(checked);
  const blamed = caught.filter(({ route }) => cause === null || (route !== null && !cause.routes.includes(route)));
  return {
    patch,
    checked,
    caught,
    own: cause === null ? [] : ownMetrics(cause, checked),
    lineRight:
      cause !== null &&
      findings.some(
        ({ location }) =>
          location?.path === cause.path && location.startLine <= cause.line && location.endLine >= cause.line,
      ),
    first,
    firstRight: cause !== null && first !== null && isNamed(first, cause),
    falselyBlamed: blamed.map(nameOf),
  };
};

/** Metrics that caught it, each once, with the place of the largest: "db.queries of orders +9.00/request (+450 %)". */
export const caughtText = ({ caught }: Held): string => {
  const metrics = new Map<string, MetricResult>();
  for (const it of caught) if (!metrics.has(it.metric)) metrics.set(it.metric, it);
  return [...metrics.values()].map((it) => `${nameOf(it)} ${changeWords(it)}`).join(', ');
};
