import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import type { BaselineRecord, StoredBundle } from '../../../../src/core/baseline-record.ts';
import { environmentClass } from '../../../../src/core/environment-class.ts';
import type { Result } from '../../../../src/core/result.ts';
import { recordsFault } from '../../../../src/usecases/app/work/check-records.ts';
import { work } from '../../../../src/usecases/app/work/work.ts';
import { scratch } from '../../../measure/workspace/repositories.ts';
import { makeRecord, makeRecordMetric } from '../../../support/make-record.ts';
import { makeResult } from '../../../support/make-result.ts';
import { configurationText } from '../../harness.ts';
import { fakeStore, makeRun, makeTools, repository } from './fake-tools.ts';
import { type Change, notedBy, serveChange, stubCommand } from './stub-command.ts';

// Processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

const { signal } = new AbortController();

/** What a refresh of the head beside the base writes. */
const outputOf = ({ base, head }: Change): { readonly result: Result; readonly record: BaselineRecord } => {
  const plain = makeResult();
  const result: Result = {
    ...plain,
    base: { ...plain.base, commit: base },
    head: { ref: head, commit: head, tree: 'x', dirty: false },
  };
  const record = makeRecord({
    commit: head,
    ref: head,
    previous: base,
    verdict: result.verdict,
    seed: result.seed,
    environment: { ...result.environment, class: environmentClass(result.environment), image: null },
    provenance: { source: 'command-line', runId: null, attempt: null, event: null },
  });
  return { result, record };
};

const stage = (room: string, change: (record: BaselineRecord) => BaselineRecord = (it) => it) => {
  const made = serveChange(room);
  const { result, record } = outputOf(made);
  mkdirSync(join(room, 'template'), { recursive: true });
  writeFileSync(join(room, 'template/result.json'), JSON.stringify(result));
  writeFileSync(join(room, 'template/records.jsonl'), `${JSON.stringify(change(record))}\n`);
  const run = makeRun({ purpose: { kind: 'refresh', branch: 'main' }, headSha: made.head, base: null });
  const store = fakeStore(run);
  const grounds = {
    compareFiles: () => Promise.reject(new Error('A refresh compares nothing.')),
    readFile: () => Promise.resolve(configurationText()),
    commitOf: () => Promise.resolve(null),
  };
  const tools = makeTools(room, store, { cli: stubCommand(room), grounds: () => grounds });
  return { ...made, run, store, tools, record };
};

test('a refresh sees what is stored, and its records are stored as the App’s', async () => {
  await using room = await scratch();
  const { base, head, run, store, tools, record } = stage(room.path);
  const previous = makeRecord({ commit: base, environment: record.environment });
  await store.baseline.append([previous]);
  await work(run.id, tools, signal);
  expect(store.ended).toEqual([]);
  expect(store.kept[0]!.result.head).toMatchObject({ ref: 'main', commit: head });
  const noted = notedBy(room.path);
  expect(noted.args.slice(0, 6)).toEqual(['baseline', 'refresh', '--store', 'files', '--head', head]);
  expect(noted.stored).toEqual([`${record.environment.class}.jsonl`]);
  // What it is measured beside is there too.
  expect(noted.commits).toContain(base);
  expect(store.baseline.records).toHaveLength(2);
  expect(store.baseline.records[1]).toMatchObject({
    commit: head,
    previous: base,
    ref: 'main',
    provenance: { source: 'app', runId: run.id, attempt: 1, event: 'push' },
  });
});

test('records that can not be what was measured end the run, and nothing is stored', async () => {
  await using room = await scratch();
  const { run, store, tools } = stage(room.path, (record) => ({ ...record, suite: 'other', previous: null }));
  await work(run.id, tools, signal);
  expect(store.kept).toEqual([]);
  expect(store.ended).toEqual([
    { outcome: 'failed', problem: expect.stringContaining('the configuration does not have') },
  ]);
  expect(store.baseline.records).toEqual([]);
});

test('a branch without a configuration is skipped', async () => {
  await using room = await scratch();
  const { run, store, tools } = stage(room.path);
  const grounds = { ...tools.grounds!(repository), readFile: () => Promise.resolve(null) };
  await work(run.id, { ...tools, grounds: () => grounds }, signal);
  expect(store.ended).toMatchObject([{ outcome: 'skipped' }]);
});

const change = { base: 'a'.repeat(40), head: 'b'.repeat(40) };
const { result, record: honest } = outputOf(change);
const now = new Date();
const record = { ...honest, recordedAt: now.toISOString() };
const grounds = {
  commit: change.head,
  suites: ['api'],
  stored: [change.base],
  result,
  during: { from: now, to: now },
};

const nothing = { stat: 0, parsed: 0, gzip: 0, brotli: 0 };
const bundleWith = (graph: string): StoredBundle => ({
  key: 'k',
  bundler: { name: 'webpack', version: null },
  sizes: { entries: [], async: nothing, total: nothing, chunks: [], modules: 0, duplicates: 0 },
  reproducible: true,
  wobble: 0,
  graph,
});

test('an honest record has no fault', () => {
  expect(recordsFault([record], grounds)).toBeNull();
  expect(recordsFault([], grounds)).toBeNull();
});

test('a record of a page or a bundle has no fault either', () => {
  const { environment } = result;
  const visited = { ...grounds, result: { ...result, environment: { ...environment, browser: 'Lighthouse 13' } } };
  expect(recordsFault([record], visited)).toBeNull();
  expect(recordsFault([{ ...record, bundle: bundleWith('x'.repeat(1_400_000)) }], grounds)).toBeNull();
});

test.each<[string, Partial<BaselineRecord>, string]>([
  ['a graph that no store keeps', { bundle: bundleWith('x'.repeat(1_400_001)) }, 'graph that is too large'],
  ['another commit', { commit: 'c'.repeat(40) }, 'another commit'],
  ['a commit beside it that nobody stored', { previous: 'c'.repeat(40) }, 'beside a commit that is not stored'],
  ['another verdict', { verdict: 'invalid' }, 'another run'],
  ['another machine', { environment: { ...record.environment, cores: 99 } }, 'another machine'],
  ['another class', { environment: { ...record.environment, class: 'imported' } }, 'another machine'],
  ['another day', { recordedAt: '2026-01-01T00:00:00.000Z' }, 'another time'],
  ['no day', { recordedAt: 'yesterday' }, 'another time'],
  ['no hashes', { hashes: { scenarios: '', fixtures: '' } }, 'no hashes'],
  [
    'an unknown metric',
    { metrics: [makeRecordMetric({ value: 1 }), { ...makeRecordMetric(), metric: 'x' }] },
    'there is not',
  ],
  ['another unit', { metrics: [{ ...makeRecordMetric(), unit: 'bytes' }] }, 'another unit'],
  ['a value beyond all', { metrics: [makeRecordMetric({ value: 1e300 })] }, 'nothing can have'],
  ['a negative spread', { metrics: [makeRecordMetric({ spread: -1 })] }, 'nothing can have'],
  ['the same metric twice', { metrics: [makeRecordMetric(), makeRecordMetric()] }, 'twice'],
  [
    'too many blocks',
    { metrics: [makeRecordMetric({ base: Array.from({ length: 600 }, () => 1) })] },
    'too many blocks',
  ],
])('a record of %s is refused', (_, more, why) => {
  expect(recordsFault([{ ...record, ...more }], grounds)).toContain(why);
});

test('a suite that was recorded twice is refused', () => {
  expect(recordsFault([record, record], grounds)).toContain('twice');
});
