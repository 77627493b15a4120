import type { Configuration, Suite } from '../../../config/configuration.ts';
import { metricCatalogue } from '../../../core/metrics.ts';

const routesOf = (suite: Suite): readonly string[] =>
  suite.type === 'service' ? suite.routes.map(({ name }) => name) : [];

/** The longest name that `text` begins with: one may begin another. */
const leading = (text: string, names: readonly string[]): string | undefined =>
  names
    .toSorted((a, b) => b.length - a.length)
    .find((name) => name !== '' && (text === name || text.startsWith(`${name} `)));

/**
 * What of the words in an alert's labels is a suite, a metric or a route of all these configurations, at most one of each; "" for none. Monitoring
 * has names of its own, and an investigation of a name that nothing has would end before it began.
 */
export const knownAbout = (about: string, configurations: readonly Configuration[]): string => {
  const shared = (namesOf: (suite: Suite) => readonly string[]): string[] => {
    const [first = [], ...others] = configurations.map(({ suites }) => suites.flatMap(namesOf));
    return first.filter((name) => others.every((names) => names.includes(name)));
  };
  const names = [shared(({ name }) => [name]), Object.keys(metricCatalogue), shared(routesOf)];
  const found = new Map<number, string>();
  let rest = about.trim();
  while (rest !== '') {
    const kind = names.findIndex((of, index) => !found.has(index) && leading(rest, of) !== undefined);
    const name = leading(rest, names[kind] ?? []);
    if (name !== undefined) found.set(kind, name);
    rest = rest.slice((name ?? rest.split(' ', 1)[0] ?? rest).length).trim();
  }
  return [...found.values()].join(' ');
};
