import {
  type BudgetResult,
  type Decision,
  type Finding,
  isExact,
  type MetricResult,
  type Result,
  type Verdict,
} from '../core/result.ts';
import { surelyWorse } from '../advice/phrase.ts';
import { formatShare } from '../core/format.ts';

interface Face {
  /** For GitHub, where colour comes with the picture. */
  readonly emoji: string;
  /** For terminals: one column wide. */
  readonly sign: string;
  readonly colour: 'green' | 'red' | 'yellow' | 'cyan' | 'dim';
}

export const verdictFaces = {
  pass: { emoji: '✅', sign: '✓', colour: 'green' },
  fail: { emoji: '❌', sign: '✗', colour: 'red' },
  invalid: { emoji: '🚫', sign: '!', colour: 'yellow' },
  inconclusive: { emoji: '❔', sign: '?', colour: 'yellow' },
} as const satisfies Record<Verdict, Face>;

export const decisionFaces = {
  regressed: { emoji: '❌', sign: '✗', colour: 'red' },
  improved: { emoji: '🎉', sign: '✓', colour: 'green' },
  unchanged: { emoji: '✅', sign: '✓', colour: 'dim' },
  inconclusive: { emoji: '❔', sign: '?', colour: 'yellow' },
  invalid: { emoji: '🚫', sign: '!', colour: 'yellow' },
} as const satisfies Record<Decision, Face>;

export const budgetFaces = {
  exceeded: { emoji: '❌', sign: '✗', colour: 'red' },
  'missed-target': { emoji: '⚠️', sign: '!', colour: 'yellow' },
  met: { emoji: '✅', sign: '✓', colour: 'dim' },
} as const satisfies Record<BudgetResult['decision'], Face>;

export const severityFaces = {
  blocking: { emoji: '❌', sign: '✗', colour: 'red' },
  warning: { emoji: '⚠️', sign: '!', colour: 'yellow' },
  information: { emoji: 'ℹ️', sign: 'i', colour: 'cyan' },
} as const satisfies Record<Finding['severity'], Face>;

/** The decision in words. A change that is real but small is called by its name. */
export const decisionText = (it: Pick<MetricResult, 'decision' | 'better' | 'change'>): string => {
  if (it.decision !== 'unchanged') return it.decision;
  return surelyWorse(it) ? 'worse, tolerated' : 'unchanged';
};

export const budgetText = (decision: BudgetResult['decision']): string =>
  decision === 'missed-target' ? 'target missed' : decision;

/** "1 comparison", "1,200 comparisons". */
export const count = (amount: number, noun: string): string =>
  `${amount.toLocaleString('en-US')} ${noun}${amount === 1 ? '' : 's'}`;

/** What a list leaves out and where that is: "12 more comparisons are left out here; result.json has them all." */
export const moreText = (amount: number, noun: string, whole = 'result.json'): string =>
  `${amount.toLocaleString('en-US')} more ${noun}${amount === 1 ? ' is' : 's are'} left out here; ${whole} has them all.`;

/** What of a list is not worth a line: "8 counts that are 0 on both sides are left out." */
export const idleText = (amount: number): string =>
  amount === 1
    ? '1 count that is 0 on both sides is left out.'
    : `${amount.toLocaleString('en-US')} counts that are 0 on both sides are left out.`;

/** "1 time in 100", "3 % of the time". */
const oftenText = (rate: number): string => {
  const times = 1 / rate;
  return Math.abs(times - Math.round(times)) < 1e-6
    ? `1 time in ${Math.round(times)}`
    : `${formatShare(rate)} of the time`;
};

/** What the gate promises about false alarms: "an unchanged pull request is blocked at most 1 time in 100". */
export const falseAlarmText = ({ falseAlarmRate }: Result['policy']): string =>
  `an unchanged pull request is blocked at most ${oftenText(falseAlarmRate)}`;

/** Whether all that decides is exact, such as bytes of files: then no chance is in it. */
export const isAllExact = ({ metrics }: Pick<Result, 'metrics'>): boolean => {
  const primaries = metrics.filter((it) => it.primary);
  return primaries.length > 0 && primaries.every(isExact);
};

export const exactText = 'what decides is counted, not estimated';

/**
 * What a pass promises: "a regression as large as its tolerance is missed at most 1 time in 20". Each end of an interval
 * fails with half of what its confidence leaves; null where nothing was estimated.
 */
export const missText = ({ metrics }: Pick<Result, 'metrics'>): string | null => {
  const confidence = metrics.find((it) => it.primary && !isExact(it))?.change.confidence;
  if (confidence === undefined || !(confidence < 1)) return null;
  return `a regression as large as its tolerance is missed at most ${oftenText(Number(((1 - confidence) / 2).toFixed(6)))}`;
};

/** Whether it passes by what was measured alone. */
export const isPlainPass = ({ verdict, accepted = [] }: Pick<Result, 'verdict' | 'accepted'>): boolean =>
  verdict === 'pass' && accepted.length === 0;

/** The verdict as it is called: a pass that people made possible says so. */
export const verdictText = (result: Pick<Result, 'verdict' | 'accepted'>): string =>
  result.verdict === 'pass' && !isPlainPass(result) ? 'pass (accepted)' : result.verdict;
