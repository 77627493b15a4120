import { checkBundle } from './check-bundle.ts';
import { checkPage } from './check-page.ts';
import { checkService } from './check-service.ts';
import { checkVariables } from './check-variables.ts';
import type { Path, PlacedProblem } from './problem.ts';
import { entriesOf, isMapping, valueAt } from './problem.ts';
import type { Environment } from './variables.ts';

const checkReady = (suite: unknown, path: Path): PlacedProblem[] => {
  const ready = valueAt(suite, 'ready');
  if (valueAt(ready, 'path') === undefined || valueAt(ready, 'log') === undefined) return [];
  const problem = '"ready" has both "path" and "log".';
  return [{ path: [...path, 'ready'], at: 'value', problem, cure: 'Keep the one that comes later in the start.' }];
};

const checkOfType = (suite: unknown, path: Path, suites: unknown): PlacedProblem[] => {
  switch (valueAt(suite, 'type')) {
    case 'bundle':
      return checkBundle(suite, path);
    case 'page':
      return checkPage(suite, path, suites);
    default:
      // Of a suite with a mistyped type too: what is not of a service is absent, and gives no problem.
      return checkService(suite, path);
  }
};

/** What the schema can't say about suites, among it the variables that `environment` lacks. */
export const checkSuites = (suites: unknown, environment: Environment): PlacedProblem[] => {
  const path = ['suites'];
  if (isMapping(suites) && Object.keys(suites).length === 0) {
    const cure =
      'Name what is measured, such as api: { type: service, start: node server.js, requests: [{ path: / }] }.';
    return [{ path, at: 'value', problem: '"suites" is empty.', cure }];
  }
  return entriesOf(suites).flatMap(([name, suite]) => [
    ...checkReady(suite, [...path, name]),
    ...checkVariables(suite, [...path, name], environment),
    ...checkOfType(suite, [...path, name], suites),
  ]);
};
