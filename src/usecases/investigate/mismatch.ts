import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Side } from '../../core/side.ts';
import { printable } from '../../measure/workspace/output-tail.ts';
import type { CheckPlan } from '../plan-check.ts';
import { quote } from '../plan-suites.ts';
import type { Sides } from '../ports.ts';
import { emptyInput } from '../run-input.ts';
import type { EarlierRun } from './ports.ts';

/** Why an earlier run's measurements are not those of this change. */
export interface Mismatch {
  /** Everything that is not the same: "its head was …, and now it is …; …". */
  readonly what: string;
  /** What to do, sentences. */
  readonly cure: string;
}

const suiteSchema = z.looseObject({ name: z.string(), skipped: z.string().nullable() });
const planSchema = z.looseObject({
  policy: z.looseObject({}),
  policyFrom: z.string(),
  suites: z.array(suiteSchema),
  bundles: z.array(suiteSchema).default([]),
});

type Plan = Pick<z.infer<typeof planSchema>, 'policy' | 'policyFrom' | 'suites'>;

/** As it comes back from a file, without what does not change what is measured: what is not measured at all, and the time for it. */
const comparable = (plan: unknown): Plan | null => {
  const read = planSchema.safeParse(JSON.parse(JSON.stringify(plan ?? null)));
  if (!read.success) return null;
  const { policy, policyFrom, suites, bundles } = read.data;
  return {
    policy: { ...policy, timeLimit: null },
    policyFrom,
    suites: [...suites, ...bundles].filter(({ skipped }) => skipped === null),
  };
};

const measuredBy = ({ suites }: Plan): string[] => suites.map(({ name }) => name);

const namesOf = (names: readonly string[]): string =>
  names.length === 0 ? 'nothing' : quote(names.map((it) => printable(it, 60)));

/** What each of them measures, and by which rules. */
const ofPlans = (earlier: unknown, plan: CheckPlan): string[] => {
  const [then, now] = [comparable(earlier), comparable(emptyInput(plan, false))];
  if (then === null || now === null) return ['it was measured with another configuration'];
  const [were, are] = [measuredBy(then), measuredBy(now)];
  if (!isDeepStrictEqual(were.toSorted(), are.toSorted()))
    return [`it measured ${namesOf(were)}, and now it would be ${namesOf(are)}`];
  const others = then.suites.filter((it) => !now.suites.some((suite) => isDeepStrictEqual(it, suite)));
  const isOtherPolicy = then.policyFrom !== now.policyFrom || !isDeepStrictEqual(then.policy, now.policy);
  return [
    ...(others.length === 0 ? [] : [`${namesOf(others.map(({ name }) => name))} had other requests or scenarios`]),
    ...(isOtherPolicy ? ['it was judged by other rules of the configuration'] : []),
  ];
};

interface Told {
  readonly ref: string;
  readonly commit: string;
  readonly dirty?: boolean;
}

const sideText = ({ ref, commit, dirty = false }: Told): string =>
  `${printable(ref, 80)} (${printable(commit.slice(0, 10))}${dirty ? ', with uncommitted work' : ''})`;

/** null: its measurements are those of this change. What is told of the earlier run comes out of its files. */
export const mismatchOf = (earlier: EarlierRun, sides: Sides, plan: CheckPlan): Mismatch | null => {
  const { result } = earlier;
  const moved = (['base', 'head'] as const satisfies readonly Side[]).filter(
    (side) => result[side].tree !== sides[side].tree,
  );
  const rules = ofPlans(earlier.plan, plan);
  if (moved.length + rules.length === 0) return null;
  const what = [
    ...moved.map((side) => `its ${side} was ${sideText(result[side])}, and now it is ${sideText(sides[side])}`),
    ...rules,
  ];
  const given = [
    ...(moved.length === 0 || result.head.dirty
      ? []
      : [`--base ${printable(result.base.commit, 64)} --head ${printable(result.head.commit, 64)}`]),
    ...(rules.length === 0 ? [] : ['the --config, --suite and --scenario that it was given']),
  ];
  const isGone = moved.includes('head') && result.head.dirty;
  return {
    what: what.join('; '),
    cure: [
      ...(isGone ? ['Its head was a working tree: to go on with it, bring back the files as they were.'] : []),
      ...(given.length === 0 ? [] : [`To go on with it, give ${given.join(', and ')}.`]),
      'To measure this change anew, leave --result out, or say with --out where the new run is to be written.',
    ].join(' '),
  };
};
