import { UsageError } from '../../core/errors.ts';
import { isMetric, metricCatalogue } from '../../core/metrics.ts';
import type { Asked } from '../../investigation/data/regressions.ts';
import type { CheckPlan } from '../plan-check.ts';
import { quote } from '../plan-suites.ts';

interface Known {
  readonly suites: readonly string[];
  readonly routes: readonly string[];
}

const knownIn = ({ suites, bundles }: CheckPlan): Known => ({
  suites: [...suites, ...bundles].map(({ suite }) => suite.name),
  routes: [
    ...suites.flatMap(({ suite }) => suite.routes.map(({ name }) => name)),
    ...bundles.flatMap(({ suite }) => suite.entries ?? []),
  ],
});

/** What is left of `text` behind a name that it begins with. */
const behind = (text: string, name: string): string | null =>
  text === name ? '' : text.startsWith(`${name} `) ? text.slice(name.length).trim() : null;

/** The longest name first: one may begin another. */
const taken = (text: string, names: readonly string[]): { readonly name: string; readonly rest: string } | null => {
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    const rest = behind(text, name);
    if (rest !== null) return { name, rest };
  }
  return null;
};

/**
 * What is asked for: a suite, a metric or a route, or several of them in this or any order, such as "api latency.p95". null: everything.
 * Throws a UsageError for a name that the configuration does not have.
 */
export const readAsked = (text: string | null, plan: CheckPlan): Asked => {
  const known = knownIn(plan);
  let rest = (text ?? '').trim().replaceAll(/\s+/gu, ' ');
  let asked: Asked = {};
  while (rest !== '') {
    const suite = asked.suite === undefined ? taken(rest, known.suites) : null;
    const route = asked.route === undefined ? taken(rest, known.routes) : null;
    const metric =
      asked.metric === undefined && isMetric(rest.split(' ')[0] ?? '') ? taken(rest, [rest.split(' ')[0] ?? '']) : null;
    if (suite !== null) asked = { ...asked, suite: suite.name };
    else if (metric !== null) asked = { ...asked, metric: metric.name };
    else if (route !== null) asked = { ...asked, route: route.name };
    // Which entries a bundle has is known when it is built.
    else if (asked.route === undefined && plan.bundles.some((it) => it.suite.entries === null))
      return { ...asked, route: rest };
    else
      throw new UsageError(
        `There is no suite, metric or route named ${quote([rest.slice(0, 100)])}.`,
        `Suites: ${quote(known.suites)}. Requests: ${quote(known.routes.slice(0, 30))}. Metrics are ${Object.keys(metricCatalogue).slice(0, 3).join(', ')} and so on: docs/metrics.md. Without a name everything that regressed is looked into.`,
      );
    rest = (suite ?? metric ?? route)?.rest ?? '';
  }
  return asked;
};
