import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { UsageError } from '../core/errors.ts';
import { parseDuration } from '../core/units.ts';

const schema = z.object({
  base: z.string().optional(),
  head: z.string().optional(),
  config: z.string(),
  suite: z.array(z.string()).default([]),
  scenario: z.array(z.string()).default([]),
  timeLimit: z.string().optional(),
  seed: z.string().optional(),
  out: z.string().optional(),
  json: z.boolean().default(false),
});

export interface CheckFlags {
  readonly base: string | null;
  readonly head: string | null;
  readonly config: string;
  readonly suites: readonly string[];
  readonly scenarios: readonly string[];
  /** ms. */
  readonly timeLimit: number | null;
  readonly seed: number;
  readonly out: string | null;
  readonly json: boolean;
}

const largestSeed = 2 ** 31 - 1;

const seedOf = (text: string | undefined): number => {
  if (text === undefined) return randomInt(largestSeed);
  const seed = Number(text);
  if (/^\d{1,10}$/.test(text) && seed <= largestSeed) return seed;
  throw new UsageError(
    `--seed ${JSON.stringify(text)} is not a whole number from 0 to ${largestSeed}.`,
    'Take the seed that result.json of the earlier run names.',
  );
};

const timeLimitOf = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  const limit = parseDuration(text);
  if (limit !== null && limit >= 1000) return limit;
  throw new UsageError(
    `--time-limit ${JSON.stringify(text)} is not a duration of at least a second.`,
    'Write it with its unit, such as 90s or 5m.',
  );
};

/** `--base "$BASE"` with an unset variable would otherwise mean something that nobody asked for. */
const checkEmpty = (flags: Readonly<Record<string, string | readonly string[] | undefined>>): void => {
  for (const [name, value] of Object.entries(flags))
    if (value === '' || (Array.isArray(value) && value.includes('')))
      throw new UsageError(
        `--${name} has an empty value.`,
        'Leave the option out, or check that the variable it comes from is set.',
      );
};

/** Checks the flags of `pacegate check`. Throws a UsageError. */
export const readCheckFlags = (flags: unknown): CheckFlags => {
  const { base, head, config, suite, scenario, timeLimit, seed, out, json } = schema.parse(flags);
  checkEmpty({ base, head, config, suite, scenario, out });
  return {
    base: base ?? null,
    head: head ?? null,
    config,
    suites: suite,
    scenarios: scenario,
    timeLimit: timeLimitOf(timeLimit),
    seed: seedOf(seed),
    out: out ?? null,
    json,
  };
};
