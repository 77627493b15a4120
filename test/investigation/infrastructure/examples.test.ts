import { expect, test } from '@jest/globals';
import type { Block } from '../../../src/core/block.ts';
import { lookAtInfrastructure } from '../../../src/investigation/infrastructure/look-at-infrastructure.ts';
import { weak } from '../../../src/investigation/infrastructure/suspects/weigh.ts';
import { type ComparisonSketch, makeMetric, makeResult } from '../../support/make-result.ts';
import { blocksWith, pool } from './blocks-with.ts';
import { applied, exampleChange, exampleNames, withoutCause } from './example-facts.ts';

const look = (name: string, regressed: readonly ComparisonSketch[] = [], blocks: readonly Block[] = []) =>
  lookAtInfrastructure({
    ...exampleChange(name),
    directories: { api: '' },
    result: makeResult({ metrics: regressed.map((it) => makeMetric({ decision: 'regressed', ...it })) }),
    blocks,
  });

const latency: readonly ComparisonSketch[] = [{ metric: 'latency.p95', route: 'checkout', change: 0.8, base: 10 }];
const queries: readonly ComparisonSketch[] = [{ metric: 'db.queries', route: 'orders', change: 0.5, base: 2 }];
const cpu: readonly ComparisonSketch[] = [{ metric: 'cpu.per-request', change: 0.4 }];
const both: readonly ComparisonSketch[] = [...cpu, { metric: 'allocation.per-request', change: 0.4 }];

test.each([
  ['pool-reduced', 'pool-reduced', 'config/database.json', 3, 'pool.max', latency],
  ['cache-lifetime', 'cache-lifetime', 'config/cache.json', 4, 'sessions.lifetime', queries],
  ['compression-level', 'compression-level', 'config/http.yaml', 9, 'compression.level', cpu],
  ['debug-logging', 'logging', 'config/http.yaml', 13, 'log.level', both],
  ['keep-alive', 'keep-alive-server', 'src/answer.js', 24, 'createAnswer.writeHead.connection', cpu],
] as const)('%s: found as %s in %s:%d, and undone', (name, cause, path, line, key, regressed) => {
  const { suspects } = look(name, regressed);
  expect(suspects).toHaveLength(1);
  const [suspect] = suspects;
  expect(suspect).toMatchObject({
    expert: 'infrastructure',
    class: cause,
    location: { path, startLine: line, endLine: line },
    reason: null,
    suites: [],
    changes: [{ file: path, path: key, line }],
  });
  expect(suspect!.weight).toBeGreaterThan(0.5);
  const { files } = exampleChange(name);
  expect(applied(files, path, suspect!.undo!.patch)).toBe(applied(files, path, withoutCause(name)));
  // A literal of a program is undone by its hunk, as the code expert undoes it.
  expect(suspect!.undo!.kind).toBe(path.startsWith('src/') ? 'hunk' : 'configuration');
  expect(suspect!.undo!.apply).toContain(`diff --git a/${path} b/${path}\n`);
});

test('units of time that are easily mistaken are spelt out, and what was measured is said', () => {
  const [suspect] = look('cache-lifetime', queries).suspects;
  expect(suspect!.title).toBe('sessions.lifetime in config/cache.json went from 10m to 10ms (60,000 times shorter)');
  expect(suspect!.evidence).toEqual([
    'Database statements per request of orders went from 2.00/request to 3.00/request, +50 % (48 to 52).',
    '10m is 10 min and 10ms is 10 ms.',
    'What is forgotten sooner is loaded more often, each time by a request that waits for it.',
  ]);
  expect(suspect!.counters).toEqual(['db.queries']);
});

test('a pool that was made smaller is told together with what its requests wait', () => {
  const blocks = blocksWith({ pool: pool(0.01) }, { pool: pool(12) });
  const { suspects, readings } = look('pool-reduced', latency, blocks);
  expect(suspects[0]!.evidence[0]).toMatch(
    /^A pool of 2 for [\d.]+ requests at a time: each request waits 12\.0 ms for a connection instead of 10\.0 µs; pool\.max in config\/database\.json went from 10 to 2 \(5 times less\)\.$/,
  );
  expect(suspects[0]!.weight).toBeGreaterThan(0.85);
  expect(suspects[0]!.signals).toEqual(['pool.wait']);
  expect(readings[0]).toMatchObject({ name: 'pool.wait', isWorse: true });
});

test('without anything measured that fits, a change is suspected less', () => {
  const quiet = blocksWith({ pool: pool(0) }, { pool: pool(0) });
  const weights = [look('pool-reduced', latency, quiet), look('pool-reduced'), look('pool-reduced', latency)].map(
    ({ suspects }) => suspects[0]!.weight,
  );
  expect(weights).toEqual(weights.toSorted((a, b) => a - b));
  expect(weights[0]).toBeLessThan(weak);
});

test('all other patches of the example, the innocent ones above all, have nothing strong', () => {
  const found = new Set(['pool-reduced', 'cache-lifetime', 'compression-level', 'debug-logging', 'keep-alive']);
  const others = exampleNames().filter((name) => !found.has(name));
  expect(others.length).toBeGreaterThan(15);
  const strong = others.flatMap((name) =>
    look(name, [...latency, ...queries, ...both]).suspects.filter(({ weight }) => weight >= weak),
  );
  expect(strong).toEqual([]);
});
