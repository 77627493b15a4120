import type { ValidFields } from './schema.ts';
import { suiteTypeOf } from './suite-type-of.ts';

const observed =
  /^(latency\..*|throughput|errors\.rate|cpu\.per-request|allocation\.per-request|memory\.rss\.peak|gc\.pause|bundle\..*|page\..*)$/;

/** Whether `pacegate check` observes `metric`; the others of the catalogue are for later versions. */
export const isObserved = (metric: string): boolean => observed.test(metric);

const ofSuite = (name: string, suite: ValidFields['suites'][string]): string[] => {
  if (suite.type !== 'service') return [];
  return [
    ...(Object.hasOwn(suite.scenarios, 'stress')
      ? [`Scenario "stress" of suite "${name}" was left out: it is not part of "pacegate check" yet.`]
      : []),
    ...(suite.database === undefined
      ? []
      : [`"database" of suite "${name}" was not used: "pacegate check" does not observe databases yet.`]),
  ];
};

const ofBudget = (metric: string, types: ReadonlySet<string>): string[] => {
  if (!isObserved(metric)) {
    return [`The budget for ${metric} was not judged: this version does not observe that metric yet.`];
  }
  const type = suiteTypeOf(metric);
  return types.has(type) ? [] : [`The budget for ${metric} was not judged: there is no suite of type ${type}.`];
};

/** What a valid configuration asks for and this version does not do, in sentences for the report. */
export const noticesOf = ({ suites, budgets }: ValidFields): string[] => {
  const types = new Set(Object.values(suites).map(({ type }) => type));
  return [
    ...Object.entries(suites).flatMap(([name, suite]) => ofSuite(name, suite)),
    ...Object.keys(budgets).flatMap((metric) => ofBudget(metric, types)),
  ];
};
