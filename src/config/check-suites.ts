import { formatDuration } from '../core/format.ts';
import { parseDuration } from '../core/units.ts';
import { checkRequests } from './check-requests.ts';
import { checkScenarios } from './check-scenarios.ts';
import type { Path, PlacedProblem } from './problem.ts';
import { entriesOf, isMapping, quoted, valueAt } from './problem.ts';
import type { Environment } from './variables.ts';
import { variableProblems } from './variables.ts';

const otherTypes = new Set<unknown>(['bundle', 'page']);

/** A suite of a type that Pacegate knows and this version does not measure. */
export const isOtherType = (suite: unknown): boolean => otherTypes.has(valueAt(suite, 'type'));

const duration = (value: unknown): number | null => (typeof value === 'string' ? parseDuration(value) : null);

const checkWarmUp = (suite: unknown, path: Path): PlacedProblem[] => {
  const warmUp = valueAt(suite, 'warm-up');
  const [min, max] = [duration(valueAt(warmUp, 'min') ?? '2s'), duration(valueAt(warmUp, 'max') ?? '10s')];
  if (min === null || max === null || min <= max) return [];
  const problem = `The shortest warm-up, ${formatDuration(min)}, is longer than the longest, ${formatDuration(max)}.`;
  return [{ path: [...path, 'warm-up'], at: 'value', problem, cure: 'Make "min" at most "max".' }];
};

const checkReady = (suite: unknown, path: Path): PlacedProblem[] => {
  const ready = valueAt(suite, 'ready');
  if (valueAt(ready, 'path') === undefined || valueAt(ready, 'log') === undefined) return [];
  const problem = '"ready" has both "path" and "log".';
  return [{ path: [...path, 'ready'], at: 'value', problem, cure: 'Keep the one that comes later in the start.' }];
};

const checkPort = (suite: unknown, path: Path): PlacedProblem[] => {
  if (valueAt(suite, 'port') === undefined || valueAt(suite, 'duet') !== true) return [];
  const problem = '"duet" asks for both sides at the same time, and "port" leaves room for one.';
  const cure = 'Remove "duet", or remove "port" and let the service listen on the port in PORT.';
  return [{ path: [...path, 'duet'], at: 'value', problem, cure }];
};

const checkVariables = (suite: unknown, path: Path, environment: Environment): PlacedProblem[] => {
  const requests = valueAt(suite, 'requests');
  const headers = Array.isArray(requests)
    ? requests.flatMap((request: unknown, index) =>
        entriesOf(valueAt(request, 'headers')).map(([name, value]): [Path, unknown] => [
          ['requests', index, 'headers', name],
          value,
        ]),
      )
    : [];
  const texts: [Path, unknown][] = [
    ...entriesOf(valueAt(suite, 'env')).map(([name, value]): [Path, unknown] => [['env', name], value]),
    [['database'], valueAt(suite, 'database')],
    ...headers,
  ];
  return texts.flatMap(([place, text]) =>
    typeof text === 'string'
      ? variableProblems(text, environment).map((it) => ({ path: [...path, ...place], at: 'value' as const, ...it }))
      : [],
  );
};

const checkSuite = (suite: unknown, path: Path, environment: Environment): PlacedProblem[] => {
  if (isOtherType(suite)) {
    const problem = `A suite of type ${quoted(String(valueAt(suite, 'type')))} is known, and this version does not measure it yet.`;
    const cure = 'This version measures "type: service": remove the suite, or turn its lines into comments until then.';
    return [{ path: [...path, 'type'], at: 'value', problem, cure }];
  }
  return [
    ...checkWarmUp(suite, path),
    ...checkReady(suite, path),
    ...checkPort(suite, path),
    ...checkVariables(suite, path, environment),
    ...checkRequests(valueAt(suite, 'requests'), [...path, 'requests']),
    ...checkScenarios(valueAt(suite, 'scenarios'), [...path, 'scenarios']),
  ];
};

/** What the schema can't say about suites, among it the variables that `environment` lacks. */
export const checkSuites = (suites: unknown, environment: Environment): PlacedProblem[] => {
  const path = ['suites'];
  if (isMapping(suites) && Object.keys(suites).length === 0) {
    const cure =
      'Name what is measured, such as api: { type: service, start: node server.js, requests: [{ path: / }] }.';
    return [{ path, at: 'value', problem: '"suites" is empty.', cure }];
  }
  return entriesOf(suites).flatMap(([name, suite]) => checkSuite(suite, [...path, name], environment));
};
