import { isDeepStrictEqual } from 'node:util';
import picomatch from 'picomatch';
import type { Configuration, Goal, Route, ServiceSuite } from '../config/configuration.ts';
import type { Schedule } from '../core/block.ts';
import type { Policy } from '../core/policy.ts';
import type { Result } from '../core/result.ts';
import type { Side } from '../core/side.ts';
import { suiteHashes, type SuiteHashes } from './baseline/suite-hashes.ts';
import { chooseScenarios, chooseSuites, needsSolo, scheduleOf, sharedSuite } from './plan-suites.ts';

export interface SuitePlan {
  /** What is measured, the same for both sides. */
  readonly suite: ServiceSuite;
  /** How each side is installed, built and started: each by its own configuration. */
  readonly own: Readonly<Record<Side, ServiceSuite>>;
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
  readonly suites: readonly SuitePlan[];
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

/** What a side is run by, beside its files. It may change in a configuration that lies outside of the suite's paths. */
const runBy = ({ directory, install, build, start, ready, port, env, setup, teardown }: ServiceSuite) => ({
  directory,
  install,
  build,
  start,
  ready,
  port,
  env,
  setup,
  teardown,
});

const isUntouched = (suite: ServiceSuite, changedFiles: readonly string[]): boolean => {
  const globs = suite.paths ?? [suite.directory === '.' ? '**' : `${suite.directory}/**`];
  const matches = picomatch([...globs], { dot: true });
  return !changedFiles.some((file) => matches(file));
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

  const suites = wanted.flatMap((suite): SuitePlan[] => {
    const ofHead = heads.get(suite.name);
    if (ofHead === undefined) {
      notices.push(`This change takes suite ${suite.name} out of the gate; it was not measured.`);
      return [];
    }
    notices.push(...routeNotices(suite.name, suite.routes, ofHead.routes));
    const scenarios = chooseScenarios(suite, input);
    if (scenarios.length === 0) return [];
    // The head can't change what is asked of it; what it no longer answers can't be asked.
    const measured = { ...sharedSuite(suite, ofHead), scenarios };
    const schedule = scheduleOf(suite);
    const unfilled = ruling.unfilled.find(({ name }) => name === suite.name) ?? suite;
    const untouched =
      onlySuites.length === 0 && isDeepStrictEqual(runBy(suite), runBy(ofHead)) && isUntouched(suite, changedFiles);
    return [
      {
        suite: measured,
        own: { base: suite, head: ofHead },
        schedule,
        solo: needsSolo(ruling.policy),
        skipped: untouched ? 'nothing that it measures has changed' : null,
        alone: false,
        hashes: suiteHashes(unfilled, measured, schedule),
      },
    ];
  });
  const policyFrom = given ? 'given' : base === null ? 'head' : 'base';
  return { policy: ruling.policy, policyFrom, suites, goals: ruling.goals, notices };
};
