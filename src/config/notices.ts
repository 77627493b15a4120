import { isMetric } from '../core/metrics.ts';
import { fullKeys } from './scenario-schema.ts';
import type { ValidFields } from './schema.ts';
import { suiteTypeOf } from './suite-type-of.ts';

/** Found by raising the rate until a budget breaks, which takes longer than a check has. */
const onlyAtFullLength = new Set(['capacity']);

/** Whether `pacegate check` observes `metric`, on a suite that has it. */
export const isObserved = (metric: string): boolean => isMetric(metric) && !onlyAtFullLength.has(metric);

const ofSuite = (name: string, suite: ValidFields['suites'][string]): string[] => {
  if (suite.type !== 'service') return [];
  return Object.entries(suite.scenarios)
    .filter(([scenario, it]) => scenario === 'stress' || fullKeys.some((key) => it[key] !== undefined))
    .map(
      ([scenario]) =>
        `Scenario "${scenario}" of suite "${name}" is not part of "pacegate check": "pacegate measure --scenario ${scenario}" runs it.`,
    );
};

const ofBudget = (metric: string, types: ReadonlySet<string>, hasPrices: boolean): string[] => {
  if (!isObserved(metric)) {
    return [`The budget for ${metric} was not judged: "pacegate check" does not observe that metric.`];
  }
  if (metric === 'cost.per-million' && !hasPrices) {
    return [`The budget for ${metric} was not judged: the configuration has no "prices".`];
  }
  const type = suiteTypeOf(metric);
  return types.has(type) ? [] : [`The budget for ${metric} was not judged: there is no suite of type ${type}.`];
};

/** What a valid configuration asks for and this version does not do, in sentences for the report. */
export const noticesOf = ({ suites, budgets, prices }: ValidFields): string[] => {
  const types = new Set(Object.values(suites).map(({ type }) => type));
  return [
    ...Object.entries(suites).flatMap(([name, suite]) => ofSuite(name, suite)),
    ...Object.keys(budgets).flatMap((metric) => ofBudget(metric, types, prices !== undefined)),
  ];
};
