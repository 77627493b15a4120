import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import {
  BaselineError,
  DatabaseError,
  GitHubError,
  OutputError,
  PreparationError,
} from '../../../../src/core/errors.ts';
import { endingOf, NothingToMeasure } from '../../../../src/usecases/app/work/ending.ts';
import { startHeartbeat, SupersededError } from '../../../../src/usecases/app/work/heartbeat.ts';
import { ownCommandLine } from '../../../../src/usecases/app/work/own-command-line.ts';
import { packRaw } from '../../../../src/usecases/app/work/pack-raw.ts';
import { timeLimitFor } from '../../../../src/usecases/app/work/time-limit.ts';
import { unpackRaw } from '../../../../src/usecases/app/work/unpack-raw.ts';
import { honestFiles, writeFiles } from '../../../measure/upload/honest-files.ts';
import { scratch } from '../../../measure/workspace/repositories.ts';
import { silent } from './fake-tools.ts';

const { signal } = new AbortController();
const gitHub = (status: number | null): GitHubError => new GitHubError('Could not.', 'Wait.', { status });

test('what may pass is tried again, but not for ever; the rest ends the run with a reason', () => {
  const again = { kind: 'again' };
  const database = new DatabaseError('gone', 'Start it.');
  expect([1, 2, 3, 9].map((attempt) => endingOf(database, attempt))).toEqual([again, again, again, again]);
  expect([1, 2].map((attempt) => endingOf(gitHub(null), attempt))).toEqual([again, again]);
  const ended = { kind: 'end', outcome: 'failed', problem: 'Could not.\nWait.' };
  expect(endingOf(gitHub(502), 3)).toEqual(ended);
  // A repository that is new is not everywhere at once; one that stays away is gone.
  expect([1, 2].map((attempt) => endingOf(gitHub(404), attempt))).toEqual([again, ended]);
  expect(endingOf(new OutputError('full', 'x'), 1)).toEqual(again);
  expect(endingOf(new BaselineError('locked', 'x'), 1)).toEqual(again);
  expect(endingOf(new TypeError('x is not a function'), 1)).toEqual(again);
  expect(endingOf(new TypeError('x is not a function'), 3)).toMatchObject({
    kind: 'end',
    problem: expect.stringContaining('Pacegate itself failed: x is not a function'),
  });
  expect(endingOf(new NothingToMeasure('The same.'), 1)).toEqual({
    kind: 'end',
    outcome: 'skipped',
    problem: 'The same.',
  });
});

test('a reason is plain text without paths of the machine and of a bounded length', () => {
  const text = `failed in /var/lib/pacegate/jobs/job-aB3xY9/repository/x.js \u001b[31mred\u001b[0m\n${'long '.repeat(5000)}`;
  const ending = endingOf(new PreparationError(text, 'Mend it.'), 1);
  expect(ending.kind === 'end' && ending.problem).toMatch(/^failed in repository\/x\.js red\nlong /);
  expect(ending.kind === 'end' && ending.problem.length).toBeLessThan(1000);
  const both = new SuppressedError(new Error('while cleaning'), new PreparationError('the first', 'x'));
  expect(endingOf(both, 1)).toMatchObject({ problem: 'the first\nx' });
});

test('a job gets as much time as it may have, less what it takes to end', () => {
  const minutes = 60_000;
  expect(timeLimitFor({ policy: 10 * minutes, job: 30 * minutes })).toBeNull();
  expect(timeLimitFor({ policy: 60 * minutes, job: 30 * minutes })).toBe(27 * minutes);
  expect(timeLimitFor({ policy: 10 * minutes, job: 1000 })).toBe(1000);
});

test('raw data come out as they went in; what is damaged or hostile does not come at all', async () => {
  await using room = await scratch();
  const files = honestFiles();
  const whole = room.fresh();
  writeFiles(whole, files);
  const packed = await packRaw(whole);
  const { 'comment.md': _, 'logs/base-install.log': __, ...meant } = files;
  expect(await unpackRaw(packed!)).toEqual(meant);
  const large = room.fresh();
  writeFiles(large, { ...files, 'raw/api-009.json': Buffer.alloc(33 * 2 ** 20, 32) });
  expect(await packRaw(large)).toBeNull();
  await expect(unpackRaw(packed!.slice(0, 100))).rejects.toThrow(DatabaseError);
  await expect(unpackRaw(gzipSync('[1]'))).rejects.toThrow('damaged');
});

test('the command line is found beside the sources and beside a chunk of the bundle', () => {
  const own = ownCommandLine();
  expect(own.cli).toEqual([process.execPath, expect.stringMatching(/\/src\/cli\/pacegate\.ts$/)]);
  const bundled = ownCommandLine('file:///opt/pacegate/dist/chunk-AB12.js');
  expect(bundled.cli[1]).toBe('/opt/pacegate/dist/pacegate.js');
  expect(bundled.visible[0]).toBe('/opt/pacegate/dist');
});

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(2);
};

test('a heart beats with the last line of progress, and no more when it is told to stop', async () => {
  const seen: (string | null)[] = [];
  const store = {
    heartbeat: (_id: string, _attempt: number, progress: string | null) => {
      seen.push(progress);
      return Promise.resolve(true);
    },
  };
  {
    await using heart = startHeartbeat({ id: 'r', attempt: 1 }, { store, log: silent, beat: 1 }, signal);
    await until(() => seen.length > 0);
    expect(seen[0]).toBeNull();
    heart.report('\u001b[31mbuilding\u001b[0m for @everyone\nsecond');
    await until(() => seen.at(-1) !== null);
    expect(seen.at(-1)).toBe('building for @\u200Beveryone second');
    expect(await heart.confirm()).toBe(true);
  }
  const count = seen.length;
  await sleep(20);
  expect(seen).toHaveLength(count);
});

test('a heart that is not needed any more, or whose owner stops, tells so by its signal', async () => {
  const store = { heartbeat: () => Promise.resolve(false) };
  await using heart = startHeartbeat({ id: 'r', attempt: 1 }, { store, log: silent, beat: 1 }, signal);
  await until(() => heart.signal.aborted);
  expect(heart.signal.reason).toBeInstanceOf(SupersededError);

  const stopping = new AbortController();
  const living = { heartbeat: () => Promise.resolve(true) };
  await using other = startHeartbeat({ id: 'r', attempt: 1 }, { store: living, log: silent, beat: 1 }, stopping.signal);
  stopping.abort(new Error('the worker stops'));
  expect(other.signal.reason).toEqual(new Error('the worker stops'));
});

test('a database that is silent for a moment does not stop a run', async () => {
  let asked = 0;
  const store = {
    heartbeat: () => (asked++ < 3 ? Promise.reject(new DatabaseError('gone', 'x')) : Promise.resolve(true)),
  };
  await using heart = startHeartbeat({ id: 'r', attempt: 1 }, { store, log: silent, beat: 1 }, signal);
  await until(() => asked > 5);
  expect(heart.signal.aborted).toBe(false);
});
