import { formatPercent } from '../../core/format.ts';
import { worseningOf } from '../../gate/scale.ts';
import { meanAndDeviation } from '../../statistics/mean-and-deviation.ts';
import { tInterval } from '../../statistics/t-interval.ts';
import { limits } from './limits.ts';
import type { ProofState } from './proof-state.ts';

const fewest = 3;

/**
 * A sentence when the control route moved in an arm: what is not concerned by the regression must stay as it is, or the arm changed
 * more than it should have. Names a route: a stranger's text.
 */
export const controlNote = ({ plan, blocks }: ProofState, arm: string, lead: number): string | null => {
  const of = plan.leads[lead];
  const effects = blocks.flatMap((it) => (it.arm === arm ? (it.reading?.controls[lead] ?? []) : []));
  if (of?.control === null || of?.control === undefined || effects.length < fewest) return null;
  const summary = meanAndDeviation(effects);
  const { low, high } = tInterval(summary, limits.tail);
  const worsening = worseningOf(of.scale, summary.mean);
  const isOff = (low > 0 || high < 0) && Math.abs(worsening) > of.control.tolerance;
  if (!isOff) return null;
  const by = of.scale.kind === 'ratio' ? ` by ${formatPercent(Math.abs(worsening)).replace('+', '')}` : '';
  return `${of.control.route}, which the change leaves as it is, got ${worsening > 0 ? 'worse' : 'better'}${by} in this arm.`;
};
