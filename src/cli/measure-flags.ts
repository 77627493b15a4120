import { z } from 'zod';
import { UsageError } from '../core/errors.ts';
import { longestLoad } from '../core/longest-load.ts';
import { parseDuration } from '../core/units.ts';
import { readCheckFlags } from './check-flags.ts';

const schema = z.object({ full: z.boolean().default(false), duration: z.string().optional() });

export interface MeasureFlags extends Omit<ReturnType<typeof readCheckFlags>, 'base' | 'head'> {
  readonly full: boolean;
  /** Of each scenario, ms; null for the default. */
  readonly duration: number | null;
}

/** ms. */
const shortest = 1000;

/** Checks the flags of `pacegate measure`. Throws a UsageError. */
export const readMeasureFlags = (given: unknown): MeasureFlags => {
  const { base: _, head: __, ...common } = readCheckFlags(given);
  const { full, duration } = schema.parse(given);
  const length = duration === undefined ? null : parseDuration(duration);
  if (duration !== undefined && (length === null || length < shortest || length > longestLoad))
    throw new UsageError(
      `--duration ${JSON.stringify(duration)} is not a duration from 1s to 168h.`,
      'Write it with its unit, such as 10s, 30m or 24h.',
    );
  return { ...common, full, duration: length };
};
