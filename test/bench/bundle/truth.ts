import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { causeKinds } from '../../../src/core/bundle/cause-kinds.ts';

/** Where the changes of the example's front end lie. */
export const patches = join(import.meta.dirname, '../../../docs/examples/web-patches');

const patch = z.strictObject({
  /** `<name>.patch` is the change; `<name>.without.patch` takes the cause out of it, and nothing else. */
  name: z.string(),
  summary: z.string(),
  /** null: innocent. */
  cause: z
    .strictObject({
      /** The best word first; the others are true as well. */
      kinds: z.array(z.enum(causeKinds)).min(1),
      /** Whose first load grows. */
      entry: z.string(),
      /** At head, from the root of the repository. */
      path: z.string(),
      line: z.int().min(1),
    })
    .nullable(),
});

export type Patch = z.infer<typeof patch>;

/** Every change with what is true of it, in the order of the table. */
export const readTruth = (): Patch[] =>
  z.strictObject({ patches: z.array(patch) }).parse(JSON.parse(readFileSync(join(patches, 'truth.json'), 'utf8')))
    .patches;
