import { z } from 'zod';

const perRequest = z.number();

/** One function on both sides, per request. Identity: path (from the service's directory, or "pkg@version/…") and name. */
const profiledFunction = z.strictObject({
  name: z.string(),
  /** "src/search.js"; "node:internal/…" for Node's own; "" for what V8 does itself ("(garbage collector)"). */
  path: z.string(),
  /** Line of the function at head, from 1; of the base where only that has it. null where it is not known. */
  line: z.int().min(1).nullable(),
  package: z.string().nullable(),
  /** Time in the function itself and with everything that it calls, µs per request; of allocation profiles bytes per request. */
  base: z.strictObject({ self: perRequest, total: perRequest }),
  head: z.strictObject({ self: perRequest, total: perRequest }),
  /** Difference of totals with a bootstrap interval over slices of the profile. */
  change: z.strictObject({ estimate: perRequest, low: perRequest, high: perRequest }),
});

/** A node of the differential flame graph: children by what they cost on either side. */
export interface FlameNode {
  readonly name: string;
  readonly path: string;
  readonly line: number | null;
  /** Per request, with everything below. */
  readonly base: number;
  readonly head: number;
  readonly children: readonly FlameNode[];
}

export const flameNodeSchema: z.ZodType<FlameNode> = z.lazy(() =>
  z.strictObject({
    name: z.string(),
    path: z.string(),
    line: z.int().nullable(),
    base: z.number(),
    head: z.number(),
    children: z.array(flameNodeSchema),
  }),
);

/** What the profiles of both sides of one suite say together. Kept as raw/<suite>-profile.json beside the profiles themselves. */
export const profileDifferenceSchema = z.strictObject({
  schema: z.literal('pacegate/profile@1'),
  suite: z.string(),
  kind: z.enum(['cpu', 'allocation', 'survivors']),
  /** Requests that were served while each side was profiled. */
  requests: z.strictObject({ base: z.int().min(0), head: z.int().min(0) }),
  /** The largest changes first, at most 200. */
  functions: z.array(profiledFunction),
  flame: flameNodeSchema,
  /** Files of the output directory with the profiles, for DevTools. */
  files: z.array(z.string()),
  missing: z.array(z.strictObject({ what: z.string(), reason: z.string() })),
});

export type ProfiledFunction = z.infer<typeof profiledFunction>;
export type ProfileDifference = z.infer<typeof profileDifferenceSchema>;
