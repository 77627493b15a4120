import { z } from 'zod';
import type { Unit } from '../core/metrics.ts';
import { notationOf, parseDuration, parseShare } from '../core/units.ts';

/** What messages and the reference say about a place of the configuration, besides its description. */
export interface Field {
  /** What is right here, to follow "Write": "a duration with its unit, such as 5s". */
  readonly expects?: string;
  /** What holds where an optional key without a default is absent. */
  readonly absent?: string;
  /** What the keys of this mapping are: "key" unless told. */
  readonly keys?: string;
  /** The value may hold a secret: messages never show it. */
  readonly secret?: boolean;
}

/** Facts by schema. What is registered for an outer schema (optional, with default) goes before the inner one's. */
export const fields = z.registry<Field>();

const remember = (schema: z.ZodType, facts: Field): void => {
  fields.add(schema, facts);
};

/** A described field of the configuration. */
export const field = <S extends z.ZodType>(schema: S, description: string, facts: Field = {}): S => {
  const described = schema.describe(description);
  remember(described, facts);
  return described;
};

const expecting = <S extends z.ZodType>(schema: S, expects: string, facts: Field = {}): S => {
  remember(schema, { ...facts, expects });
  return schema;
};

const within = <T>(value: number | null, from: number, to: number, reject: () => T): number | T =>
  value !== null && value >= from && value <= to ? value : reject();

const reject = (context: { addIssue(issue: { code: 'custom'; message: string }): void }): never => {
  context.addIssue({ code: 'custom', message: 'out of range' });
  return z.NEVER;
};

/** A duration with its unit, both ends included; in ms. */
export const duration = (from: string, to: string, example: string) => {
  const [least, most] = [parseDuration(from) ?? 0, parseDuration(to) ?? Infinity];
  return expecting(
    z
      .string()
      .regex(/^\d+(\.\d+)?\s*(us|ms|s|m|h)$/)
      .transform((text, context) => within(parseDuration(text), least, most, () => reject(context))),
    `a duration with its unit from ${from} to ${to}, such as ${example}`,
  );
};

/** A percentage, both ends included; as a share from 0 to 1. */
export const percentage = (from: string, to: string, example: string) => {
  const [least, most] = [parseShare(from) ?? 0, parseShare(to) ?? Infinity];
  return expecting(
    z
      .string()
      .regex(/^\d+(\.\d+)?\s*%$/)
      .transform((text, context) => within(parseShare(text), least, most, () => reject(context))),
    `a percentage from ${from} to ${to}, such as ${example}`,
  );
};

const written = {
  ms: ['a duration with its unit', /^\d+(\.\d+)?\s*(us|ms|s|m|h)$/],
  'ms/request': ['a duration per request with its unit', /^\d+(\.\d+)?\s*(us|ms|s|m|h)$/],
  bytes: ['a size with its unit', /^\d+(\.\d+)?\s*(B|[Kk]B|MB|GB|[KMG]iB)$/],
  'bytes/request': ['a size per request with its unit', /^\d+(\.\d+)?\s*(B|[Kk]B|MB|GB|[KMG]iB)$/],
  share: ['a percentage', /^\d+(\.\d+)?\s*%$/],
  'requests/s': ['requests per second', /^\d+(\.\d+)?\s*((requests)?\/s)?$/],
  'count/request': ['a number per request', /^\d+(\.\d+)?$/],
  count: ['a number', /^\d+(\.\d+)?$/],
  score: ['a number', /^\d+(\.\d+)?$/],
  currency: ['an amount', /^\d+(\.\d+)?$/],
} as const satisfies Record<Unit, readonly [string, RegExp]>;

/** "a duration with its unit, such as 200ms": how a value of `unit` is written. */
export const notationPhrase = (unit: Unit): string => `${written[unit][0]}, such as ${notationOf(unit).example}`;

/** A value of a metric, written as its unit asks; in the metric's own unit. */
export const metricValue = (unit: Unit) => {
  const text = z.string().regex(written[unit][1]);
  // YAML reads 3 as a number and 150/s as text.
  const plain = notationOf(unit).parse('1') === null ? text : z.union([z.number().min(0), text]);
  return expecting(
    plain.transform((value, context) => {
      const parsed = typeof value === 'number' ? value : notationOf(unit).parse(value);
      return within(parsed, 0, Number.MAX_VALUE, () => reject(context));
    }),
    notationPhrase(unit),
  );
};

/** A whole number, both ends included. */
export const whole = (from: number, to: number, example: number) =>
  expecting(z.int().min(from).max(to), `a whole number from ${from} to ${to}, such as ${example}`);

/** A whole number so far from the limits of exact numbers that differences of two are exact as well. */
export const anyWhole = (example: number) =>
  expecting(z.int().min(-1e15).max(1e15), `a whole number, such as ${example}`);

/** A number greater than 0. */
export const positive = (to: number, example: string) =>
  expecting(z.number().gt(0).max(to), `a number greater than 0 and at most ${to}, such as ${example}`);

/** An amount of money, in whatever currency. */
export const price = (example: string) =>
  expecting(z.number().min(0).max(1e6), `an amount without its currency from 0 to 1000000, such as ${example}`);

export const flag = () => expecting(z.boolean(), 'true or false');

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  expecting(z.enum(values), `${values.length > 2 ? 'one of ' : ''}${values.join(values.length > 2 ? ', ' : ' or ')}`);

/** Text of one or more lines for a shell. It may hold a token, so messages don't show it. */
export const command = (example: string) =>
  expecting(z.string().regex(/\S/), `a shell command, such as ${example}`, { secret: true });

/** Text that `pattern` accepts; `expects` says it in words. */
export const textLike = (pattern: RegExp, expects: string, facts: Field = {}) =>
  expecting(z.string().regex(pattern), expects, facts);

/** Text of any kind. YAML reads 1 and true as other types; they count as the text they were written as. */
export const anyText = (expects = 'text (quoted where YAML asks for it; "" is empty text)') =>
  expecting(z.union([z.string(), z.number(), z.boolean()]).transform(String), expects, { secret: true });

/** A name that becomes part of file names. */
export const fileSafeName = (what: string) =>
  textLike(
    /^(?=[\w.-]{1,64}$)(?!\.{1,2}$)[\w.-]+$/,
    `${what} of at most 64 letters, digits, dots, dashes and underscores`,
  );

/** A mapping from names to values. */
export const mapping = <K extends z.ZodType<string, string>, V extends z.ZodType>(
  key: K,
  value: V,
  expects: string,
  facts: Field = {},
) => expecting(z.record(key, value), expects, facts);

/** A mapping with known keys only. */
export const keyed = <S extends z.core.$ZodShape>(shape: S, expects: string, facts: Field = {}) =>
  expecting(z.strictObject(shape), expects, facts);

/** A list with at least `least` entries. */
export const listOf = <S extends z.ZodType>(entry: S, least: number, expects: string) =>
  expecting(z.array(entry).min(least), expects);
