import { expect, test } from '@jest/globals';
import { exitCodeMeanings, exitCodeOf, verdictExitCodes } from '../../src/cli/exit-codes.ts';
import {
  ConfigurationError,
  InterruptedError,
  LoadError,
  OutputError,
  PreparationError,
  RepositoryError,
  ServiceError,
  UsageError,
} from '../../src/core/errors.ts';
import { verdicts } from '../../src/core/result.ts';

test.each([
  [new ConfigurationError('f', []), 2],
  [new UsageError('m', 'c'), 2],
  [new RepositoryError('m', 'c'), 2],
  [new PreparationError('m', 'c'), 3],
  [new ServiceError('m', 'c'), 3],
  [new LoadError('m', 'c'), 3],
  [new OutputError('m', 'c'), 3],
  [new InterruptedError('SIGHUP'), 129],
  [new InterruptedError('SIGINT'), 130],
  [new InterruptedError('SIGTERM'), 143],
  [new InterruptedError('other'), 130],
  [new TypeError('defect'), 70],
  ['a string', 70],
  [undefined, 70],
])('%s ends with %i', (error, code) => {
  expect(exitCodeOf(error)).toBe(code);
  expect(exitCodeMeanings.map((it) => it.code)).toContain(code);
});

test('a verdict has its own code, and 1 is a failed gate alone', () => {
  expect(verdictExitCodes).toEqual({ pass: 0, fail: 1, invalid: 3, inconclusive: 4 });
  expect(Object.keys(verdictExitCodes).sort()).toEqual([...verdicts].sort());
  expect(exitCodeMeanings.filter(({ code }) => code === 1).map(({ name }) => name)).toEqual(['fail']);
});

test('every code is explained once', () => {
  const codes = exitCodeMeanings.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const verdict of verdicts)
    expect(exitCodeMeanings.find(({ name }) => name === verdict)?.code).toBe(verdictExitCodes[verdict]);
});
