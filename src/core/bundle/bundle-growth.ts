import { z } from 'zod';
import { causeKinds } from './cause-kinds.ts';

const signed = z.int();
/** A difference in bytes; negative where it became smaller. */
const delta = z.strictObject({ stat: signed, parsed: signed, gzip: signed, brotli: signed });

const location = z.strictObject({ path: z.string(), startLine: z.int().min(1), endLine: z.int().min(1) });

/** Why a part of a bundle grew, and by how much. */
export const causeSchema = z.strictObject({
  kind: z.enum(causeKinds),
  /** Entry whose first load it concerns, or null: only what is asked for later, or the total. */
  entry: z.string().nullable(),
  /** What is new or bigger, as people know it: a package ("lodash"), or a module's name. */
  subject: z.string(),
  package: z.string().nullable(),
  /** Complete sentences with the evidence. */
  evidence: z.array(z.string()),
  /** Names of modules on the way from the entry to the subject, both ends included; empty where there is none. */
  chain: z.array(z.string()),
  /** The import that brings it: the importer's name and the request as it is written. */
  edge: z.strictObject({ importer: z.string(), request: z.string() }).nullable(),
  /** The line of the change, from the root of the repository. */
  location: location.nullable(),
  /**
   * What the first load (or, without an entry, all files) would be smaller by if this cause alone were taken away.
   * `ablation`: the lost text was cut out of the emitted files and they were compressed again. `exact`: a difference of whole files.
   * `share`: a share by source size, where the text can't be cut out.
   */
  cost: delta,
  method: z.enum(['ablation', 'exact', 'share']),
  fix: z
    .strictObject({
      summary: z.string(),
      /** Unified diff from the root of the repository, or null where the fix is not mechanical. */
      patch: z.string().nullable(),
      /** What the build with the patch showed, against the head: bytes of the entry's first load (or of all files). null: not built. */
      measured: delta.nullable(),
    })
    .nullable(),
});

/** Why one entry's first load (or, `entry` null, everything else) has the size that it has. */
export const entryGrowthSchema = z.strictObject({
  entry: z.string().nullable(),
  change: delta,
  /** gzip bytes that the causes account for when all are taken away together, and what is left: never spread over causes. */
  explained: signed,
  unexplained: signed,
  /** Packages and modules that grew or shrank most, whatever the sum: a growth that a saving hides is here too. gzip bytes alone, for order only. */
  parts: z.array(z.strictObject({ name: z.string(), base: z.int().min(0), head: z.int().min(0) })),
});

export const bundleGrowthSchema = z.strictObject({
  entries: z.array(entryGrowthSchema),
  causes: z.array(causeSchema),
});

export type SizeDelta = z.infer<typeof delta>;
export type Cause = z.infer<typeof causeSchema>;
export type EntryGrowth = z.infer<typeof entryGrowthSchema>;
export type BundleGrowth = z.infer<typeof bundleGrowthSchema>;
