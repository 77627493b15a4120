import type { Finding } from '../core/result.ts';
import { budgetExceeded, targetMissed } from './budgets.ts';
import { bundleCauses } from './bundle-causes.ts';
import { bundleAsyncGrew, bundleDuplicates, bundleGrew } from './bundle-grew.ts';
import { bundleChunkGrew } from './bundle-chunk-grew.ts';
import { bundleCache, bundleRequests } from './bundle-delivery.ts';
import { bundleHiddenGrowth, bundleUnexplained } from './bundle-rest.ts';
import { connectionsMore } from './connections.ts';
import { errorsAppeared } from './errors-appeared.ts';
import { eventLoopHeld } from './event-loop.ts';
import { memoryGrows } from './memory-grows.ts';
import { createNaming } from './naming.ts';
import { noisyMachine } from './noisy-machine.ts';
import { pageHeavier, pageSlower } from './page.ts';
import { queriesMore, statementNew } from './queries.ts';
import { planChanged, rowsMore } from './rows.ts';
import type { FindingInput, Rule, SizedFinding } from './rule.ts';
import { routeSlower, suiteSlower } from './slower.ts';
import { createWork } from './suite-work.ts';
import { syncCalls } from './sync-calls.ts';
import { memoryPeak, metricWorse } from './worse.ts';

/** Every rule, by the kind of finding that it draws; `bundle-causes` draws one for each kind of cause. */
const rules: Readonly<Record<string, Rule>> = {
  'route-slower': routeSlower,
  'suite-slower': suiteSlower,
  'queries-more': queriesMore,
  'statement-new': statementNew,
  'rows-more': rowsMore,
  'plan-changed': planChanged,
  'sync-calls': syncCalls,
  'connections-more': connectionsMore,
  'memory-grows': memoryGrows,
  'event-loop-held': eventLoopHeld,
  'memory-peak': memoryPeak,
  'metric-worse': metricWorse,
  'budget-exceeded': budgetExceeded,
  'target-missed': targetMissed,
  'errors-appeared': errorsAppeared,
  'bundle-causes': bundleCauses,
  'bundle-grew': bundleGrew,
  'bundle-unexplained': bundleUnexplained,
  'bundle-chunk-grew': bundleChunkGrew,
  'bundle-requests': bundleRequests,
  'bundle-cache': bundleCache,
  'bundle-hidden-growth': bundleHiddenGrowth,
  'bundle-async-grew': bundleAsyncGrew,
  'bundle-duplicates': bundleDuplicates,
  'page-heavier': pageHeavier,
  'page-slower': pageSlower,
  'noisy-machine': noisyMachine,
};

const rank = { blocking: 0, warning: 1, information: 2 } as const satisfies Record<Finding['severity'], number>;

/** Kinds that say what a request now asks for or leaves behind. Time follows from it. */
const causes = new Set(['queries-more', 'rows-more', 'sync-calls', 'connections-more', 'memory-grows']);

const byWeight = (a: SizedFinding, b: SizedFinding): number =>
  rank[a.finding.severity] - rank[b.finding.severity] ||
  Number(causes.has(b.finding.kind)) - Number(causes.has(a.finding.kind)) ||
  b.size - a.size ||
  (a.finding.id < b.finding.id ? -1 : Number(a.finding.id > b.finding.id));

/**
 * What a person should read about a judged run: blocking first; within a severity what explains others, then the biggest change first.
 * An invalid run claims nothing about the change, so only what concerns the machine is left.
 */
export const findings = (input: FindingInput): Finding[] => {
  const nothing = { metrics: [], budgets: [], bundles: [], blocks: [], profiles: [] };
  const trusted: FindingInput = input.verdict === 'invalid' ? { ...input, ...nothing } : input;
  const work = createWork(trusted);
  const places = input.suites.map(({ name }) => ({ suite: name, scenario: null, route: null }));
  const naming = createNaming([...places, ...input.metrics]);
  return Object.values(rules)
    .flatMap((rule) => rule({ ...trusted, naming, work }))
    .toSorted(byWeight)
    .map(({ finding }) => finding);
};
