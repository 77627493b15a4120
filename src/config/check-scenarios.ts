import type { Path, PlacedProblem } from './problem.ts';
import { entriesOf, isMapping, quoted, valueAt } from './problem.ts';

const checkOne = (name: string, scenario: unknown, all: unknown, path: Path): PlacedProblem[] => {
  if (!isMapping(scenario)) return [];
  const keys = Object.keys(scenario);
  const at = 'key';
  if (name === 'stress') {
    if (keys.length === 0) return [];
    const problem = 'Scenario "stress" raises the load by itself and takes no keys.';
    return [{ path, at, problem, cure: 'Write "stress: {}", or give a load of your own another name.' }];
  }
  if (!keys.includes('times')) return [];
  if (keys.length > 1) {
    const others = keys.filter((key) => key !== 'times').map(quoted);
    const problem = `"times" stands together with ${others.join(' and ')}.`;
    return [
      { path: [...path, 'times'], at, problem, cure: 'Write "times" alone; the rest is as in scenario "normal".' },
    ];
  }
  if (name === 'normal') {
    const problem = 'Scenario "normal" is itself what "times" multiplies.';
    return [
      { path: [...path, 'times'], at, problem, cure: 'Write a rate or connections, such as { connections: 10 }.' },
    ];
  }
  if (valueAt(all, 'normal') !== undefined) return [];
  const problem = '"times" multiplies scenario "normal", and there is none.';
  return [{ path: [...path, 'times'], at, problem, cure: 'Add normal: { connections: 10 } to "scenarios".' }];
};

/** What the schema can't say about the scenarios of a suite. */
export const checkScenarios = (scenarios: unknown, path: Path): PlacedProblem[] =>
  entriesOf(scenarios).flatMap(([name, scenario]) => checkOne(name, scenario, scenarios, [...path, name]));
