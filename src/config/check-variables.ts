import type { Path, PlacedProblem } from './problem.ts';
import { entriesOf, valueAt } from './problem.ts';
import type { Environment } from './variables.ts';
import { variableProblems } from './variables.ts';

/** Texts below `key`, a mapping. */
const textsBelow = (holder: unknown, path: Path, key: string): [Path, unknown][] =>
  entriesOf(valueAt(holder, key)).map(([name, value]) => [[...path, key, name], value]);

/** Variables in a suite that `environment` lacks, of whatever type the suite is. */
export const checkVariables = (suite: unknown, path: Path, environment: Environment): PlacedProblem[] => {
  const requests = valueAt(suite, 'requests');
  const texts: [Path, unknown][] = [
    ...textsBelow(suite, path, 'env'),
    [[...path, 'database'], valueAt(suite, 'database')],
    ...textsBelow(suite, path, 'headers'),
    ...textsBelow(suite, path, 'cookies'),
    ...(Array.isArray(requests)
      ? requests.flatMap((request: unknown, index) => textsBelow(request, [...path, 'requests', index], 'headers'))
      : []),
  ];
  return texts.flatMap(([place, text]) =>
    typeof text === 'string'
      ? variableProblems(text, environment).map((it) => ({ path: place, at: 'value' as const, ...it }))
      : [],
  );
};
