import { expect, test } from '@jest/globals';
import { planCheck } from '../../../src/usecases/plan-check.ts';
import { parse } from '../../config/parse.ts';
import { configurationText } from '../harness.ts';

const hashesOf = (suite = '', { head = suite, environment = {}, scenarios = [] as string[] } = {}) => {
  const base = parse(configurationText({ suite }), environment);
  const plan = planCheck({
    base,
    head: parse(configurationText({ suite: head }), environment),
    given: false,
    changedFiles: ['x'],
    onlySuites: [],
    onlyScenarios: scenarios,
  });
  return plan.suites[0]!.hashes;
};

test('hashes are SHA-256, and the same for the same suite', () => {
  const { scenarios, fixtures } = hashesOf();
  expect(scenarios).toMatch(/^[0-9a-f]{64}$/);
  expect(fixtures).toMatch(/^[0-9a-f]{64}$/);
  expect(hashesOf()).toEqual({ scenarios, fixtures });
});

test('what is asked, and what it is asked of, are told apart', () => {
  const plain = hashesOf();
  for (const suite of ['warm-up: { min: 1s, max: 9s }', 'duet: false', 'scenarios: { normal: { connections: 3 } }']) {
    expect(hashesOf(suite).scenarios).not.toBe(plain.scenarios);
    expect(hashesOf(suite).fixtures).toBe(plain.fixtures);
  }
  for (const suite of ['setup: node seed.js', 'env: { MODE: fast }']) {
    expect(hashesOf(suite).scenarios).toBe(plain.scenarios);
    expect(hashesOf(suite).fixtures).not.toBe(plain.fixtures);
  }
  expect(hashesOf('build: make')).toEqual(plain);
});

test('the order of keys does not matter', () => {
  expect(hashesOf('env: { A: "1", B: "2" }')).toEqual(hashesOf('env: { B: "2", A: "1" }'));
});

test('only what is measured counts: chosen scenarios, and requests that the head still has', () => {
  const suite = 'scenarios: { normal: { connections: 3 }, peak: { connections: 9 } }';
  expect(hashesOf(suite, { scenarios: ['normal'] })).toEqual(hashesOf('scenarios: { normal: { connections: 3 } }'));
});

test('a secret is in no hash: another value of a variable changes nothing', () => {
  const suite = 'env: { TOKEN: "${SECRET}" }';
  const one = hashesOf(suite, { environment: { SECRET: 'hunter2' } });
  expect(hashesOf(suite, { environment: { SECRET: 'other' } })).toEqual(one);
  expect(hashesOf('env: { TOKEN: "hunter2" }').fixtures).not.toBe(one.fixtures);
});
