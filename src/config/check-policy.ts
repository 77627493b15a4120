import { formatValue } from '../core/format.ts';
import { isMetric, metricOf } from '../core/metrics.ts';
import { notationOf } from '../core/units.ts';
import type { Suite } from './configuration.ts';
import { nearestName } from './nearest.ts';
import type { PlacedProblem, RawMapping } from './problem.ts';
import { entriesOf, isMapping, quoted, valueAt } from './problem.ts';
import { suiteTypeOf } from './suite-type-of.ts';

const suiteTypes: readonly string[] = ['service', 'bundle', 'page'] satisfies Suite['type'][];

const checkBudget = (id: string, budget: unknown): PlacedProblem[] => {
  if (!isMetric(id) || !isMapping(budget)) return [];
  const { unit, better } = metricOf(id);
  const { parse, example } = notationOf(unit);
  const path = ['budgets', id];
  if (Object.keys(budget).length === 0) {
    const problem = `${quoted(id)} has neither a limit nor a target.`;
    return [{ path, at: 'value', problem, cure: `Write at least one, such as { limit: ${example} }.` }];
  }
  const [limit, target] = ['limit', 'target'].map((key) => {
    const written = valueAt(budget, key);
    return typeof written === 'string' || typeof written === 'number' ? parse(String(written)) : null;
  });
  if (typeof limit !== 'number' || typeof target !== 'number') return [];
  if (better === 'lower' ? target <= limit : target >= limit) return [];
  const problem = `The target ${formatValue(target, unit)} is beyond the limit ${formatValue(limit, unit)}.`;
  const cure = `${better === 'lower' ? 'Less' : 'More'} is better for ${id}: set the target ${better === 'lower' ? 'at most' : 'at least'} to the limit.`;
  return [{ path: [...path, 'target'], at: 'value', problem, cure }];
};

const checkGoal = (goal: unknown, index: number, suites: RawMapping): PlacedProblem[] => {
  const [name, metric] = [valueAt(goal, 'suite'), valueAt(goal, 'metric')];
  if (typeof name !== 'string') return [];
  const path = ['goals', index];
  if (Object.hasOwn(suites, name)) {
    const type = valueAt(suites[name], 'type');
    if (typeof metric !== 'string' || !isMetric(metric) || typeof type !== 'string') return [];
    const wanted = suiteTypeOf(metric);
    if (type === wanted || !suiteTypes.includes(type)) return [];
    const problem = `Suite ${quoted(name)} is of type ${type}, which has no ${metric}.`;
    const cure = `Name a suite of type ${wanted}, or a metric of a ${type}.`;
    return [{ path: [...path, 'metric'], at: 'value', problem, cure }];
  }
  const names = Object.keys(suites);
  const nearest = nearestName(name, names);
  const cure = nearest === null ? `The suites are: ${names.join(', ')}.` : `Did you mean ${quoted(nearest)}?`;
  return [{ path: [...path, 'suite'], at: 'value', problem: `There is no suite ${quoted(name)}.`, cure }];
};

/** What the schema can't say about budgets and goals. */
export const checkPolicy = (raw: RawMapping): PlacedProblem[] => {
  const suites = valueAt(raw, 'suites');
  const goals = valueAt(raw, 'goals');
  return [
    ...entriesOf(valueAt(raw, 'budgets')).flatMap(([id, budget]) => checkBudget(id, budget)),
    ...(Array.isArray(goals) && isMapping(suites) && Object.keys(suites).length > 0
      ? goals.flatMap((goal: unknown, index) => checkGoal(goal, index, suites))
      : []),
  ];
};
