import { z } from 'zod';
import { undoneKinds } from './investigation.ts';

/** A team edits the file form by hand: nothing in it may grow without bound. */
const text = z.string().max(4000);
const texts = z.array(text).max(50);

/** By what a later investigation recognises it. Nothing in it names a file, a suite or a route. */
export const fingerprintSchema = z.strictObject({
  /** That of the cause: see src/investigation/classes.ts. */
  class: text,
  undone: z.enum(undoneKinds),
  /** Metrics of counted work that got worse, sorted: ["db.queries", "db.rows"]. */
  counters: texts,
  /** What got worse in which form, sorted: ["database@route", "requests:all", "time:database"]. */
  shape: texts,
});

/** What an investigation that proved a cause leaves behind for later ones. */
export const playbookSchema = z.strictObject({
  schema: z.literal('pacegate/playbook@1'),
  /** ISO 8601: when it was proven. */
  at: text,
  /** Where, as people refer to it: "#123", or a commit. */
  reference: text,
  class: text,
  title: text,
  symptoms: texts,
  cause: text,
  proof: text,
  fix: text,
  prevention: text,
  monitor: text,
  /** Share of the regression that undoing the cause won back; null where only several together did. */
  recovery: z.strictObject({ estimate: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Whether a later check met all criteria of success. */
  confirmed: z.boolean(),
  fingerprint: fingerprintSchema,
});

export type PlaybookEntry = z.infer<typeof playbookSchema>;
export type Fingerprint = z.infer<typeof fingerprintSchema>;
