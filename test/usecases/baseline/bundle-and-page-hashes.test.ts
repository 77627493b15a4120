import { expect, test } from '@jest/globals';
import { planCheck } from '../../../src/usecases/plan-check.ts';
import { bundleKey } from '../../../src/usecases/bundle/bundle-key.ts';
import { parse } from '../../config/parse.ts';

const planOf = (suite: string, environment = {}) => {
  const configuration = parse(`version: 1\nsuites:\n  it: { ${suite} }\n`, environment);
  const { suites, bundles } = planCheck({
    base: configuration,
    head: configuration,
    given: false,
    changedFiles: ['x'],
    onlySuites: [],
    onlyScenarios: [],
  });
  return { hashes: [...suites, ...bundles][0]!.hashes, bundle: bundles[0] };
};
const hashesOf = (suite: string, environment = {}) => planOf(suite, environment).hashes;

const page = 'type: page, files: dist';
const bundle = 'type: bundle, output: dist';

test('records of a page may be set beside each other while the same page is loaded the same way', () => {
  const plain = hashesOf(page);
  expect(hashesOf('type: page, files: out, timeout: 90s, build: make')).toEqual(plain);
  for (const more of ['path: /shop', 'device: desktop', 'hosts: [a.example]', 'headers: { A: b }', 'cookies: { a: b }'])
    expect(hashesOf(`${page}, ${more}`).scenarios).not.toBe(plain.scenarios);
  for (const more of ['setup: seed', 'env: { A: b }']) {
    const { scenarios, fixtures } = hashesOf(`${page}, ${more}`);
    expect([scenarios, fixtures === plain.fixtures]).toEqual([plain.scenarios, false]);
  }
});

test('records of a bundle may be, whatever builds it, while the same files count', () => {
  const plain = hashesOf(bundle);
  expect(hashesOf('type: bundle, output: out, build: make, stats: stats.json, entries: [main]')).toEqual(plain);
  expect(hashesOf(`${bundle}, ignore: ["*.txt"]`).scenarios).not.toBe(plain.scenarios);
  expect(hashesOf(`${bundle}, directory: web`).scenarios).not.toBe(plain.scenarios);
  expect(hashesOf(`${bundle}, env: { A: b }`).fixtures).not.toBe(plain.fixtures);
  expect(hashesOf(page).scenarios).not.toBe(plain.scenarios);
});

test('no value of a variable can be guessed from a hash', () => {
  const secret = (A: string) => [
    hashesOf(`${bundle}, env: { A: "\${A}" }`, { A }),
    hashesOf(`${page}, headers: { A: "\${A}" }`, { A }),
  ];
  expect(secret('one')).toEqual(secret('two'));
});

test('a build is the same only with the same commands, statistics, environment and packages', () => {
  const keyOf = (suite: string, lock: { path: string; text: string } | null = null) => {
    const { bundle: plan, hashes } = planOf(suite);
    return bundleKey(plan!.suite, hashes, lock);
  };
  const plain = keyOf(bundle);
  expect(keyOf(bundle)).toBe(plain);
  expect(keyOf(`${bundle}, entries: [main], paths: ["**"]`)).toBe(plain);
  const others = [
    ...['directory: web', 'install: npm ci', 'build: make', 'stats: a.json', 'env: { A: b }', 'ignore: ["*.txt"]'].map(
      (more) => keyOf(`${bundle}, ${more}`),
    ),
    keyOf('type: bundle, output: out'),
    keyOf(bundle, { path: 'yarn.lock', text: 'a' }),
    keyOf(bundle, { path: 'yarn.lock', text: 'b' }),
    keyOf(bundle, { path: 'web/yarn.lock', text: 'a' }),
  ];
  expect(new Set([plain, ...others]).size).toBe(others.length + 1);
});
