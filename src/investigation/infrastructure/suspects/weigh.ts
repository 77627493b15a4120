import type { KnownChange } from './known-change.ts';
import type { MetricEvidence } from './metric-evidence.ts';
import type { SignalEvidence } from './signal-evidence.ts';

/** Below it a change is called weak: nothing but that it was made speaks for it. */
export const weak = 0.3;

const unknownKey = 0.1;
const highest = 0.95;

/** What a rule says of a change before anything measured is looked at. */
const byRule = ({ rule, judgement: { effect, times } }: KnownChange): number => {
  if (rule === null) return unknownKey;
  const isSlight = rule.isSlight === true;
  if (effect === 'better') return 0.05;
  if (effect === 'unclear') return isSlight ? 0.1 : 0.2;
  // From a quarter more to four times as much.
  const size = Math.min(1, Math.max(0, Math.log2(times) / 2));
  return (isSlight ? 0.2 : 0.4) + 0.1 * size;
};

const byMetric = { counter: 0.4, first: 0.25, other: 0.1, none: 0 } as const;

/** How strongly a changed key is suspected, 0 to 1. `acts`: whether it reaches the service where it is measured. */
export const weigh = (change: KnownChange, metrics: MetricEvidence, signals: SignalEvidence, acts: boolean): number => {
  const own = byRule(change);
  if (change.judgement.effect === 'better' || change.rule === null) return own;
  // What only waiting shows is told by the waiting that was read, whatever else got slower.
  const isRefuted = signals.isAgainst && !signals.isMatch && metrics.match !== 'counter';
  const share = change.judgement.effect === 'worse' ? 1 : 0.4;
  const found = isRefuted ? 0 : share * Math.max(byMetric[metrics.match], signals.isMatch ? 0.4 : 0);
  const isAgainst = isRefuted || (found < share * byMetric.first && metrics.isAgainst);
  const sum = (own + found) * (isAgainst ? 0.5 : 1);
  return Math.min(highest, acts ? sum : Math.min(0.25, 0.5 * sum));
};
