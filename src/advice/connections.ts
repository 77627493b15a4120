import { countText } from '../core/count-text.ts';
import type { Finding, MetricResult } from '../core/result.ts';
import type { Side } from '../core/side.ts';
import { formatValue } from '../core/format.ts';
import { makeFinding } from './make-finding.ts';
import { evidenceText, worsening } from './phrase.ts';
import { regressed, severityOf } from './regressions.ts';
import type { Rule, RuleInput, SizedFinding, SuiteWork } from './rule.ts';

/** How often, and how long, requests waited for a connection of a pool: "Waits for a connection: 0 → 0.3 per request, …". */
const waitText = ({ blocks }: SuiteWork): string[] => {
  const perRequest = (side: Side): { count: number; time: number } | null => {
    const signals = blocks.flatMap((block) => block.sides[side]?.signals ?? []);
    const requests = signals.reduce(
      (sum, it) => sum + Object.values(it.requests).reduce((all, one) => all + one, 0),
      0,
    );
    const pools = signals.flatMap(({ pool }) => pool ?? []);
    if (requests === 0 || pools.length === 0) return null;
    const sum = (of: 'waits' | 'waitTime'): number => pools.reduce((total, it) => total + it[of], 0) / requests;
    return { count: sum('waits'), time: sum('waitTime') };
  };
  const [base, head] = [perRequest('base'), perRequest('head')];
  if (base === null || head === null || (base.count === 0 && head.count === 0)) return [];
  return [
    `Waits for a connection of a pool: ${countText(base.count)} → ${countText(head.count)} per request, ${formatValue(base.time, 'ms')} → ${formatValue(head.time, 'ms')}.`,
  ];
};

const findingOf = (it: MetricResult, input: RuleInput): SizedFinding => {
  const { suite, scenario, route, metric } = it;
  const work = input.work(suite);
  const finding: Finding = makeFinding({
    identity: { kind: 'connections-more', suite, scenario, route, metric },
    severity: severityOf(input.policy),
    title: `${input.naming.subject(it)} opens ${countText(it.head.value)} database ${countText(it.head.value) === '1' ? 'connection' : 'connections'} per request instead of ${countText(it.base.value)}: past its pool`,
    metric,
    scenario,
    evidence: [evidenceText(it), ...waitText(work)],
    next: 'Take connections from one pool of the process (pool.query, pool.connect and release) instead of opening a client for each request or transaction.',
  });
  return { finding, size: worsening(it) };
};

/** A service that opens connections to its database as it serves requests: its pool is bypassed, or too short-lived. */
export const connectionsMore: Rule = (input) =>
  regressed(input.metrics)
    .filter(({ metric }) => metric === 'db.connections')
    .map((it) => findingOf(it, input));
