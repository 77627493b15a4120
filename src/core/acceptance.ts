import { z } from 'zod';

/**
 * A person's decision that a worsening may stay. It covers what was seen when it was made and nothing worse: the metric at
 * the places that had worsened, up to `most` at each.
 */
export const acceptanceSchema = z.object({
  /** Metric identifier, or a finding's id. */
  target: z.string(),
  /** What it covers. `most`: the relative change at most, 0.2 is +20 % of the base; null for a budget, whose bound is `value`. */
  covers: z.array(
    z.object({
      suite: z.string(),
      scenario: z.string().nullable(),
      route: z.string().nullable(),
      metric: z.string(),
      most: z.number().nullable(),
      /** The head's value at most (at least, where higher is better), in the metric's unit; null where only the change is bounded. */
      value: z.number().nullable(),
    }),
  ),
  reason: z.string(),
  /** Login. */
  by: z.string(),
  /** ISO 8601. */
  at: z.string(),
  /** ISO 8601: from then on it covers nothing. */
  until: z.string(),
});

export type Acceptance = z.infer<typeof acceptanceSchema>;
export type AcceptedPlace = Acceptance['covers'][number];
