import type { MeasuredSuite, ServiceSuite, Suite } from '../config/configuration.ts';
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

const scenariosOf = (suite: Suite): ServiceSuite['scenarios'] => (suite.type === 'service' ? suite.scenarios : []);

/**
 * The suites that are asked for: with scenarios, services alone. Throws a UsageError for names of suites or scenarios that there
 * are not.
 */
export const chooseSuites = (suites: readonly Suite[], { onlySuites, onlyScenarios }: Chosen): readonly Suite[] => {
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
    [...new Set(wanted.flatMap((suite) => scenariosOf(suite).map(({ name }) => name)))],
    onlySuites.length === 0 ? 'the configuration' : `suite ${quote(onlySuites)}`,
  );
  return onlyScenarios.length === 0 ? wanted : wanted.filter(({ type }) => type === 'service');
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

/** How the sides of a suite can be run beside each other. Two browsers at once would take the cores from each other. */
export const scheduleOf = (suite: MeasuredSuite): Schedule => {
  if (suite.type === 'page')
    return suite.server.kind === 'command' && suite.server.port !== null ? 'one-at-a-time' : 'alternate';
  if (suite.port !== null) return 'one-at-a-time';
  return suite.duet ? 'duet' : 'alternate';
};

/** Whether a budget bounds what the head answers, which needs it measured alone. */
export const needsSolo = (policy: Policy): boolean =>
  policy.budgets.some(
    ({ metric }) => ['ms', 'requests/s'].includes(metricOf(metric).unit) && !metric.startsWith('cpu.'),
  );
