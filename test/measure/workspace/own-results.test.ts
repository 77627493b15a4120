import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import type { Measurement } from '../../../src/core/measurement.ts';
import { openArchive } from '../../../src/measure/archive.ts';
import { openMeasureArchive } from '../../../src/measure/scenario/measure-archive.ts';
import { isResultIn } from '../../../src/measure/workspace/own-results.ts';
import { makeInvestigation } from '../../support/make-investigation.ts';
import { makeRecord } from '../../support/make-record.ts';
import { makeResult } from '../../support/make-result.ts';
import {
  bothOf,
  commit,
  filesOf,
  fingerprint,
  git,
  quickScratch,
  repositoryAt,
  resolved,
  write,
} from './repositories.ts';

// Many processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

const plan = JSON.stringify({ policy: {}, policyFrom: 'base', suites: [] });

test('every file that a run keeps is known as one of Pacegate’s own', async () => {
  await using room = await quickScratch();
  const archive = await openArchive(room.path, 'results', null);
  await archive.keepPlan({});
  await archive.keepResult(makeResult(), 'comment');
  await archive.keepReport('page');
  await archive.keepRecords([makeRecord()]);
  await archive.keepInvestigation(makeInvestigation(), { whole: 'whole', comment: 'comment' });
  await archive.keepProof({});
  const measure = await openMeasureArchive(room.path, 'measured', null);
  await measure.keepPlan({});
  await using series = await measure.openSeries({
    schema: 'pacegate/series@1',
    suite: 'api',
    scenario: 'peak',
    steps: null,
    duration: 1000,
    startedAt: '2026-03-02T09:15:31.000Z',
  });
  expect(series.path).toBe('raw/api-peak.jsonl');
  const measurement: Measurement = JSON.parse('{}');
  await measure.keep(measurement, 'report');
  write(room.path, { 'results/logs/head-install.txt': 'x', 'results/web-treemap-head.html': 'x' });
  const kept = filesOf(room.path);
  expect(kept).toHaveLength(15);
  expect(kept.filter((it) => !isResultIn('results', it) && !isResultIn('measured', it))).toEqual([]);
  expect(kept.filter((it) => isResultIn('result', it) || isResultIn('results/raw', it))).toEqual([]);
  // What a killed run leaves of a file that it was writing.
  const parts = ['result.json.0b6f0a3e-0f5c-4f52-9d6e-2f4a3c1d5e6f.part', 'measure.json.part', 'result.json.bak'];
  expect(parts.map((it) => isResultIn('', it))).toEqual([true, true, false]);
});

test('what Pacegate has written into the working tree is no part of the head; what others put there is', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  write(top, { 'app.js': 'two\n' });
  const before = await resolved(room, top);
  write(top, {
    'results/result.json': '{}',
    'results/raw/api-001.json': '{}',
    'results/logs/build.txt': 'x',
    'old/run/raw/plan.json': plan,
    'old/run/report.html': 'x',
    'old/load/raw/measure-plan.json': '{"schema":"pacegate/measure-plan@1"}',
    'old/load/measure.json': '{}',
  });
  const outputs = [join(top, 'results'), join(room.path, 'elsewhere')];
  const fresh = fingerprint(top);
  const after = await resolved(room, top, { outputs });
  expect(fingerprint(top)).toBe(fresh);
  expect([after.head.tree, after.head.commit]).toEqual([before.head.tree, before.head.commit]);
  expect(after.notices).toEqual([
    'Results of Pacegate in results/, old/load/, old/run/ are not part of the measured head.',
  ]);
  write(top, {
    'results/notes.txt': 'mine',
    'results-of-others/result.json': '{}',
    'data/raw/plan.json': '{"seats":[1,2]}',
    'data/raw/broken/raw/plan.json': '{',
  });
  mkdirSync(join(top, 'link/raw'), { recursive: true });
  symlinkSync('/dev/zero', join(top, 'link/raw/plan.json'));
  const own = await resolved(room, top, { outputs });
  expect([...own.changedFiles].sort()).toEqual([
    'app.js',
    'data/raw/broken/raw/plan.json',
    'data/raw/plan.json',
    'link/raw/plan.json',
    'results-of-others/result.json',
    'results/notes.txt',
  ]);
  expect(filesOf((await bothOf(room, own)).head)).not.toContain('results/result.json');
});

test('with nothing but results a working tree is its commit, and of ignored ones nothing is told', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  write(top, { 'ignored/run/result.json': '{}', 'ignored/run/raw/plan.json': plan });
  const ignored = await resolved(room, top, { outputs: [join(top, 'ignored/run')] });
  expect(ignored).toMatchObject({ head: { dirty: false, commit: git(top, 'rev-parse', 'HEAD') }, notices: [] });
  write(top, { 'results/result.json': '{}' });
  // A name that leads there by a link; and one that is not there yet.
  symlinkSync(top, join(room.path, 'link'));
  const outputs = [join(room.path, 'link/results'), join(room.path, 'link/later/run')];
  const linked = await resolved(room, top, { outputs });
  expect(linked.head).toMatchObject({ dirty: false, commit: git(top, 'rev-parse', 'HEAD') });
  expect(linked.notices).toEqual(['Results of Pacegate in results/ are not part of the measured head.']);
  expect((await resolved(room, top)).changedFiles).toEqual(['results/result.json']);
});

test('results at the root leave everything else in the head', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  write(top, { 'app.js': 'two\n', 'new.js': 'n', 'lib/raw/x.js': 'x', 'result.json': '{}', 'raw/plan.json': plan });
  write(top, Object.fromEntries(Array.from({ length: 9 }, (_, k) => [`many/${k + 1}/raw/plan.json`, plan])));
  const sides = await resolved(room, top, { outputs: [top] });
  expect([...sides.changedFiles].sort()).toEqual(['app.js', 'lib/raw/x.js', 'new.js']);
  expect(sides.notices).toEqual([
    'Results of Pacegate in the root of the repository, many/1/, many/2/, many/3/, many/4/ and 5 more are not part of the measured head.',
  ]);
});

test('results that are committed or staged stand as they were committed, whatever a run has made of them', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  commit(top, { 'results/result.json': '{"v":1}', 'results/raw/ünï\t1.json': '1', 'results/notes.txt': 'a' });
  write(top, { 'results/result.json': '{"v":2}', 'results/raw/api-001.json': '2', 'results/comment.md': 'new' });
  rmSync(join(top, 'results/raw/ünï\t1.json'));
  git(top, 'add', 'results/raw/api-001.json');
  const outputs = [join(top, 'results')];
  const head = git(top, 'rev-parse', 'HEAD');
  expect((await resolved(room, top, { outputs })).head).toMatchObject({ dirty: false, commit: head });
  write(top, { 'results/notes.txt': 'b' });
  const sides = await resolved(room, top, { outputs });
  expect(git(top, 'status', '--porcelain')).toContain('A  results/raw/api-001.json');
  expect(sides.changedFiles.filter((it) => it === 'results/notes.txt')).toHaveLength(1);
  const { head: checkout } = await bothOf(room, sides);
  expect(readdirSync(join(checkout, 'results')).sort()).toEqual(['notes.txt', 'raw', 'result.json']);
  expect(readdirSync(join(checkout, 'results/raw'))).toEqual(['ünï\t1.json']);
});
