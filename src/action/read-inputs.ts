import { z } from 'zod';
import { UsageError } from '../core/errors.ts';
import { parseDuration } from '../core/units.ts';
import { inputTexts, modes, type InputName } from './inputs.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const shortestLimit = 1000;
/** GitHub does not document how long a check's name may be. */
const longestName = 100;

const names = z.string().transform((text) => text.split(/[\s,]+/).filter((it) => it !== ''));
const optional = z.string().transform((text) => (text === '' ? null : text));
const line = (right: string) => z.string().regex(/^[^\p{Cc}\p{Cf}]+$/u, right);

/** A message says what would be right. */
const schema = z.object({
  mode: z.enum(['auto', ...modes], `one of auto, ${modes.join(', ')}`),
  config: z.string(),
  suites: names,
  scenarios: names,
  'time-limit': optional.transform((text, context) => {
    const limit = text === null ? null : parseDuration(text);
    if (text !== null && (limit === null || limit < shortestLimit))
      context.addIssue('a duration of at least a second with its unit, such as 5m');
    return limit;
  }),
  token: optional,
  'working-directory': z.string(),
  name: line('one line of text').max(longestName, `at most ${longestName} characters long`),
  post: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['true', 'false'], 'true or false'))
    .transform((text) => text === 'true'),
  artifact: line('the name of an artifact'),
  base: optional,
  about: optional,
  earlier: optional,
  out: optional,
} satisfies Record<InputName, z.ZodType>);

/** The inputs as they are used. `time-limit` is in ms. */
export type Inputs = Readonly<z.infer<typeof schema>>;

/** As the runner names them: upper case, dashes as they are. */
const textOf = (environment: Environment, name: string, fallback: string): string => {
  const given = environment[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
  if (given !== '') return given;
  // An expression is the runner's to fill.
  return fallback.startsWith('${{') ? '' : fallback;
};

/** Reads the inputs from the step's environment. Throws a UsageError that names all that are wrong. */
export const readInputs = (environment: Environment): Inputs => {
  const texts: Readonly<Record<string, string>> = Object.fromEntries(
    Object.entries(inputTexts).map(([name, it]) => [name, textOf(environment, name, it.default)]),
  );
  const { data, error } = schema.safeParse(texts);
  if (data !== undefined) return data;
  const problems = error.issues.map(({ path: [name], message }) => {
    const given = JSON.stringify(texts[String(name)]);
    return `The input ${String(name)} is ${given}, which is not ${message}.`;
  });
  throw new UsageError(
    problems.join('\n'),
    'Correct `with:` of the step in the workflow; docs/action.md lists the inputs.',
  );
};
