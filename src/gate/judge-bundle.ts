import type { BundleMeasurement, BundleSideMeasurement } from '../core/bundle/bundle-measurement.ts';
import { pairChunks } from '../core/bundle/pair-chunks.ts';
import type { BundleSummary } from '../core/bundle-summary.ts';
import { formatDifference } from '../core/format.ts';
import type { Policy } from '../core/policy.ts';
import type { AbsentMetric, BudgetResult, MetricResult } from '../core/result.ts';
import { isOfChunk } from '../core/primary.ts';
import { bundleBudgets } from './bundle-budgets.ts';
import { type EntriesView, type EntryView, viewEntries } from './bundle-entries.ts';
import { summaryOf } from './bundle-summary.ts';
import { compareExactly } from './compare-exactly.ts';
import type { BundleInput, SuiteJudgement } from './judge-input.ts';
import { reasonWords } from './lasting-reasons.ts';

/** What one bundle suite adds to the judgement of a run. */
export interface BundleJudgement {
  readonly suite: SuiteJudgement;
  readonly comparisons: { readonly possible: number; readonly expected: number; readonly made: number };
  readonly metrics: readonly MetricResult[];
  readonly absent: readonly AbsentMetric[];
  readonly budgets: readonly BudgetResult[];
  /** Why it can't be trusted, or not all of it: sentences, each with the words that outlast the measurement. */
  readonly failures: readonly string[];
  /** Whether all of them are the base's: the head itself was measured. */
  readonly isBaseOnly: boolean;
  readonly notices: readonly string[];
  /** null for a suite that was skipped. */
  readonly summary: BundleSummary | null;
}

const forms = ['stat', 'parsed', 'gzip', 'brotli'] as const;
/** Comparisons of a whole suite that decide: what is loaded later, and everything. */
const wholePrimaries = 2;

const suiteOf = ({ name, skipped }: BundleInput): SuiteJudgement => ({
  name,
  schedule: null,
  blocks: { counted: 0, control: 0, discarded: 0 },
  discarded: [],
  wait: null,
  skipped,
  decided: true,
  nextLook: null,
});

/** The first line says what happened; what follows is output. */
const failureText = (suite: string, side: 'base' | 'head' | null, reason: string): string =>
  `${suite}${side === null ? '' : `: the ${side}`} ${reasonWords.unmeasured}. ${reason}`;

const failuresOf = ({ name, measurement, failure }: BundleInput): string[] => {
  if (measurement === null) return [failureText(name, null, failure ?? 'Its build has not been looked at.')];
  const told = measurement.failures.map(({ side, reason }) => failureText(name, side, reason));
  // A side without sizes is never a pass, whoever forgot to say why.
  const silent = (['base', 'head'] as const).filter(
    (side) => measurement[side] === null && !measurement.failures.some((it) => it.side === side),
  );
  return [...told, ...silent.map((side) => failureText(name, side, 'There is no report of its sizes.'))];
};

/** Figures of a side that failed are not read, whatever they are. */
const trusted = (measurement: BundleMeasurement | null): BundleMeasurement | null => {
  if (measurement === null) return null;
  const failed = new Set(measurement.failures.map(({ side }) => side));
  const { base, head } = measurement;
  return { ...measurement, base: failed.has('base') ? null : base, head: failed.has('head') ? null : head };
};

const noticesOf = (name: string, { base, head, notices }: BundleMeasurement): string[] => {
  const unsteady = ([['base', base] as const, ['head', head] as const] as const).flatMap(([side, it]) =>
    it?.reproducible === false
      ? [
          `${name}: two builds of the ${side} gave different files; a first load differs by up to ${formatDifference(it.wobble, 'bytes').replace('+', '')} (gzip).`,
        ]
      : [],
  );
  const moved =
    base !== null && head !== null && base.bundler.name !== head.bundler.name
      ? [`${name}: the base was built by ${base.bundler.name}, the head by ${head.bundler.name}.`]
      : [];
  return [...moved, ...unsteady, ...notices.map((it) => `${name}: ${it}`)];
};

type Figures = readonly {
  readonly metric: string;
  readonly route: string | null;
  readonly gated: boolean;
  readonly base: number;
  readonly head: number;
}[];

const ofEntry = ({ name, gated, base, head }: EntryView): Figures =>
  base === null || head === null
    ? []
    : forms.map((form) => ({
        metric: `bundle.initial.${form}`,
        route: name,
        gated,
        base: base.initial[form],
        head: head.initial[form],
      }));

const ofWhole = ({ sizes: base }: BundleSideMeasurement, { sizes: head }: BundleSideMeasurement): Figures => {
  const whole = { route: null, gated: true } as const;
  return [
    ...(['async', 'total'] as const).flatMap((part) =>
      forms.map((form) => ({
        ...whole,
        metric: `bundle.${part}.${form}`,
        base: base[part][form],
        head: head[part][form],
      })),
    ),
    { ...whole, metric: 'bundle.modules', base: base.modules, head: head.modules },
    { ...whole, metric: 'bundle.duplicates', base: base.duplicates, head: head.duplicates },
  ];
};

/** Chunks that are asked for later on both sides. What a first load has is compared with its entry. */
const ofChunks = (base: BundleSideMeasurement, head: BundleSideMeasurement, { tolerance }: Policy): Figures => {
  const wanted = forms.filter((form) => Object.hasOwn(tolerance.metrics, `bundle.chunk.${form}`));
  if (wanted.length === 0) return [];
  return pairChunks(base.sizes.chunks, head.sizes.chunks).flatMap((it) => {
    const [before, after] = [it.base, it.head];
    if (before === null || after === null || it.kind !== 'later' || it.formerKind !== 'later') return [];
    return wanted.map((form) => ({
      metric: `bundle.chunk.${form}`,
      route: it.name,
      gated: true,
      base: before[form],
      head: after[form],
    }));
  });
};

/** What a directory of files is read as: it says nothing of modules. */
const noBundler = 'files';
const ofStatistics = /^bundle\.(?:modules|duplicates)$|\.stat$/u;

const wobbleOf = (side: BundleSideMeasurement): number => (side.reproducible === false ? side.wobble : 0);

const compareAll = (
  { name: suite }: BundleInput,
  { base, head }: BundleMeasurement,
  { entries }: EntriesView,
  policy: Policy,
): Pick<BundleJudgement, 'metrics' | 'absent'> => {
  if (base === null || head === null) return { metrics: [], absent: [] };
  const wobble = wobbleOf(base) + wobbleOf(head);
  const metrics: MetricResult[] = [];
  const absent: AbsentMetric[] = [];
  const bare = [base, head].some(({ bundler }) => bundler.name === noBundler);
  const all = [...entries.flatMap(ofEntry), ...ofWhole(base, head), ...ofChunks(base, head, policy)];
  for (const { metric, route, ...figures } of all) {
    if (bare && ofStatistics.test(metric)) {
      const reason = 'there are no statistics, only files: see `stats`';
      if (!absent.some((it) => it.metric === metric)) absent.push({ suite, scenario: null, metric, reason });
      continue;
    }
    const isSize = metric.split('.').length > 2;
    const result = compareExactly({ suite, metric, route, wobble: isSize ? wobble : 0, ...figures }, policy);
    if (result === null) {
      const place = route === null ? '' : ` (${isOfChunk(metric) ? 'chunk' : 'entry'} ${route})`;
      const reason = `the base has none of it, so there is no relative change; budgets hold all the same${place}`;
      absent.push({ suite, scenario: null, metric, reason });
    } else metrics.push(result);
  }
  return { metrics, absent };
};

/**
 * Judges a bundle suite. Pure, and without statistics: bytes are exact, so that it costs nothing of the false-alarm rate.
 *
 * First loads are compared entry by entry, what is loaded later and the total for the suite. What could not be measured is a failure,
 * never a pass; the budgets of a head that was measured hold even then.
 */
export const judgeBundle = (input: BundleInput, policy: Policy): BundleJudgement => {
  const { name, skipped } = input;
  const measurement = trusted(input.measurement);
  const suite = suiteOf(input);
  if (skipped !== null) {
    const nothing = {
      metrics: [],
      absent: [],
      budgets: [],
      failures: [],
      isBaseOnly: true,
      notices: [],
      summary: null,
    };
    return { suite, comparisons: { possible: 0, expected: 0, made: 0 }, ...nothing };
  }
  const view: EntriesView =
    measurement === null ? { entries: [], failures: [], notices: [] } : viewEntries(input, measurement);
  const { metrics, absent } =
    measurement === null ? { metrics: [], absent: [] } : compareAll(input, measurement, view, policy);
  const made = metrics.filter(({ primary }) => primary).length;
  const failures = [...failuresOf(input), ...view.failures];
  // Of what was never measured nobody knows how much it would have been.
  const known = view.entries.filter(({ gated }) => gated).length || (input.entries?.length ?? 0);
  const isWhole = measurement !== null && measurement.base !== null && measurement.head !== null;
  const lost = isWhole ? view.failures.length : known + wholePrimaries;
  const head = measurement?.head ?? null;
  return {
    suite,
    comparisons: { possible: metrics.length + lost, expected: made + lost, made },
    metrics,
    absent,
    budgets: head === null ? [] : bundleBudgets(name, head, view.entries, policy),
    failures,
    isBaseOnly: view.failures.length === 0 && head !== null,
    notices: [...view.notices, ...(measurement === null ? [] : noticesOf(name, measurement))],
    summary: summaryOf(name, measurement, view.entries),
  };
};
