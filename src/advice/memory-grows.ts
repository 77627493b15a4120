import { formatValue } from '../core/format.ts';
import type { Finding, MetricResult } from '../core/result.ts';
import type { Side } from '../core/side.ts';
import { median } from '../statistics/quantile.ts';
import { functionText } from './functions.ts';
import { makeFinding } from './make-finding.ts';
import { changePhrase, evidenceText, worsening } from './phrase.ts';
import { regressed, severityOf } from './regressions.ts';
import type { Rule, RuleInput, SizedFinding, SuiteWork } from './rule.ts';

const gigabyte = 1e9;

/** "1 GB more after 4.7 million requests". */
const untilText = (growth: number): string => {
  const requests = gigabyte / growth;
  const text =
    requests >= 1e6
      ? `${Number((requests / 1e6).toPrecision(2))} million`
      : Math.round(requests).toLocaleString('en-US');
  return `1 GB more after ${text} requests`;
};

const heapText = ({ blocks }: SuiteWork, side: Side): string[] => {
  const heaps = blocks.flatMap((block) => block.sides[side]?.signals?.heap ?? []);
  const [before, after, requests] = [
    median(heaps.map((it) => it.before)),
    median(heaps.map((it) => it.after)),
    median(heaps.map((it) => it.requests)),
  ];
  if (before === null || after === null || requests === null) return [];
  return [
    `Heap after a collection on ${side}: ${formatValue(before, 'bytes')} before and ${formatValue(after, 'bytes')} after ${Math.round(requests).toLocaleString('en-US')} requests (middle of ${heaps.length} blocks).`,
  ];
};

/** How many times the tolerance it is: growth has no share of a base. */
const sizeOf = (it: MetricResult): number => worsening(it) / Math.max(1, it.tolerance);

const findingOf = (it: MetricResult, input: RuleInput): SizedFinding => {
  const { suite, scenario, route, metric } = it;
  const work = input.work(suite);
  const growth = it.head.value;
  const { survivors } = work.functions;
  const [first] = survivors;
  const place = first === undefined || first.line === null ? '' : `${first.path}:${first.line}`;
  const finding: Finding = {
    ...makeFinding({
      identity: { kind: 'memory-grows', suite, scenario, route, metric },
      severity: severityOf(input.policy),
      title: `${input.naming.subject(it)} ${changePhrase(it)}${growth > 0 ? `: ${untilText(growth)}` : ''}`,
      metric,
      scenario,
      evidence: [
        evidenceText(it),
        ...heapText(work, 'base'),
        ...heapText(work, 'head'),
        ...survivors.map((fn) => functionText(fn, 'survivors')),
      ],
      next: 'Remove what is kept on an event that surely comes (close, not finish), or bound it: an LRU cache, a WeakMap, once instead of on.',
    }),
    location: place === '' ? null : work.locate(place),
  };
  return { finding, size: sizeOf(it) };
};

/** A service that keeps more of each request than it did: a leak, or a cache without a bound. */
export const memoryGrows: Rule = (input) =>
  regressed(input.metrics)
    .filter(({ metric }) => metric === 'memory.growth')
    .map((it) => findingOf(it, input));
