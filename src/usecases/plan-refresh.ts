import { isDeepStrictEqual } from 'node:util';
import type { BundleSuite } from '../config/bundle-suite.ts';
import type { Configuration, MeasuredSuite, Route, ServiceSuite, Suite } from '../config/configuration.ts';
import { bundleHashes, suiteHashes } from './baseline/suite-hashes.ts';
import type { BundlePlan } from './bundle/bundle-plan.ts';
import { hasVariables } from './bundle/has-variables.ts';
import type { CheckPlan, SuitePlan } from './plan-check.ts';
import { chooseScenarios, chooseSuites, needsSolo, quote, scheduleOf, sharedSuite } from './plan-suites.ts';

export interface RefreshPlanInput {
  /** The configuration of the commit that is recorded: it rules. */
  readonly head: Configuration;
  /** That of the commit it is measured beside, null where there is none or it is unreadable. */
  readonly previous: Configuration | null;
  readonly onlySuites: readonly string[];
  readonly onlyScenarios: readonly string[];
}

const definition = ({ method, path, params, headers, body, expect }: Route) => ({
  method,
  path,
  params,
  headers,
  body,
  expect,
});

/** Requests of the same name that ask something else: the previous commit may answer them differently, or not at all. */
const redefined = (suite: ServiceSuite, previous: ServiceSuite): string[] =>
  suite.routes.flatMap((route) => {
    const other = previous.routes.find(({ name }) => name === route.name);
    return other === undefined || isDeepStrictEqual(definition(route), definition(other)) ? [] : [route.name];
  });

/** Why a suite can't be measured beside the previous commit, or null. */
const whyAlone = (suite: Suite, previous: Configuration, unfilled: Suite): string | null => {
  const other = previous.suites.find(({ name }) => name === suite.name);
  if (other?.type !== suite.type) return 'the previous commit does not have it';
  if (suite.type !== 'service' || other.type !== 'service' || unfilled.type !== 'service') return null;
  if (!suite.routes.some((route) => other.routes.some(({ name }) => name === route.name)))
    return 'it has no request in common with the previous commit';
  const before = previous.unfilled.find(({ name }) => name === suite.name);
  const changed = redefined(unfilled, before?.type === 'service' ? before : other);
  if (changed.length > 0) return `the meaning of request ${quote(changed)} has changed`;
  return null;
};

const newRequests = (suite: ServiceSuite, other: ServiceSuite): string[] => {
  const added = suite.routes.map(({ name }) => name).filter((name) => !other.routes.some((it) => it.name === name));
  return added.length === 0
    ? []
    : [`Suite ${suite.name}: request ${quote(added)} is new and is recorded from the next refresh on.`];
};

/**
 * Decides what a refresh measures: every suite, whatever changed, by the head's own configuration and policy. A suite that
 * the previous commit can't be asked about stands beside itself. Throws a UsageError for names that there are not.
 */
export const planRefresh = (input: RefreshPlanInput): CheckPlan => {
  const { head, previous } = input;
  const solo = needsSolo(head.policy);
  const notices = [...head.notices];
  const suites: SuitePlan[] = [];
  const bundles: BundlePlan[] = [];
  const planService = (suite: ServiceSuite, other: ServiceSuite | null, unfilled: MeasuredSuite): void => {
    const scenarios = chooseScenarios(suite, input);
    if (scenarios.length === 0) return;
    if (other !== null) notices.push(...newRequests(suite, other));
    planMeasured(suite, other, { ...(other === null ? suite : sharedSuite(suite, other)), scenarios }, unfilled);
  };
  const planMeasured = (
    suite: MeasuredSuite,
    other: MeasuredSuite | null,
    measured: MeasuredSuite,
    unfilled: MeasuredSuite,
  ): void => {
    const schedule = scheduleOf(suite);
    suites.push({
      suite: measured,
      own: { base: other ?? suite, head: suite },
      schedule,
      solo: suite.type === 'service' && solo,
      skipped: null,
      alone: other === null,
      hashes: suiteHashes(unfilled, measured, schedule),
    });
  };
  const planBundle = (suite: BundleSuite, other: BundleSuite | null, unfilled: BundleSuite): void => {
    bundles.push({
      suite,
      own: { base: other ?? suite, head: suite },
      skipped: null,
      alone: other === null,
      hashes: bundleHashes(unfilled),
      hasVariables: hasVariables(unfilled),
      measurement: null,
    });
  };
  for (const suite of chooseSuites(head.suites, input)) {
    const unfilled = head.unfilled.find(({ name }) => name === suite.name) ?? suite;
    const why = previous === null ? null : whyAlone(suite, previous, unfilled);
    const found = why === null ? previous?.suites.find(({ name }) => name === suite.name) : undefined;
    const other = found ?? null;
    if (why !== null) notices.push(`Suite ${suite.name} is measured beside itself: ${why}.`);
    if (suite.type === 'bundle' && unfilled.type === 'bundle')
      planBundle(suite, other?.type === 'bundle' ? other : null, unfilled);
    if (suite.type === 'page' && unfilled.type === 'page')
      planMeasured(suite, other?.type === 'page' ? other : null, suite, unfilled);
    if (suite.type === 'service' && unfilled.type === 'service')
      planService(suite, other?.type === 'service' ? other : null, unfilled);
  }
  // One configuration rules both sides, as with a file that is named on the command line.
  return { policy: head.policy, policyFrom: 'given', suites, bundles, goals: head.goals, notices };
};

const beside = <Plan extends SuitePlan | BundlePlan>(plan: Plan): Plan => ({
  ...plan,
  own: { base: plan.own.head, head: plan.own.head },
  alone: true,
});

/**
 * The same plan with the head on both sides of every suite. Bundles that have been measured stay as they were, and so do those whose
 * base is at hand: it need not be built.
 */
export const planAlone = (plan: CheckPlan, atHand: ReadonlySet<string> = new Set()): CheckPlan => ({
  ...plan,
  suites: plan.suites.map((suite) => beside(suite)),
  bundles: plan.bundles.map((it) => (it.measurement !== null || atHand.has(it.suite.name) ? it : beside(it))),
});
