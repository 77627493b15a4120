import { formatDuration, formatPercent } from '../core/format.ts';
import { isByDifference } from '../core/metrics.ts';
import { isExact, type MetricResult, type Result } from '../core/result.ts';
import { byImportance } from './select.ts';

const minutes = (ms: number): number => Math.ceil(ms / 60_000);

const openPrimaries = (metrics: readonly MetricResult[]): MetricResult[] =>
  metrics.filter((it) => it.primary && it.decision === 'inconclusive').toSorted(byImportance);

/** A size that more measuring would not decide: builds of one commit differ. */
const isUnsteady = (it: MetricResult): boolean => isExact(it) && it.needed === null;

const unsteadyText =
  'Make the build reproducible (no dates, no random names, fixed versions): two builds of one commit gave different files.';

/** What an inconclusive run could have seen, and what it would take to decide. Sentences in plain text. */
export const inconclusiveSteps = (result: Result): string[] => {
  const open = openPrimaries(result.metrics);
  const unsteady = open.some(isUnsteady) ? [unsteadyText] : [];
  const undecided = open.filter((it) => !isUnsteady(it));
  const needs = undecided.flatMap((it) => (it.needed === null ? [] : [it.needed]));
  // A difference in bytes or counts is no share of anything: its own sentence among the reasons tells it.
  const relative = undecided.filter((it) => it.unit === 'share' || !isByDifference(it));
  const sizes = relative.flatMap((it) => (it.needed === null ? [] : [it.needed.smallestChange]));
  const smallest = Math.max(0, ...sizes);
  const seen =
    sizes.length === 0
      ? []
      : [
          smallest < 1
            ? `The smallest change that this run could have shown${relative.length > 1 ? ' for all of them' : ''} is ${formatPercent(smallest).replace('+', '')}.`
            : `This run was too short to show even a doubling${relative.length > 1 ? ' of all of them' : ''}.`,
        ];
  const blocks = needs.flatMap((it) => (it.blocks === null ? [] : [it.blocks]));
  const times = needs.flatMap((it) => (it.time === null ? [] : [it.time]));
  const reachable = needs.length > 0 && blocks.length === needs.length;
  const time = times.length === needs.length && times.length > 0 ? Math.max(...times) : null;
  const missing = result.comparisons.made < result.comparisons.expected;
  const cures =
    undecided.length > 0 || missing ? cure(result, reachable ? Math.max(...blocks) : null, time, needs.length) : [];
  return [...seen, ...cures, ...unsteady, ...effectText(result)];
};

const cure = (result: Result, blocks: number | null, time: number | null, known: number): string[] => {
  if (known === 0)
    return [
      'Correct what kept it from being compared (see "Not observed"), or raise gate.time-limit, and run it again.',
    ];
  if (blocks === null) {
    return [
      'More time would not decide it on this machine. Measure on a quieter one, or accept a larger change: raise the tolerance.',
    ];
  }
  const cost = time === null ? '' : `, ${formatDuration(time)} of measuring`;
  const takes = `To decide it takes about ${blocks} blocks${cost}.`;
  const limit = time === null ? 0 : minutes(1.1 * (time + result.time.prepare));
  return limit * 60_000 > result.policy.timeLimit
    ? [
        `${takes} Run it again with --time-limit ${limit}m, or set gate.time-limit: ${limit}m; a quieter machine needs less.`,
      ]
    : [`${takes} Set gate.max-blocks to ${blocks} or more; a quieter machine needs fewer.`];
};

// The head's own policy blocks nothing, and the notices say so.
const effectText = ({ policy }: Result): string[] => {
  if (policy.from === 'head') return [];
  return policy.inconclusive === 'block'
    ? ['The merge is blocked until it is decided (gate.inconclusive: block).']
    : ['The merge is not blocked.'];
};

const tooManyLost = (result: Result): boolean =>
  result.suites.some((it) => it.blocks.discarded > it.blocks.counted / 4);

/** What to do about an invalid run. Sentences in plain text; that nothing is claimed about the change comes first. */
export const invalidSteps = (result: Result): string[] => {
  const claim = 'This says nothing about the change: neither that it is slower nor that it is not.';
  if (result.control.decision === 'off') {
    return [claim, 'The base differed from itself, so this machine was too disturbed. Run it again on a quieter one.'];
  }
  if (tooManyLost(result)) {
    return [claim, 'Correct what made the blocks fail, named below with its side and in its log, and run it again.'];
  }
  return [claim, 'Correct what is named above and run it again.'];
};

/** Whether an inconclusive run is open for another reason than what its comparisons and budgets show. */
export const openElsewhere = ({ verdict, metrics, budgets }: Result): boolean =>
  verdict === 'inconclusive' &&
  !metrics.some((it) => it.primary && (it.decision === 'inconclusive' || it.decision === 'regressed')) &&
  !budgets.some((it) => it.decision === 'exceeded');
