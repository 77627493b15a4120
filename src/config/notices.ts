import type { ValidFields } from './schema.ts';

const observed =
  /^(latency\..*|throughput|errors\.rate|cpu\.per-request|allocation\.per-request|memory\.rss\.peak|gc\.pause)$/;

/** Whether `pacegate check` observes `metric`; the others of the catalogue are for later versions. */
export const isObserved = (metric: string): boolean => observed.test(metric);

/** What a valid configuration asks for and this version does not do yet, in sentences for the report. */
export const noticesOf = ({ suites, budgets }: ValidFields): string[] => {
  const ofSuites = Object.entries(suites).flatMap(([name, suite]) => [
    ...(Object.hasOwn(suite.scenarios, 'stress')
      ? [`Scenario "stress" of suite "${name}" was left out: it is not part of "pacegate check" yet.`]
      : []),
    ...(suite.database === undefined
      ? []
      : [`"database" of suite "${name}" was not used: "pacegate check" does not observe databases yet.`]),
  ]);
  const ofBudgets = Object.keys(budgets)
    .filter((metric) => !isObserved(metric))
    .map((metric) => `The budget for ${metric} was not judged: this version does not observe that metric yet.`);
  return [...ofSuites, ...ofBudgets];
};
