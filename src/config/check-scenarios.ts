import { longestLoad } from '../core/longest-load.ts';
import { parseDuration } from '../core/units.ts';
import { checkSteps } from './check-steps.ts';
import type { Path, PlacedProblem } from './problem.ts';
import { entriesOf, isMapping, quoted, valueAt } from './problem.ts';
import { stressKeys } from './scenario-schema.ts';

type Named = 'stages' | 'think' | 'data';

const at = 'key' as const;

const checkStress = (scenario: unknown, keys: readonly string[], path: Path): PlacedProblem[] => {
  const others = keys.filter((key) => key !== 'connections' && !stressKeys.some((it) => it === key));
  const [from, to] = [valueAt(scenario, 'from'), valueAt(scenario, 'to')];
  const backwards = typeof from === 'number' && typeof to === 'number' && from >= to;
  return [
    ...others.map((key) => ({
      path: [...path, key],
      at,
      problem: `Scenario "stress" raises the load by itself and has no ${quoted(key)}.`,
      cure: `Its keys are connections, ${stressKeys.join(', ')}; give a load of your own another name.`,
    })),
    ...(backwards
      ? [
          {
            path: [...path, 'from'],
            at: 'value' as const,
            problem: `The rate falls from ${from} to ${to}.`,
            cure: 'Make "from" smaller than "to".',
          },
        ]
      : []),
  ];
};

const checkLength = (stages: readonly unknown[], path: Path): PlacedProblem[] => {
  const total = stages.reduce<number>((sum, stage) => {
    const text = valueAt(stage, 'duration');
    return sum + (typeof text === 'string' ? (parseDuration(text) ?? 0) : 0);
  }, 0);
  if (total <= longestLoad) return [];
  const hours = (length: number): string => `${Math.ceil(length / 3_600_000)} h`;
  const problem = `The stages last ${hours(total)} together, and a scenario ${hours(longestLoad)} at most.`;
  return [{ path, at, problem, cure: 'Make some of them shorter, or leave them out.' }];
};

const checkStages = (stages: unknown, path: Path): PlacedProblem[] => {
  if (!Array.isArray(stages)) return [];
  const long = checkLength(stages, path);
  const given = stages.map((it: unknown) => ['rate', 'connections'].filter((key) => valueAt(it, key) !== undefined));
  const wrong = given.flatMap((keys, index): PlacedProblem[] =>
    keys.length === 1
      ? []
      : [
          {
            path: [...path, index],
            at: 'value',
            problem: keys.length === 0 ? 'This stage has no load.' : 'This stage has both a rate and connections.',
            cure: 'Write one of them, such as { duration: 5m, rate: 150 }.',
          },
        ],
  );
  if (wrong.length > 0 || new Set(given.flat()).size < 2) return [...wrong, ...long];
  const cure =
    'Write a rate in all of them, or connections in all of them: latency of the two can not be set side by side.';
  return [{ path, at, problem: 'Some stages have a rate and some connections.', cure }, ...long];
};

const checkParts = (scenario: unknown, keys: readonly string[], path: Path): PlacedProblem[] => {
  const strangers = stressKeys
    .filter((key) => keys.includes(key))
    .map((key): PlacedProblem => {
      const problem = `${quoted(key)} is a key of scenario "stress".`;
      return { path: [...path, key], at, problem, cure: 'Call the scenario "stress", or remove the key.' };
    });
  const needing = (['think', 'data'] satisfies Named[])
    .filter((key) => keys.includes(key) && !keys.includes('steps'))
    .map((key): PlacedProblem => {
      const problem = `${quoted(key)} belongs to the steps of a user, and there are none.`;
      return {
        path: [...path, key],
        at,
        problem,
        cure: 'Add "steps", such as steps: [{ request: login }, { request: cart }].',
      };
    });
  const besides = ['rate', 'connections'].filter((key) => keys.includes('stages') && keys.includes(key));
  const [first] = besides;
  const twice: PlacedProblem[] =
    first === undefined
      ? []
      : [
          {
            path: [...path, first],
            at,
            problem: `"stages" stands together with ${besides.map(quoted).join(' and ')}.`,
            cure: 'Write the load in the stages alone.',
          },
        ];
  const think = valueAt(scenario, 'think');
  const seconds = (key: string): number => Number.parseFloat(String(valueAt(think, key)));
  const unit = (key: string): string => String(valueAt(think, key)).replace(/^[\d.\s]+/u, '');
  const turned: PlacedProblem[] =
    isMapping(think) && unit('from') === unit('to') && seconds('from') > seconds('to')
      ? [{ path: [...path, 'think', 'from'], at: 'value', problem: 'The range runs backwards.', cure: 'Swap the two.' }]
      : [];
  return [
    ...strangers,
    ...needing,
    ...twice,
    ...turned,
    ...checkStages(valueAt(scenario, 'stages'), [...path, 'stages']),
  ];
};

const checkTimes = (name: string, keys: readonly string[], all: unknown, path: Path): PlacedProblem[] => {
  const place = [...path, 'times'];
  if (keys.length > 1) {
    const others = keys.filter((key) => key !== 'times').map(quoted);
    const problem = `"times" stands together with ${others.join(' and ')}.`;
    return [{ path: place, at, problem, cure: 'Write "times" alone; the rest is as in scenario "normal".' }];
  }
  if (name === 'normal') {
    const problem = 'Scenario "normal" is itself what "times" multiplies.';
    return [{ path: place, at, problem, cure: 'Write a rate or connections, such as { connections: 10 }.' }];
  }
  if (valueAt(all, 'normal') !== undefined) return [];
  const problem = '"times" multiplies scenario "normal", and there is none.';
  return [{ path: place, at, problem, cure: 'Add normal: { connections: 10 } to "scenarios".' }];
};

const checkOne = (name: string, all: unknown, path: Path, requests: unknown): PlacedProblem[] => {
  const scenario = valueAt(all, name);
  if (!isMapping(scenario)) return [];
  const keys = Object.keys(scenario);
  if (name === 'stress') return checkStress(scenario, keys, path);
  if (keys.includes('times')) return checkTimes(name, keys, all, path);
  return [...checkParts(scenario, keys, path), ...checkSteps(scenario, path, requests)];
};

/** What the schema can't say about the scenarios of a suite with these requests. */
export const checkScenarios = (scenarios: unknown, path: Path, requests: unknown): PlacedProblem[] =>
  entriesOf(scenarios).flatMap(([name]) => checkOne(name, scenarios, [...path, name], requests));
