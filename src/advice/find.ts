import type { Finding } from '../core/result.ts';
import { budgetExceeded, targetMissed } from './budgets.ts';
import { bundleCauses } from './bundle-causes.ts';
import { bundleAsyncGrew, bundleDuplicates, bundleGrew } from './bundle-grew.ts';
import { bundleHiddenGrowth, bundleUnexplained } from './bundle-rest.ts';
import { errorsAppeared } from './errors-appeared.ts';
import { createNaming } from './naming.ts';
import { noisyMachine } from './noisy-machine.ts';
import { pageHeavier, pageSlower } from './page.ts';
import type { FindingInput, Rule, SizedFinding } from './rule.ts';
import { routeSlower, suiteSlower } from './slower.ts';
import { memoryPeak, metricWorse } from './worse.ts';

/** Every rule, by the kind of finding that it draws; `bundle-causes` draws one for each kind of cause. */
const rules: Readonly<Record<string, Rule>> = {
  'route-slower': routeSlower,
  'suite-slower': suiteSlower,
  'memory-peak': memoryPeak,
  'metric-worse': metricWorse,
  'budget-exceeded': budgetExceeded,
  'target-missed': targetMissed,
  'errors-appeared': errorsAppeared,
  'bundle-causes': bundleCauses,
  'bundle-grew': bundleGrew,
  'bundle-unexplained': bundleUnexplained,
  'bundle-hidden-growth': bundleHiddenGrowth,
  'bundle-async-grew': bundleAsyncGrew,
  'bundle-duplicates': bundleDuplicates,
  'page-heavier': pageHeavier,
  'page-slower': pageSlower,
  'noisy-machine': noisyMachine,
};

const rank = { blocking: 0, warning: 1, information: 2 } as const satisfies Record<Finding['severity'], number>;

const byWeight = (a: SizedFinding, b: SizedFinding): number =>
  rank[a.finding.severity] - rank[b.finding.severity] ||
  b.size - a.size ||
  (a.finding.id < b.finding.id ? -1 : Number(a.finding.id > b.finding.id));

/**
 * What a person should read about a judged run: blocking first, the biggest change first within a severity.
 * An invalid run claims nothing about the change, so only what concerns the machine is left.
 */
export const findings = (input: FindingInput): Finding[] => {
  const trusted = input.verdict === 'invalid' ? { ...input, metrics: [], budgets: [], bundles: [] } : input;
  const places = input.suites.map(({ name }) => ({ suite: name, scenario: null, route: null }));
  const naming = createNaming([...places, ...input.metrics]);
  return Object.values(rules)
    .flatMap((rule) => rule({ ...trusted, naming }))
    .toSorted(byWeight)
    .map(({ finding }) => finding);
};
