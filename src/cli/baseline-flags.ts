import { z } from 'zod';
import { type ExchangeFormat, exchangeFormats } from '../baseline/exchange.ts';
import { UsageError } from '../core/errors.ts';

const stores = ['files', 'branch'] as const;

/** Where stored measurements are; null: see openBaseline. */
export type StoreChoice = (typeof stores)[number] | null;

const text = z.string().optional();

const schema = z.object({
  store: text,
  config: z.string().default('.github/pacegate.yml'),
  suite: z.array(z.string()).default([]),
  format: z.string().default('pacegate'),
  out: text,
  commit: text,
  json: z.boolean().default(false),
});

export interface BaselineFlags {
  readonly store: StoreChoice;
  readonly config: string;
  /** Empty for all. */
  readonly suites: readonly string[];
  readonly format: ExchangeFormat;
  readonly out: string | null;
  readonly commit: string | null;
  readonly json: boolean;
}

const oneOf = <T extends string>(flag: string, value: string, known: readonly T[]): T => {
  const found = known.find((it) => it === value);
  if (found !== undefined) return found;
  throw new UsageError(`--${flag} ${JSON.stringify(value)} is not known.`, `Known: ${known.join(', ')}.`);
};

/** `--suite "$SUITE"` with an unset variable would otherwise mean something that nobody asked for. */
const checkEmpty = (flags: Readonly<Record<string, string | readonly string[] | undefined>>): void => {
  for (const [name, value] of Object.entries(flags))
    if (value === '' || (Array.isArray(value) && value.includes('')))
      throw new UsageError(
        `--${name} has an empty value.`,
        'Leave the option out, or check that the variable it comes from is set.',
      );
};

/** Reads `--store`, also for refresh, whose other flags are those of check. Throws a UsageError. */
export const readStoreChoice = (given: unknown): StoreChoice => {
  const { store } = z.object({ store: text }).parse(given);
  return store === undefined ? null : oneOf('store', store, stores);
};

/** Checks the flags of show, export and import. Throws a UsageError. */
export const readBaselineFlags = (given: unknown): BaselineFlags => {
  const { config, suite, format, out, commit, json } = schema.parse(given);
  checkEmpty({ config, suite, format, out, commit });
  const formatRead = oneOf('format', format, exchangeFormats);
  if (commit !== undefined && formatRead !== 'bmf')
    throw new UsageError(
      '--commit belongs to --format bmf.',
      'Leave it out: the other formats say themselves which commits were measured.',
    );
  return {
    store: readStoreChoice(given),
    config,
    suites: suite,
    format: formatRead,
    out: out ?? null,
    commit: commit ?? null,
    json,
  };
};
