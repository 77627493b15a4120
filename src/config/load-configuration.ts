import type { ConfigurationProblem } from '../core/errors.ts';
import { ConfigurationError } from '../core/errors.ts';
import { checkFields } from './check-fields.ts';
import { checkPolicy } from './check-policy.ts';
import { checkSuites } from './check-suites.ts';
import type { Configuration } from './configuration.ts';
import { checkText } from './check-text.ts';
import type { PlacedProblem, RawMapping } from './problem.ts';
import { isMapping } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import { configurationSchema } from './schema.ts';
import { toConfiguration } from './to-configuration.ts';
import type { Environment } from './variables.ts';

/** More than anyone corrects at once; a file of noise has thousands. */
const mostProblems = 50;

/** In the order of the file, each once: values with an alias are checked where they are used and stand in one place. */
const inOrder = (problems: readonly ConfigurationProblem[]): ConfigurationProblem[] => {
  const once = new Map(problems.map((it) => [`${it.line}:${it.column}:${it.problem}`, it]));
  const sorted = [...once.values()].sort((one, other) => one.line - other.line || one.column - other.column);
  const next = sorted[mostProblems];
  if (next === undefined) return sorted;
  const problem = `From here on there are ${sorted.length - mostProblems} more problems.`;
  return [...sorted.slice(0, mostProblems), { ...next, problem, cure: 'Correct those above first.' }];
};

const crossChecks = (raw: RawMapping, environment: Environment): PlacedProblem[] => [
  ...checkSuites(raw['suites'], environment),
  ...checkPolicy(raw),
];

/**
 * Reads the text of a configuration. `file` is how messages name it; `environment` fills `${NAME}`.
 * Throws a ConfigurationError that holds every problem.
 */
export const parseConfiguration = ({
  file,
  text,
  environment,
}: {
  readonly file: string;
  readonly text: string;
  readonly environment: Environment;
}): Configuration => {
  const unreadable = checkText(text);
  if (unreadable !== null) throw new ConfigurationError(file, [unreadable]);
  const yaml = readYaml(text);
  if ('problems' in yaml) throw new ConfigurationError(file, inOrder(yaml.problems));
  const { value: raw, locate } = yaml.content;
  const placed = [...checkFields(configurationSchema, raw), ...(isMapping(raw) ? crossChecks(raw, environment) : [])];
  const parsed = configurationSchema.safeParse(raw);
  if (placed.length > 0 || !parsed.success) throw new ConfigurationError(file, inOrder(placed.map(locate)));
  return toConfiguration(parsed.data, file, environment);
};
