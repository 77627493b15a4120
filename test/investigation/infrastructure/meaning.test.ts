import { expect, test } from '@jest/globals';
import { classOf } from '../../../src/investigation/classes.ts';
import type { FileKind } from '../../../src/investigation/infrastructure/file-kind.ts';
import { judgeChange } from '../../../src/investigation/infrastructure/meaning/judge-change.ts';
import { keyWords } from '../../../src/investigation/infrastructure/meaning/key-words.ts';
import { matchRule, settingRules } from '../../../src/investigation/infrastructure/meaning/match-rule.ts';
import { amountOf } from '../../../src/investigation/infrastructure/meaning/quantity.ts';

const judged = (path: string, before: string | null, after: string | null, kind: FileKind = 'yaml'): string => {
  const words = keyWords(path.split('/'), null);
  const rule = matchRule(words, kind);
  if (rule === null) return 'unknown';
  const { effect, text } = judgeChange(before, after, rule, words);
  return `${rule.class} ${effect}${text === '' ? '' : `: ${text}`}`;
};

test('keys read the same however they are written', () => {
  for (const key of ['poolMax', 'pool-max', 'POOL_MAX', 'pool.max', 'Pool Max'])
    expect(keyWords([key], null)).toBe('pool max');
  expect(keyWords(['spec', 'env', '[POOL_MAX]', 'value'], null)).toBe('spec env pool max');
  expect(keyWords(['UVThreadpoolSize#2'], '--x-y')).toBe('uv threadpool size x y');
});

test.each([
  ['pool/max', '10', '2', 'pool-reduced worse: 5 times less'],
  ['spring.datasource.hikari.maximum-pool-size', '10', '20', 'pool-reduced better: 2 times more'],
  ['DB_POOL_SIZE', '10', '4', 'pool-reduced worse: 2.5 times less'],
  ['DATABASE_URL/connection_limit', '10', '4', 'pool-reduced worse: 2.5 times less'],
  ['max_connections', '100', '20', 'pool-reduced worse: 5 times less'],
  ['sessions/lifetime', '10m', '10ms', 'cache-lifetime worse: 60,000 times shorter'],
  ['cache/ttlSeconds', '600', '60', 'cache-lifetime worse: 10 times shorter'],
  ['CACHE_TTL', '1h', '3600000ms', 'cache-lifetime better: the same amount'],
  ['CACHE_TTL', '600', '10m', 'cache-lifetime unclear'],
  ['cache/maxEntries', '5000', '50', 'cache-lifetime worse: 100 times less'],
  ['cache/enabled', 'true', 'false', 'cache-bypassed worse: switched off'],
  ['disableCache', 'false', 'true', 'cache-bypassed worse: switched on'],
  ['log/level', 'info', 'debug', 'logging worse: noisier'],
  ['LOG_LEVEL', null, 'debug', 'logging worse: noisier'],
  ['logging/level/root', 'WARN', 'INFO', 'logging worse: noisier'],
  ['log_min_duration_statement', '-1', '0', 'logging worse: a limit where there was none'],
  ['env/DEBUG', null, '*', 'logging worse: switched on'],
  ['compression/level', '4', '11', 'compression-level worse: 2.8 times more'],
  ['http/gzip_comp_level', '6', '1', 'compression-level better: 6 times less'],
  ['keepAlive', '30s', '0', 'keep-alive-server worse: down to nothing'],
  ['server/keepAliveTimeout', '5000', '500', 'keep-alive-server worse: 10 times shorter'],
  ['httpAgent/keepAlive', 'true', 'false', 'keep-alive-client worse: switched off'],
  ['statementTimeout', '5s', '60s', 'timeout-raised worse: 12 times longer'],
  ['requestTimeout', '30s', '0', 'timeout-raised worse: no limit any more'],
  ['UV_THREADPOOL_SIZE', '8', '2', 'thread-pool worse: 4 times less'],
  ['UV_THREADPOOL_SIZE', null, '1', 'thread-pool worse: 4 times less'],
  ['WEB_CONCURRENCY', '4', '1', 'autoscaling worse: 4 times less'],
  ['spec/replicas', '4', '2', 'autoscaling worse: 2 times less'],
  ['hpa/targetCPUUtilizationPercentage', '60', '90', 'autoscaling worse: 1.5 times more'],
  ['resources/limits/cpu', '2', '500m', 'resource-limit worse: 4 times less'],
  ['resources/limits/memory', '1Gi', '512Mi', 'resource-limit worse: 2 times less'],
  ['scripts/start/--max-old-space-size', '512', '128', 'resource-limit worse: 4 times less'],
  ['shared_buffers', '2GB', '128MB', 'resource-limit worse: 16 times less'],
  ['work_mem', '64MB', null, 'resource-limit worse: 16 times less'],
  ['random_page_cost', '1.1', '4', 'configuration worse: 3.6 times more'],
  ['enable_indexscan', 'on', 'off', 'configuration worse: switched off'],
  ['synchronous_commit', 'off', 'on', 'configuration worse: switched on'],
  ['default_transaction_isolation', 'read committed', 'serializable', 'isolation-raised unclear'],
  ['instance_type', 'c7.large', 't3.small', 'resource-limit unclear'],
  ['pool/max', '${POOL}', '4', 'pool-reduced unclear'],
  ['shop/name', 'a', 'b', 'unknown'],
])('%s from %s to %s: %s', (path, before, after, expected) => {
  expect(judged(path, before, after, path === 'instance_type' ? 'terraform' : 'yaml')).toBe(expected);
});

test('amounts of time, memory and CPU in all notations: m is minutes, megabytes or thousandths of a core', () => {
  const value = (text: string, dimension: Parameters<typeof amountOf>[1], key = '') =>
    amountOf(text, dimension, key)?.value;
  expect(value('10m', 'duration')).toBe(600_000);
  expect(value('1h30m', 'duration')).toBe(5_400_000);
  expect(value('PT10M', 'duration')).toBe(600_000);
  expect(value('500 ms', 'duration')).toBe(500);
  expect(value('5', 'duration', 'timeout seconds')).toBe(5000);
  expect(value('10 parsecs', 'duration')).toBeUndefined();
  expect(value('10m', 'size')).toBe(10 * 2 ** 20);
  expect(value('512Mi', 'size')).toBe(512 * 2 ** 20);
  expect(value('500m', 'cpu')).toBe(0.5);
  expect(value('80%', 'share')).toBe(0.8);
  expect(value('1_000', 'count')).toBe(1000);
  expect(value('app=debug,hyper=info', 'log-level')).toBeGreaterThan(value('info', 'log-level')!);
});

test('every rule is of a known class, says why, and has a pattern that ends soon', () => {
  const hostile = `${'pool '.repeat(50)}${'max '.repeat(10)}!`;
  for (const { class: id, why, key } of settingRules) {
    expect(classOf(id).id).toBe(id);
    expect(why).toMatch(/^[A-Zn].*\.$/);
    expect(key.test(hostile)).toBe(false);
  }
});
