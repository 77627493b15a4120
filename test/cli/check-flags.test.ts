import { expect, test } from '@jest/globals';
import { readCheckFlags } from '../../src/cli/check-flags.ts';
import { UsageError } from '../../src/core/errors.ts';

const config = '.github/pacegate.yml';

test('without flags: all suites, the policy’s time limit, a seed of its own', () => {
  const flags = readCheckFlags({ config });
  expect(flags).toEqual({
    base: null,
    head: null,
    config,
    suites: [],
    scenarios: [],
    timeLimit: null,
    seed: expect.any(Number),
    out: null,
    json: false,
  });
  expect(Number.isInteger(flags.seed)).toBe(true);
  const seeds = new Set(Array.from({ length: 20 }, () => readCheckFlags({ config }).seed));
  expect(seeds.size).toBeGreaterThan(15);
});

test('every flag arrives', () => {
  expect(
    readCheckFlags({
      base: 'main',
      head: 'v2',
      config: 'p.yml',
      suite: ['a', 'b'],
      scenario: ['peak'],
      timeLimit: '90s',
      seed: '7',
      out: 'results',
      json: true,
    }),
  ).toEqual({
    base: 'main',
    head: 'v2',
    config: 'p.yml',
    suites: ['a', 'b'],
    scenarios: ['peak'],
    timeLimit: 90_000,
    seed: 7,
    out: 'results',
    json: true,
  });
});

test.each(['0', '2147483647'])('seed %s is taken', (seed) => {
  expect(readCheckFlags({ config, seed }).seed).toBe(Number(seed));
});

test.each(['-1', '1.5', '1e3', '0x10', '', ' 1', 'abc', '2147483648', '99999999999'])(
  'seed "%s" is refused',
  (seed) => {
    expect(() => readCheckFlags({ config, seed })).toThrow(UsageError);
    expect(() => readCheckFlags({ config, seed })).toThrow(/^--seed .* is not a whole number from 0 to 2147483647\.$/);
  },
);

test.each(['5', '', '-5m', '999ms', '5 parsecs', 'm', '0s'])('time limit "%s" is refused', (timeLimit) => {
  expect(() => readCheckFlags({ config, timeLimit })).toThrow(UsageError);
  expect(() => readCheckFlags({ config, timeLimit })).toThrow('--time-limit');
});

test.each([{ base: '' }, { head: '' }, { config: '' }, { out: '' }, { suite: ['a', ''] }, { scenario: [''] }])(
  'an empty value, as an unset variable gives it, is refused: %j',
  (flags) => {
    const [name] = Object.keys(flags);
    expect(() => readCheckFlags({ config, ...flags })).toThrow(UsageError);
    expect(() => readCheckFlags({ config, ...flags })).toThrow(`--${name} has an empty value.`);
  },
);
