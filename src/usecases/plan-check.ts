import { isDeepStrictEqual } from 'node:util';
import picomatch from 'picomatch';
import type { BundleSuite } from '../config/bundle-suite.ts';
import type { Configuration, Goal, MeasuredSuite, Route, Suite } from '../config/configuration.ts';
import type { Schedule } from '../core/block.ts';
import type { Policy } from '../core/policy.ts';
import type { Result } from '../core/result.ts';
import type { Side } from '../core/side.ts';
import { bundleHashes, suiteHashes, type SuiteHashes } from './baseline/suite-hashes.ts';
import type { BundlePlan } from './bundle/bundle-plan.ts';
import { hasVariables } from './bundle/has-variables.ts';
import { runBy } from './run-by.ts';
import { chooseScenarios, chooseSuites, needsSolo, scheduleOf, sharedSuite } from './plan-suites.ts';

export interface SuitePlan {
  /** What is measured, the same for both sides. */
  readonly suite: MeasuredSuite;
  /** How each side is installed, built and started: each by its own configuration. Of the same type as `suite`. */
  readonly own: Readonly<Record<Side, MeasuredSuite>>;
  readonly schedule: Schedule;
  /** Whether budgets need the head measured alone. */
  readonly solo: boolean;
  /** Why the suite is not measured, or null. */
  readonly skipped: string | null;
  /** Whether the head stands on both sides: there is no base to set it beside. */
  readonly alone: boolean;
  /** Of what is measured, for the stored record. */
  readonly hashes: SuiteHashes;
}

export interface CheckPlan {
  readonly policy: Policy;
  readonly policyFrom: Result['policy']['from'];
  /** Measured in blocks. */
  readonly suites: readonly SuitePlan[];
  readonly bundles: readonly BundlePlan[];
  readonly goals: readonly Goal[];
  readonly notices: readonly string[];
}

export interface PlanInput {
  /** The base's configuration, null where it has none. */
  readonly base: Configuration | null;
  readonly head: Configuration;
  /** Whether `head` came from a file that is not part of the repository: then it rules both sides. */
  readonly given: boolean;
  readonly changedFiles: readonly string[];
  /** Names from the command line; empty for all. A suite that is named is measured whatever changed. */
  readonly onlySuites: readonly string[];
  readonly onlyScenarios: readonly string[];
}

const routeNotices = (suite: string, base: readonly Route[], head: readonly Route[]): string[] => {
  const names = (routes: readonly Route[]): Set<string> => new Set(routes.map((route) => route.name));
  const inBase = names(base);
  const inHead = names(head);
  if (!base.some((route) => inHead.has(route.name)))
    return [`Suite ${suite}: this change has none of the base's requests; both sides are asked those of the base.`];
  return [
    ...head
      .filter((route) => !inBase.has(route.name))
      .map((route) => `Suite ${suite}: request "${route.name}" is new and is compared after the merge.`),
    ...base
      .filter((route) => !inHead.has(route.name))
      .map(
        (route) => `Suite ${suite}: this change takes request "${route.name}" out of the gate; it was not measured.`,
      ),
  ];
};

const isUntouched = (suite: Suite, changedFiles: readonly string[]): boolean => {
  const globs = suite.paths ?? [suite.directory === '.' ? '**' : `${suite.directory}/**`];
  const matches = picomatch([...globs], { dot: true });
  return !changedFiles.some((file) => matches(file));
};

/** What both sides are measured by; null where the run asks for other scenarios. */
const measuredOf = (suite: MeasuredSuite, ofHead: MeasuredSuite, chosen: PlanInput): MeasuredSuite | null => {
  if (suite.type === 'page' || ofHead.type === 'page') return suite;
  const scenarios = chooseScenarios(suite, chosen);
  // The head can't change what is asked of it; what it no longer answers can't be asked.
  return scenarios.length === 0 ? null : { ...sharedSuite(suite, ofHead), scenarios };
};

/**
 * Decides what is measured and by which policy. Commands come from each side's own configuration; requests, scenarios
 * and policy from the base, so that a change can't loosen the gate that judges it. Throws a UsageError for names that
 * the configuration doesn't have.
 */
export const planCheck = (input: PlanInput): CheckPlan => {
  const { base, head, given, changedFiles, onlySuites } = input;
  const ruling = given ? head : (base ?? head);
  const other = given || base === null ? ruling : head;
  const wanted = chooseSuites(ruling.suites, input);
  const notices = [...ruling.notices];
  const heads = new Map(other.suites.map((suite) => [suite.name, suite]));
  for (const { name } of other.suites)
    if (!ruling.suites.some((suite) => suite.name === name))
      notices.push(`Suite ${name} is new in this change: it is compared after the merge, when the base has it too.`);

  const suites: SuitePlan[] = [];
  const bundles: BundlePlan[] = [];
  const skippedOf = (suite: Suite, ofHead: Suite): string | null => {
    const untouched =
      onlySuites.length === 0 && isDeepStrictEqual(runBy(suite), runBy(ofHead)) && isUntouched(suite, changedFiles);
    return untouched ? 'nothing that it measures has changed' : null;
  };
  const planMeasured = (suite: MeasuredSuite, ofHead: MeasuredSuite, unfilled: MeasuredSuite): void => {
    const measured = measuredOf(suite, ofHead, input);
    if (measured === null) return;
    if (suite.type === 'service' && ofHead.type === 'service')
      notices.push(...routeNotices(suite.name, suite.routes, ofHead.routes));
    const schedule = scheduleOf(suite);
    suites.push({
      suite: measured,
      own: { base: suite, head: ofHead },
      schedule,
      solo: suite.type === 'service' && needsSolo(ruling.policy),
      skipped: skippedOf(suite, ofHead),
      alone: false,
      hashes: suiteHashes(unfilled, measured, schedule),
    });
  };
  const planBundle = (suite: BundleSuite, ofHead: BundleSuite, unfilled: BundleSuite): void => {
    bundles.push({
      suite,
      own: { base: suite, head: ofHead },
      skipped: skippedOf(suite, ofHead),
      alone: false,
      hashes: bundleHashes(unfilled),
      hasVariables: hasVariables(unfilled),
      measurement: null,
    });
  };
  for (const suite of wanted) {
    const ofHead = heads.get(suite.name);
    const unfilled = ruling.unfilled.find(({ name }) => name === suite.name) ?? suite;
    if (ofHead === undefined || ofHead.type !== suite.type)
      notices.push(`This change takes suite ${suite.name} out of the gate; it was not measured.`);
    else if (suite.type === 'bundle' && ofHead.type === 'bundle' && unfilled.type === 'bundle')
      planBundle(suite, ofHead, unfilled);
    else if (suite.type !== 'bundle' && ofHead.type !== 'bundle' && unfilled.type !== 'bundle')
      planMeasured(suite, ofHead, unfilled);
  }
  const policyFrom = given ? 'given' : base === null ? 'head' : 'base';
  return { policy: ruling.policy, policyFrom, suites, bundles, goals: ruling.goals, notices };
};
