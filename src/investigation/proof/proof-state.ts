import { z } from 'zod';
import { leadSchema } from './lead.ts';

const text = z.string();
const texts = z.array(text);
const ms = z.number().min(0);

/** Something that may be undone, as far as the order of experiments depends on it. */
const suspect = z.strictObject({
  /** That of the hypothesis: "H1", … */
  id: text,
  /** How strongly the evidence points here, 0 to 1. */
  weight: z.number(),
  units: texts,
  /** Whether there is a patch that undoes it. */
  undoable: z.boolean(),
  /** Why not, a sentence; null where there is. */
  reason: text.nullable(),
  /** Whether there is a patch that puts it alone onto the base. */
  reproducible: z.boolean(),
  /** Metrics of which one has to move with it, where it differs between base and head at all. */
  counters: texts,
  /** Names of the suites that are concerned; [] for all. */
  suites: texts,
  /** What its arm takes to be made ready, as far as known. */
  prepare: ms,
});

export const armKinds = ['undo', 'group', 'joint', 'only', 'placebo', 'delta', 'commit'] as const;

/**
 * What stands on the side of the head in a block, the base being on its own side. `undo`, `group`, `joint`, `placebo` and `delta`: the
 * head without the units; `only`: the base with nothing but the units; `commit`: that commit of the pull request. The head itself is the
 * arm "H", which is always there.
 */
const arm = z.strictObject({
  id: text,
  kind: z.enum(armKinds),
  units: texts,
  /** Identifiers of the suspects that it is made of. */
  suspects: texts,
  commit: text.nullable(),
});

const preparedArm = arm.extend({
  took: ms,
  /** Why it could not be made, or measured, a sentence; null where it is ready. */
  failure: text.nullable(),
});

const pair = z.strictObject({ base: z.number(), head: z.number() });

/** What a block of an arm says, by the index of the lead: null where it says nothing of it. */
export const armReadingSchema = z.strictObject({
  /** Larger is worse. */
  effects: z.array(z.number().nullable()),
  /** The same at the lead's control route. */
  controls: z.array(z.number().nullable()),
  /** Values of the suspects' counters at the lead's place, by metric. */
  counters: z.array(z.record(text, pair)),
});

const armBlock = z.strictObject({
  arm: text,
  suite: text,
  took: ms,
  /** null: the block was discarded. */
  reading: armReadingSchema.nullable(),
});

export const proofStateSchema = z.strictObject({
  schema: z.literal('pacegate/proof@1'),
  plan: z.strictObject({
    leads: z.array(leadSchema),
    /** The most suspected first. */
    suspects: z.array(suspect),
    /** Everything in the change that could be undone, whether suspected or not. */
    units: texts,
    /** Commits of the pull request, the oldest first; the last one is the head. */
    commits: texts,
    /** Wall time for everything from here on. */
    budget: ms,
    /** What a block and a preparation take, before any was made. */
    costs: z.strictObject({ block: ms, prepare: ms }),
  }),
  arms: z.array(preparedArm),
  /** Groups that were taken apart, in order. */
  splits: texts,
  blocks: z.array(armBlock),
  /** Wall time that is used up. */
  spent: ms,
});

export type ProofState = z.infer<typeof proofStateSchema>;
export type ProofSuspect = ProofState['plan']['suspects'][number];
export type Arm = z.infer<typeof arm>;
export type PreparedArm = z.infer<typeof preparedArm>;
export type ArmReading = z.infer<typeof armReadingSchema>;

/** The arm that is the head as it is. */
export const headArm = 'H';

/** One text for the same units, in whatever order. */
export const unitsKey = (units: readonly string[]): string =>
  JSON.stringify(units.length > 1 ? units.toSorted() : units);
