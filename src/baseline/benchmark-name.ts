import type { BaselineMetric } from '../core/baseline-record.ts';
import { isSuiteName } from './series-path.ts';

/** Where a metric was measured. */
export interface BenchmarkPlace extends Pick<BaselineMetric, 'scenario' | 'route'> {
  readonly suite: string;
}

/** Neither a suite nor a scenario has a slash in its name; should one ever come, it must not move the borders. */
const escaped = (scenario: string): string => scenario.replaceAll('%', '%25').replaceAll('/', '%2F');
const unescaped = (text: string): string => text.replaceAll('%2F', '/').replaceAll('%25', '%');

/**
 * The name of a benchmark in the formats of other tools: "suite", "suite/scenario" or "suite/scenario/route", with nothing
 * between the slashes where a route has no scenario. From it an import gets back what it was.
 */
export const benchmarkName = ({ suite, scenario, route }: BenchmarkPlace): string => {
  const parts = [suite, ...(scenario === null && route === null ? [] : [escaped(scenario ?? '')])];
  return [...parts, ...(route === null ? [] : [route])].join('/');
};

/** The place that a name of `benchmarkName` names; null when it is not one. */
export const parseBenchmarkName = (name: string): BenchmarkPlace | null => {
  const [suite = '', scenario = '', ...route] = name.split('/');
  if (!isSuiteName(suite)) return null;
  return {
    suite,
    scenario: scenario === '' ? null : unescaped(scenario),
    route: route.length === 0 ? null : route.join('/'),
  };
};
