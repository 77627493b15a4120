import { isDeepStrictEqual } from 'node:util';
import { metricOf } from '../../core/metrics.ts';
import type { Judgement } from '../../gate/judge-input.ts';
import { placeKey, placesOf } from '../../gate/places.ts';
import type { Upload } from '../../measure/upload/read-upload.ts';
import type { BundlePlan } from '../bundle/bundle-plan.ts';
import type { CheckPlan, SuitePlan } from '../plan-check.ts';
import { emptyInput } from '../run-input.ts';

const hearsay =
  'Judged from the raw data of the measuring run, by the policy of the base. ' +
  "Machine, seed and times are that run's own words, and so is that anything was measured at all.";

/** A plan as it is kept, but for what may differ between two that ask for the same. */
const comparable = (input: unknown): unknown => {
  const { policy, blockTime: _, bundles = [], ...rest } = Object(JSON.parse(JSON.stringify(input)));
  const planned = Array.isArray(bundles) ? bundles.map((it) => ({ ...Object(it), measurement: null })) : bundles;
  return { ...rest, bundles: planned, policy: { ...Object(policy), timeLimit: null } };
};

const mostNames = 5;

/** Comparisons that decide and were not made: a reason for each is in `absent`, and is what the run said. */
const unobserved = (plan: CheckPlan, { metrics }: Judgement): string[] =>
  emptyInput(plan, false).suites.flatMap((suite) => {
    const made = new Set(metrics.filter((it) => it.suite === suite.name).map(placeKey));
    if (suite.skipped !== null || made.size === 0) return [];
    const without = placesOf(suite, plan.policy).filter((place) => place.primary && !made.has(placeKey(place)));
    if (without.length === 0) return [];
    const titles = [...new Set(without.map(({ metric }) => metricOf(metric).title))].join(', ');
    return [`${suite.name}: of ${titles} the run says that not all could be observed, so not all is compared.`];
  });

/** What a reader should know of a verdict that was recomputed from an upload: sentences, none of which changes it. */
export const uploadNotices = (upload: Upload, plan: CheckPlan, judgement: Judgement): string[] => {
  const { verdict } = judgement;
  const { result, blocks, bundles } = upload;
  const expectedOf = (plans: readonly (SuitePlan | BundlePlan)[]): Set<string> =>
    new Set(plans.flatMap(({ suite, skipped }) => (skipped === null ? [suite.name] : [])));
  const measured = { blocks: expectedOf(plan.suites), bundles: expectedOf(plan.bundles) };
  const ignored = [
    ...new Set(blocks.map(({ suite }) => suite).filter((name) => !measured.blocks.has(name))),
    ...bundles.map(({ suite }) => suite).filter((name) => !measured.bundles.has(name)),
  ];
  const otherPlan =
    upload.plan !== null && !isDeepStrictEqual(comparable(upload.plan), comparable(emptyInput(plan, false)));
  return [
    hearsay,
    ...(result !== null && result.verdict !== verdict
      ? [`The run itself came to "${result.verdict}"; that does not count.`]
      : []),
    ...(otherPlan
      ? ['The run planned something else than the configuration of the base says; that does not count.']
      : []),
    ...unobserved(plan, judgement),
    ...(ignored.length > 0
      ? [`What was measured of ${ignored.slice(0, mostNames).join(', ')} was not looked at: nothing is expected of it.`]
      : []),
  ];
};
