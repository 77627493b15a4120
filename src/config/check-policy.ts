import { formatValue } from '../core/format.ts';
import { isMetric, metricOf } from '../core/metrics.ts';
import { notationOf } from '../core/units.ts';
import { nearestName } from './nearest.ts';
import type { PlacedProblem, RawMapping } from './problem.ts';
import { entriesOf, isMapping, quoted, valueAt } from './problem.ts';

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

const checkGoal = (goal: unknown, index: number, suites: readonly string[]): PlacedProblem[] => {
  const suite = valueAt(goal, 'suite');
  if (typeof suite !== 'string' || suites.includes(suite)) return [];
  const nearest = nearestName(suite, suites);
  const cure = nearest === null ? `The suites are: ${suites.join(', ')}.` : `Did you mean ${quoted(nearest)}?`;
  return [{ path: ['goals', index, 'suite'], at: 'value', problem: `There is no suite ${quoted(suite)}.`, cure }];
};

/** What the schema can't say about budgets and goals. */
export const checkPolicy = (raw: RawMapping): PlacedProblem[] => {
  const suites = entriesOf(valueAt(raw, 'suites')).map(([name]) => name);
  const goals = valueAt(raw, 'goals');
  return [
    ...entriesOf(valueAt(raw, 'budgets')).flatMap(([id, budget]) => checkBudget(id, budget)),
    ...(Array.isArray(goals) && suites.length > 0
      ? goals.flatMap((goal: unknown, index) => checkGoal(goal, index, suites))
      : []),
  ];
};
