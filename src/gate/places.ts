import { defaultPolicy, type Policy } from '../core/policy.ts';
import { isPagePrimary, isPrimary } from '../core/primary.ts';
import type { SuiteShape } from './judge-input.ts';

/** Where a comparison stands within its suite. `scenario` and `route` are null where they do not apply. */
export interface Place {
  readonly metric: string;
  readonly scenario: string | null;
  readonly route: string | null;
}

/** A place of a suite, with whether its comparison decides the verdict. */
export interface PlannedPlace extends Place {
  readonly primary: boolean;
}

/** A text that is the same for the same place only. */
export const placeKey = ({ metric, scenario, route }: Place): string => JSON.stringify([scenario, route, metric]);

const answers = ['latency.mean', 'latency.p50', 'latency.p95', 'latency.p99'] as const;
const ofAnyRoute = [...answers, 'errors.rate'] as const;
const ofRoute = [...ofAnyRoute, 'throughput', 'cpu.per-request', 'allocation.per-request'] as const;
const ofWhole = [...ofRoute, 'gc.pause'] as const;
const ofProcess = ['memory.rss.peak'] as const;

const ofPage = [
  'page.lcp',
  'page.tbt',
  'page.fcp',
  'page.si',
  'page.cls',
  'page.transfer',
  'page.requests',
  'page.script-bytes',
  'page.script-cpu',
] as const;

/**
 * Every comparison that a suite could give: whole-suite metrics and, with several routes, metrics of each route in every
 * scenario; then what belongs to the processes rather than to a scenario.
 *
 * Under an open model routes are only seen mixed: answers can be told apart by route, the cost of a request can't.
 *
 * A page has no scenarios and no routes. Which of its comparisons decide is up to the policy; those of a service are not.
 */
export const placesOf = (suite: SuiteShape, policy: Pick<Policy, 'tolerance'> = defaultPolicy): PlannedPlace[] => {
  if (suite.type === 'page') {
    return ofPage.map((metric) => ({ metric, scenario: null, route: null, primary: isPagePrimary(metric, policy) }));
  }
  const { schedule, routes } = suite;
  const closed = new Set(suite.scenarios.filter(({ model }) => model === 'closed').map(({ name }) => name));
  const inScenarios = suite.scenarios.flatMap(({ name: scenario, model }) => {
    const closedElsewhere = [...closed].some((other) => other !== scenario);
    const planned = (metric: string, route: string | null): PlannedPlace => ({
      metric,
      scenario,
      route,
      primary: isPrimary({ metric, route, model, schedule, closedElsewhere }),
    });
    const whole = ofWhole.map((metric) => planned(metric, null));
    const metrics = model === 'open' ? ofAnyRoute : ofRoute;
    const single =
      routes.length > 1 ? routes.flatMap(({ name }) => metrics.map((metric) => planned(metric, name))) : [];
    return [...whole, ...single];
  });
  if (inScenarios.length === 0) return [];
  const process = ofProcess.map((metric) => ({
    metric,
    scenario: null,
    route: null,
    primary: isPrimary({ metric, route: null, model: 'closed', schedule, closedElsewhere: false }),
  }));
  return [...inScenarios, ...process];
};
