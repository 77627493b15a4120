import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { createFilesStore } from '../../src/baseline/files-store.ts';
import { baselineRecordSchema } from '../../src/core/baseline-record.ts';
import type { Progress } from '../../src/report/progress.ts';
import { runCheck } from '../../src/usecases/run-check.ts';
import { type RefreshOutcome, runRefresh } from '../../src/usecases/run-refresh.ts';
import { configuration, createProject, patience, type Project, service } from '../e2e/support.ts';

// Services are started and loaded: a busy machine takes its time.
jest.setTimeout(2 * patience);

const short = configuration(
  ['probe: false', 'scenarios: { normal: { connections: 4 } }'],
  ['gate: { max-blocks: 4, time-limit: 30m }'],
);

const git = (directory: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], {
    cwd: directory,
    encoding: 'utf8',
  }).trim();

const commitAll = (directory: string): string => {
  git(directory, 'add', '--all');
  git(directory, 'commit', '--quiet', '-m', 'change');
  return git(directory, 'rev-parse', 'HEAD');
};

const runOn = ({ directory }: Project, out: string) => {
  const progress: Progress[] = [];
  const cleanups = new Set<() => void>();
  const host = {
    signal: new AbortController().signal,
    report: (it: Progress) => void progress.push(it),
    onExit: (cleanup: () => void): Disposable => {
      cleanups.add(cleanup);
      return { [Symbol.dispose]: () => void cleanups.delete(cleanup) };
    },
  };
  const options = {
    cwd: directory,
    base: null,
    head: null,
    config: '.github/pacegate.yml',
    suites: [],
    scenarios: [],
    timeLimit: null,
    seed: 7,
    out,
    environment: { ...process.env, ImageOS: 'ubuntu24', ImageVersion: '20261101.1' },
    version: '0.1.0',
    baseline: createFilesStore({ directory: join(directory, '..', 'baselines') }),
  };
  return { options, host, progress, cleanups };
};

const refreshOf = async (project: Project, out: string) => {
  const staged = runOn(project, out);
  const provenance = { source: 'command-line', runId: null, attempt: null, event: null } as const;
  const outcome: RefreshOutcome = await runRefresh({ ...staged.options, provenance, ref: 'main' }, staged.host);
  return { ...staged, ...outcome };
};

test('refreshes of a real repository make a chain, and a check sees it', async () => {
  await using project = await createProject({ '.github/pacegate.yml': short }, {});
  const { directory } = project;
  const first = git(directory, 'rev-parse', 'HEAD');
  const one = await refreshOf(project, '../one');
  expect(one.stored).toBe('stored');
  expect(one.result.head).toMatchObject({ commit: first, dirty: false });
  expect(one.records).toMatchObject([{ suite: 'api', commit: first, previous: null, ref: 'main' }]);
  expect(one.records[0]!.calibration).toBeGreaterThan(0);
  expect(one.records[0]!.environment.image).toBe('ubuntu24 20261101.1');
  expect(one.path).toBe(join(directory, '..', 'one'));
  const lines = readFileSync(join(one.path, 'records.jsonl'), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => baselineRecordSchema.parse(JSON.parse(line)))).toEqual(one.records);
  expect(one.cleanups.size).toBe(0);

  // Far more than a busy machine adds to both sides.
  writeFileSync(join(directory, 'server.js'), service('').replace(', 3)', ', 24)'));
  const second = commitAll(directory);
  const two = await refreshOf(project, '../two');
  expect(two.result.base.commit).toBe(first);
  expect(two.records).toMatchObject([{ commit: second, previous: first }]);
  const latency = two.records[0]!.metrics.find(({ metric }) => metric === 'latency.mean')!;
  expect(latency.change!.estimate).toBeGreaterThan(0.5);
  expect(two.progress).toContainEqual({ kind: 'step', text: `base ${first} (${first.slice(0, 10)})` });

  // What is not committed is no part of a refresh, but of a check.
  writeFileSync(join(directory, 'note.txt'), 'not committed');
  const staged = runOn(project, '../three');
  const { result } = await runCheck({ ...staged.options, base: first }, staged.host);
  expect(result.baseline).toMatchObject({ records: 2, newest: { commit: second }, notice: null });
  const trend = result.trends.find(({ metric }) => metric === 'latency.mean')!;
  expect(trend.points.map(({ commit }) => commit)).toEqual([first, second, result.head.commit]);
  expect(trend.total!.estimate).toBeGreaterThan(0.5);
});
