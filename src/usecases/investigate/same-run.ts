import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { CheckPlan } from '../plan-check.ts';
import type { Sides } from '../ports.ts';
import { emptyInput } from '../run-input.ts';
import type { EarlierRun } from './ports.ts';

const planSchema = z.looseObject({ policy: z.looseObject({}) });

/** As it comes back from a file, without what does not change what is measured. */
const comparable = (plan: unknown): unknown => {
  const read = planSchema.safeParse(JSON.parse(JSON.stringify(plan ?? null)));
  return read.success ? { ...read.data, policy: { ...read.data.policy, timeLimit: null } } : null;
};

/** Why an earlier run's measurements are not those of this change; null where they are. */
export const whyOther = (earlier: EarlierRun, sides: Sides, plan: CheckPlan): string | null => {
  const { base, head, policy } = earlier.result;
  if (base.tree !== sides.base.tree) return 'its base has another content';
  if (head.tree !== sides.head.tree)
    return sides.head.dirty && head.dirty
      ? 'its head has another content (files of results count, where git does not ignore them)'
      : 'its head has another content';
  if (
    policy.from !== plan.policyFrom ||
    !isDeepStrictEqual(comparable(earlier.plan), comparable(emptyInput(plan, false)))
  )
    return 'it was measured with another configuration';
  return null;
};
