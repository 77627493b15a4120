import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Where the examples and their changes lie; paths of trials count from here. */
export const examples = join(import.meta.dirname, '../../../docs/examples');

export const kinds = ['code', 'configuration', 'dependency', 'two', 'masking', 'innocent'] as const;

const cause = z.strictObject({
  class: z.string(),
  /** Of the combined change's head. */
  path: z.string(),
  line: z.int().min(1),
  /** What stands there. */
  text: z.string(),
});

const trial = z.strictObject({
  name: z.string(),
  example: z.enum(['shop', 'store']),
  /**
   * two: either takes a part of it. masking: either alone does all of it, so that undoing one changes nothing. innocent: nothing is slower.
   */
  kind: z.enum(kinds),
  summary: z.string(),
  /** Patches of the base. */
  base: z.array(z.string()),
  /** Patches of the head. */
  apply: z.array(z.string()),
  /** Patches that take a cause out, taken back: they bring the cause alone. */
  reverse: z.array(z.string()),
  /** Innocent changes that the guilty one hides among. */
  companions: z.array(z.string()),
  /** Every one of them has to be named; none: the change is innocent. */
  causes: z.array(cause),
  /** A package of `investigations/packages` that the change updates. */
  packages: z.strictObject({ name: z.string(), base: z.string(), head: z.string() }).nullable(),
});

export type Trial = z.infer<typeof trial>;
export type GuiltyPlace = z.infer<typeof cause>;

/** Every change with what is true of it. */
export const readTrials = (): Trial[] =>
  z
    .strictObject({ trials: z.array(trial) })
    .parse(JSON.parse(readFileSync(join(examples, 'investigations/truth.json'), 'utf8'))).trials;

/** One or two of each kind; those of the shop need no database. */
const quick = new Set([
  'shop-product-20',
  'shop-wait',
  'shop-cache-entries',
  'shop-dependency',
  'shop-innocent',
  'n-plus-one',
]);

export const sizes = {
  quick: ({ name }: Trial): boolean => quick.has(name),
  /** Without a database. */
  shop: ({ example }: Trial): boolean => example === 'shop',
  full: (): boolean => true,
} as const satisfies Record<string, (trial: Trial) => boolean>;
