import { expect, test } from '@jest/globals';
import { ConfigurationError } from '../../src/core/errors.ts';
import { golden } from '../support/golden.ts';
import { brokenFiles } from './broken-files.ts';
import { parse, problemsOf } from './parse.ts';

test('every kind of mistake is reported in words that a person can act on', () => {
  const actual = Object.entries(brokenFiles)
    .map(([name, text]) => `## ${name}\n${problemsOf(text).message}\n`)
    .join('\n');
  expect(actual).toBe(golden(actual, new URL('golden/broken-files.txt', import.meta.url)));
});

test.each(Object.keys(brokenFiles))('%s: nothing secret is quoted, and every sentence is whole', (name) => {
  const error = problemsOf(brokenFiles[name]!);
  expect(error.problems.length).toBeGreaterThan(0);
  for (const { problem, cure } of error.problems) {
    expect(problem).toMatch(/^["{A-Z].*\.$/);
    expect(cure).toMatch(/^[A-Z].*[.?]$/);
    expect(problem + cure).not.toContain('hunter2');
  }
});

test('a file of noise lists the first 50 problems and counts the others', () => {
  const keys = Array.from({ length: 60 }, (_, k) => `key${k}: ${k}`).join('\n');
  const { problems } = problemsOf(`version: 1\nsuites: {}\n${keys}\n`);
  expect(problems).toHaveLength(51);
  expect(problems.at(-1)?.problem).toBe('From here on there are 11 more problems.');
});

test('a file over 1 MB is refused', () => {
  expect(problemsOf(`# ${'x'.repeat(1_000_000)}\n`).problems).toMatchObject([
    { problem: 'The file is larger than 1 MB.' },
  ]);
});

test('the message holds file, line and column of each problem', () => {
  expect(() => parse('version: 1\nsuits: {}\n')).toThrow(ConfigurationError);
  expect(problemsOf('version: 1\nsuits: {}\n').message).toBe(
    '.github/pacegate.yml:2:1: Unknown key "suits". Did you mean "suites"?',
  );
});
