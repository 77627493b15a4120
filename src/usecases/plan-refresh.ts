import { isDeepStrictEqual } from 'node:util';
import type { Configuration, Route, ServiceSuite } from '../config/configuration.ts';
import { suiteHashes } from './baseline/suite-hashes.ts';
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
const whyAlone = (suite: ServiceSuite, previous: Configuration, unfilled: ServiceSuite): string | null => {
  const other = previous.suites.find(({ name }) => name === suite.name);
  if (other === undefined) return 'the previous commit does not have it';
  if (!suite.routes.some((route) => other.routes.some(({ name }) => name === route.name)))
    return 'it has no request in common with the previous commit';
  const changed = redefined(unfilled, previous.unfilled.find(({ name }) => name === suite.name) ?? other);
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
  const suites = chooseSuites(head.suites, input).flatMap((suite): SuitePlan[] => {
    const scenarios = chooseScenarios(suite, input);
    if (scenarios.length === 0) return [];
    const unfilled = head.unfilled.find(({ name }) => name === suite.name) ?? suite;
    const schedule = scheduleOf(suite);
    const planned = (measured: ServiceSuite, base: ServiceSuite, alone: boolean): SuitePlan => ({
      suite: measured,
      own: { base, head: suite },
      schedule,
      solo,
      skipped: null,
      alone,
      hashes: suiteHashes(unfilled, measured, schedule),
    });
    const why = previous === null ? null : whyAlone(suite, previous, unfilled);
    const other = previous?.suites.find(({ name }) => name === suite.name);
    if (other === undefined || why !== null) {
      if (why !== null) notices.push(`Suite ${suite.name} is measured beside itself: ${why}.`);
      return [planned({ ...suite, scenarios }, suite, true)];
    }
    notices.push(...newRequests(suite, other));
    return [planned({ ...sharedSuite(suite, other), scenarios }, other, false)];
  });
  // One configuration rules both sides, as with a file that is named on the command line.
  return { policy: head.policy, policyFrom: 'given', suites, goals: head.goals, notices };
};

/** The same plan with the head on both sides of every suite. */
export const planAlone = (plan: CheckPlan): CheckPlan => ({
  ...plan,
  suites: plan.suites.map((suite) => ({ ...suite, own: { base: suite.own.head, head: suite.own.head }, alone: true })),
});
