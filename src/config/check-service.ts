import { formatDuration } from '../core/format.ts';
import { parseDuration } from '../core/units.ts';
import { checkRequests } from './check-requests.ts';
import { checkScenarios } from './check-scenarios.ts';
import type { Path, PlacedProblem } from './problem.ts';
import { valueAt } from './problem.ts';

const duration = (value: unknown): number | null => (typeof value === 'string' ? parseDuration(value) : null);

const checkWarmUp = (suite: unknown, path: Path): PlacedProblem[] => {
  const warmUp = valueAt(suite, 'warm-up');
  const [min, max] = [duration(valueAt(warmUp, 'min') ?? '2s'), duration(valueAt(warmUp, 'max') ?? '10s')];
  if (min === null || max === null || min <= max) return [];
  const problem = `The shortest warm-up, ${formatDuration(min)}, is longer than the longest, ${formatDuration(max)}.`;
  return [{ path: [...path, 'warm-up'], at: 'value', problem, cure: 'Make "min" at most "max".' }];
};

const checkPort = (suite: unknown, path: Path): PlacedProblem[] => {
  if (valueAt(suite, 'port') === undefined || valueAt(suite, 'duet') !== true) return [];
  const problem = '"duet" asks for both sides at the same time, and "port" leaves room for one.';
  const cure = 'Remove "duet", or remove "port" and let the service listen on the port in PORT.';
  return [{ path: [...path, 'duet'], at: 'value', problem, cure }];
};

const checkDatabase = (suite: unknown, path: Path): PlacedProblem[] => {
  if (valueAt(suite, 'database-copy') === undefined || valueAt(suite, 'database') !== undefined) return [];
  const problem = '"database-copy" says what a copy is called, and not of which database it is made.';
  const cure = 'Add "database" with the address of the one to copy.';
  return [{ path: [...path, 'database-copy'], at: 'value', problem, cure }];
};

/** What the schema can't say about a suite of type service. */
export const checkService = (suite: unknown, path: Path): PlacedProblem[] => [
  ...checkWarmUp(suite, path),
  ...checkPort(suite, path),
  ...checkDatabase(suite, path),
  ...checkRequests(valueAt(suite, 'requests'), [...path, 'requests']),
  ...checkScenarios(valueAt(suite, 'scenarios'), [...path, 'scenarios'], valueAt(suite, 'requests')),
];
