import { formatShare, formatValue } from '../core/format.ts';
import type { Finding, MetricResult } from '../core/result.ts';
import type { Side } from '../core/side.ts';
import { median } from '../statistics/quantile.ts';
import { makeFinding } from './make-finding.ts';
import { evidenceText, worsening } from './phrase.ts';
import type { Rule, RuleInput, SizedFinding, SuiteWork } from './rule.ts';
import { workText } from './statement-text.ts';
import { longestCall } from './sync-calls.ts';

/** A rise of the delay that requests notice, ms. */
const noticeable = 5;

const loopText = ({ blocks }: SuiteWork): string[] => {
  const of = (side: Side) => blocks.flatMap((block) => block.sides[side]?.signals?.eventLoop ?? []);
  const middle = (side: Side, what: 'max' | 'utilisation'): number | null => median(of(side).map((it) => it[what]));
  const [busy, busier] = [middle('base', 'utilisation'), middle('head', 'utilisation')];
  const [longest, longer] = [middle('base', 'max'), middle('head', 'max')];
  if (busy === null || busier === null || longest === null || longer === null) return [];
  const share = (value: number): string => formatShare(Math.round(100 * value) / 100);
  return [
    `It is busy ${share(busier)} of the time instead of ${share(busy)}; the longest delay is ${formatValue(longer, 'ms')} instead of ${formatValue(longest, 'ms')}.`,
  ];
};

const findingOf = (it: MetricResult, input: RuleInput): SizedFinding => {
  const { suite, scenario, route, metric } = it;
  const work = input.work(suite);
  const call = longestCall(work.sync);
  const text = (value: number): string => formatValue(value, 'ms');
  const finding: Finding = {
    ...makeFinding({
      identity: { kind: 'event-loop-held', suite, scenario, route, metric },
      severity: 'warning',
      title: `${input.naming.subject(it)} holds its event loop for up to ${text(it.head.value)} (99th percentile) instead of ${text(it.base.value)}`,
      metric,
      scenario,
      evidence: [evidenceText(it), ...loopText(work), ...(call === undefined ? [] : [workText(call, false)])],
      next: 'Look for what computes, or waits synchronously, for more than some milliseconds at a time: split it, move it to a worker thread, or use an asynchronous version.',
    }),
    location: call === undefined ? null : work.locate(call.caller),
  };
  return { finding, size: worsening(it) };
};

/** Timers that come later than on the base, by more than requests can bear: whatever holds the loop holds up all of them. */
export const eventLoopHeld: Rule = (input) =>
  input.metrics
    .filter(
      (it) =>
        it.metric === 'eventloop.delay.p99' &&
        it.decision === 'regressed' &&
        it.head.value - it.base.value >= noticeable,
    )
    .map((it) => findingOf(it, input));
