import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { z } from 'zod';
import { inputTexts, outputTexts } from '../../src/action/inputs.ts';
import { readInputs } from '../../src/action/read-inputs.ts';
import { generatedFiles } from '../../src/action/write-action.ts';
import { UsageError } from '../../src/core/errors.ts';

const thrown = (environment: Record<string, string>): UsageError => {
  try {
    readInputs(environment);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

test('without any input the step does what the event says, with the token of nobody', () => {
  expect(readInputs({})).toEqual({
    mode: 'auto',
    config: '.github/pacegate.yml',
    suites: [],
    scenarios: [],
    'time-limit': null,
    token: null,
    'working-directory': '.',
    name: 'pacegate',
    post: true,
    artifact: 'pacegate',
    base: null,
    about: null,
    earlier: null,
    out: null,
  });
});

test('inputs are read by the names that the runner gives them', () => {
  expect(
    readInputs({
      INPUT_MODE: 'refresh',
      INPUT_SUITES: ' api, web\nadmin ',
      'INPUT_TIME-LIMIT': '5m',
      'INPUT_WORKING-DIRECTORY': 'packages/api',
      INPUT_POST: 'FALSE',
      INPUT_TOKEN: 'ghs_abc',
      INPUT_BASE: '',
    }),
  ).toMatchObject({
    mode: 'refresh',
    suites: ['api', 'web', 'admin'],
    'time-limit': 300_000,
    'working-directory': 'packages/api',
    post: false,
    token: 'ghs_abc',
    base: null,
  });
});

test('everything that is wrong is told at once, with what would be right', () => {
  const { message, cure } = thrown({
    INPUT_MODE: 'chek',
    'INPUT_TIME-LIMIT': '5',
    INPUT_POST: 'yes',
    INPUT_NAME: 'a\u0007b',
  });
  expect(message.split('\n')).toEqual([
    'The input mode is "chek", which is not one of auto, check, refresh, report, investigate.',
    'The input time-limit is "5", which is not a duration of at least a second with its unit, such as 5m.',
    String.raw`The input name is "a\u0007b", which is not one line of text.`,
    'The input post is "yes", which is not true or false.',
  ]);
  expect(cure).toContain('docs/action.md');
});

test.each(['0.5s', '-1m', '5', 'm', 'NaNs'])('a time limit of %s is refused', (limit) => {
  expect(thrown({ 'INPUT_TIME-LIMIT': limit }).message).toContain('time-limit');
});

/** The name that is read, or why it is refused. */
const outcome = (environment: Record<string, string>): string => {
  try {
    return readInputs(environment).name;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
};

test('whatever an input holds, it is read or refused in words', () => {
  const names = Object.keys(inputTexts).map((name) => `INPUT_${name.toUpperCase()}`);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary' })), (environment) => {
      expect(outcome(environment)).not.toBe('');
    }),
  );
});

test('action.yml and docs/action.md are what the code says', () => {
  for (const { url, content } of generatedFiles()) expect(readFileSync(url, 'utf8')).toBe(content);
});

test('action.yml declares what the code reads and sets, on Node 24', () => {
  const text = readFileSync(new URL('../../action.yml', import.meta.url), 'utf8');
  const action = z
    .object({
      description: z.string(),
      inputs: z.record(z.string(), z.unknown()),
      outputs: z.record(z.string(), z.unknown()),
      runs: z.unknown(),
    })
    .parse(parse(text));
  expect(Object.keys(action.inputs)).toEqual(Object.keys(inputTexts));
  expect(Object.keys(action.outputs)).toEqual(Object.keys(outputTexts));
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/action.js' });
  // GitHub Marketplace refuses longer ones.
  expect(action.description.length).toBeLessThanOrEqual(125);
});
