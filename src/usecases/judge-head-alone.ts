import { formatValue } from '../core/format.ts';
import { metricOf } from '../core/metrics.ts';
import type { BudgetResult } from '../core/result.ts';
import type { Judgement } from '../gate/judge-input.ts';
import { placeText, titleAtStart } from '../gate/wording.ts';
import type { HeadAlone } from './measure-head-alone.ts';

const exceededText = ({ metric, value, limit, ...place }: BudgetResult): string => {
  const { unit } = metricOf(metric);
  const bound = limit === null ? '' : `, beyond its limit of ${formatValue(limit, unit)}`;
  return `${titleAtStart(metric)} in ${placeText({ ...place, metric })} is ${formatValue(value, unit)}${bound}.`;
};

/**
 * The judgement of a run without a base: invalid for `reason`, whatever the head alone showed; its budgets are told all the same.
 * No control is told of: reports say that it compares the base with itself, and this was the head.
 */
export const judgeHeadAlone = ({ judgement }: Pick<HeadAlone, 'judgement'>, reason: string): Judgement => ({
  ...judgement,
  verdict: 'invalid',
  control: { decision: 'none', blocks: 0, comparisons: [] },
  suites: judgement.suites.map((suite) => ({ ...suite, blocks: { ...suite.blocks, control: 0 } })),
  reasons: [reason, ...judgement.budgets.filter(({ decision }) => decision === 'exceeded').map(exceededText)],
  notices: [],
});
