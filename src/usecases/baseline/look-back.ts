import type { Finding, MetricResult, Result } from '../../core/result.ts';
import type { CheckPlan } from '../plan-check.ts';
import { besideRecords } from './beside-record.ts';
import { creepsOf } from './creep.ts';
import { describeStored } from './describe-stored.ts';
import { goalsOf, type ResolvedGoal } from './goals.ts';
import type { Stored } from './read-stored.ts';
import { trendsOf, type TrendRun } from './trends.ts';

export interface LookBack {
  /** As it was carried out. */
  readonly plan: CheckPlan;
  /** What the run measured. */
  readonly metrics: readonly MetricResult[];
  /** Whether that is the head beside itself, because there was no base. */
  readonly withoutBase: boolean;
  readonly stored: Stored;
  readonly goals: readonly ResolvedGoal[];
  /** Commits. */
  readonly base: string;
  readonly head: string;
  /** Start of the run, ISO 8601. */
  readonly at: string;
  readonly purpose: 'check' | 'refresh';
}

/** What a result says beside the judgement. */
export interface History extends Pick<Result, 'baseline' | 'trends' | 'goals'> {
  readonly notices: readonly string[];
  readonly information: readonly Finding[];
}

const unrecorded = ({ suites, bundles }: CheckPlan, metrics: readonly MetricResult[]): string[] => {
  const isWithout = ({ suite }: { readonly suite: { readonly name: string } }): boolean =>
    !metrics.some((it) => it.suite === suite.name);
  return [
    ...suites
      .filter(isWithout)
      .map(({ suite: { name } }) => `Nothing was recorded of suite ${name}: too few of its blocks counted.`),
    ...bundles
      .filter(isWithout)
      .map(({ suite: { name } }) => `Nothing was recorded of suite ${name}: its build could not be measured.`),
  ];
};

/** What the stored record adds to a result. None of it changes the verdict. */
export const lookBack = (given: LookBack): History => {
  const { plan, metrics, stored, goals, purpose, withoutBase } = given;
  const all = [...plan.suites, ...plan.bundles];
  const unpaired = all.filter(({ alone }) => alone || withoutBase).map(({ suite }) => suite.name);
  const run: TrendRun = {
    base: given.base,
    head: given.head,
    at: given.at,
    unpaired: new Set(unpaired),
    recorded: purpose === 'refresh',
    hashes: new Map(all.map(({ suite: { name }, hashes }) => [name, hashes])),
  };
  return {
    baseline: describeStored(stored, purpose === 'refresh'),
    trends: trendsOf(stored, metrics, run),
    goals: goalsOf(goals, stored, metrics, run),
    notices:
      purpose === 'refresh'
        ? [...unrecorded(plan, metrics), ...creepsOf(stored, metrics, run, plan.policy.falseAlarmRate)]
        : [],
    information: withoutBase ? besideRecords(metrics, stored, run.hashes) : [],
  };
};
