import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Where the changes of the example with a database lie. */
export const patches = join(import.meta.dirname, '../../../docs/examples/store-patches');

const patch = z.strictObject({
  /** `<name>.patch` is the change. */
  name: z.string(),
  summary: z.string(),
  /** null: innocent. */
  cause: z
    .strictObject({
      class: z.string(),
      /** At head, from the root of the repository. */
      path: z.string(),
      line: z.int().min(1),
      /** Whose requests cost more. */
      routes: z.array(z.string()).min(1),
      /** What tells this class from others; one of them is enough. "plan": a finding about a statement's plan. */
      metrics: z.array(z.string()).min(1),
      /** Functions of the store in which the time is spent; empty where it is not CPU time of the service's own code. */
      functions: z.array(z.string()),
      /** A patch against the head that takes the cause out of it and leaves everything else. */
      undo: z.string(),
    })
    .nullable(),
});

export type Patch = z.infer<typeof patch>;
export type Cause = NonNullable<Patch['cause']>;

/** Every change with what is true of it, in the order of the table. */
export const readTruth = (): Patch[] =>
  z.strictObject({ patches: z.array(patch) }).parse(JSON.parse(readFileSync(join(patches, 'truth.json'), 'utf8')))
    .patches;

/** The five that must be caught by metrics of their own, and two that must not be caught. */
const quick = new Set([
  'n-plus-one',
  'lost-index',
  'lost-cache',
  'sync-read',
  'leak',
  'innocent-refactoring',
  'innocent-new-route',
]);

export const sizes = {
  quick: (patch: Patch): boolean => quick.has(patch.name),
  full: (): boolean => true,
} as const satisfies Record<string, (patch: Patch) => boolean>;
