import type { ServiceSuite } from '../config/configuration.ts';
import type { Schedule } from '../core/block.ts';
import { UsageError } from '../core/errors.ts';
import { metricOf } from '../core/metrics.ts';
import type { Policy } from '../core/policy.ts';

/** "a", "b" */
export const quote = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

const checkNames = (what: string, asked: readonly string[], known: readonly string[], where: string): void => {
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new UsageError(
      `There is no ${what} named ${quote(unknown)} in ${where}.`,
      `Known: ${quote(known)}. Leave --${what} out to measure all.`,
    );
};

export interface Chosen {
  /** Names; empty for all. */
  readonly onlySuites: readonly string[];
  readonly onlyScenarios: readonly string[];
}

/** The suites that are asked for. Throws a UsageError for names of suites or scenarios that there are not. */
export const chooseSuites = (
  suites: readonly ServiceSuite[],
  { onlySuites, onlyScenarios }: Chosen,
): readonly ServiceSuite[] => {
  checkNames(
    'suite',
    onlySuites,
    suites.map(({ name }) => name),
    'the configuration',
  );
  const wanted = suites.filter(({ name }) => onlySuites.length === 0 || onlySuites.includes(name));
  checkNames(
    'scenario',
    onlyScenarios,
    [...new Set(wanted.flatMap(({ scenarios }) => scenarios.map(({ name }) => name)))],
    onlySuites.length === 0 ? 'the configuration' : `suite ${quote(onlySuites)}`,
  );
  return wanted;
};

/** The scenarios of a suite that are asked for. */
export const chooseScenarios = ({ scenarios }: ServiceSuite, { onlyScenarios }: Chosen): ServiceSuite['scenarios'] =>
  scenarios.filter(({ name }) => onlyScenarios.length === 0 || onlyScenarios.includes(name));

/** `ruling` without the routes that `other` lacks; all of them where the two have none in common. */
export const sharedSuite = (ruling: ServiceSuite, other: ServiceSuite): ServiceSuite => {
  const names = new Set(other.routes.map((route) => route.name));
  const routes = ruling.routes.filter((route) => names.has(route.name));
  return { ...ruling, routes: routes.length > 0 ? routes : ruling.routes };
};

/** How the sides of a suite can be run beside each other. */
export const scheduleOf = (suite: ServiceSuite): Schedule => {
  if (suite.port !== null) return 'one-at-a-time';
  return suite.duet ? 'duet' : 'alternate';
};

/** Whether a budget bounds what the head answers, which needs it measured alone. */
export const needsSolo = (policy: Policy): boolean =>
  policy.budgets.some(
    ({ metric }) => ['ms', 'requests/s'].includes(metricOf(metric).unit) && !metric.startsWith('cpu.'),
  );
