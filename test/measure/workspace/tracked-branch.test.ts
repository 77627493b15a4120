import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { createGit } from '../../../src/measure/workspace/git.ts';
import { openTrackedBranch, type TrackedBranch } from '../../../src/measure/workspace/tracked-branch.ts';
import { openRepository } from '../../../src/measure/workspace/user-repository.ts';
import { commit, environment, fingerprint, git, repositoryAt, quickScratch, type Scratch } from './repositories.ts';

// Many git processes: a busy machine takes its time.
jest.setTimeout(300_000);

const branch = 'pacegate-baselines';

const opened = async (room: Scratch, cwd: string): Promise<TrackedBranch & { readonly told: string[] }> => {
  const runner = createGit(environment, new AbortController().signal);
  const repository = await openRepository(runner, cwd);
  const told: string[] = [];
  const tracked = await openTrackedBranch({
    git: runner,
    repository,
    branch,
    directory: room.fresh(),
    tell: (text) => told.push(text),
  });
  return { ...tracked, told };
};

/** A bare origin whose branch of baselines has one file and shares no history, and a clone of it. */
const makeOrigin = (room: Scratch): { origin: string; clone: string } => {
  const work = repositoryAt(room.fresh());
  const origin = room.fresh();
  git(work, 'clone', '--quiet', '--bare', '.', origin);
  const clone = room.fresh();
  git(clone, 'clone', '--quiet', origin, '.');
  return { origin, clone };
};

const store = (room: Scratch, origin: string, text: string): string => {
  const work = room.fresh();
  git(work, 'clone', '--quiet', origin, '.');
  git(work, 'checkout', '--quiet', '--orphan', branch);
  git(work, 'rm', '--quiet', '-rf', '.');
  const made = commit(work, { 'api/linux.jsonl': text, 'README.md': 'x' });
  git(work, 'push', '--quiet', '--force', 'origin', branch);
  return made;
};

test('the branch of the remote is read as it is now, and the repository is not written', async () => {
  await using room = await quickScratch();
  const { origin, clone } = makeOrigin(room);
  const made = store(room, origin, 'one\n');
  const before = fingerprint(clone);
  const tracked = await opened(room, clone);
  expect(tracked.place).toBe(`branch ${branch} of origin`);
  expect(await tracked.tip()).toBe(made);
  expect(await tracked.list(made)).toEqual(['README.md', 'api/linux.jsonl']);
  expect(await tracked.read(made, 'api/linux.jsonl')).toBe('one\n');
  expect(await tracked.read(made, 'api/other.jsonl')).toBeNull();
  expect(tracked.told).toEqual([]);
  expect(fingerprint(clone)).toBe(before);
});

test('also from a shallow clone of a single branch, as CI makes them', async () => {
  await using room = await quickScratch();
  const { origin } = makeOrigin(room);
  const made = store(room, origin, 'one\n');
  const clone = room.fresh();
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${origin}`, '.'], { cwd: clone, env: environment });
  const tracked = await opened(room, clone);
  expect(await tracked.read(made, 'api/linux.jsonl')).toBe('one\n');
});

test('a remote without the branch has none, whatever lies here', async () => {
  await using room = await quickScratch();
  const { clone } = makeOrigin(room);
  git(clone, 'branch', branch);
  const tracked = await opened(room, clone);
  expect(await tracked.tip()).toBeNull();
  expect(tracked.told).toEqual([]);
});

test('a remote that can not be reached: what was fetched last, and it is told', async () => {
  await using room = await quickScratch();
  const { origin, clone } = makeOrigin(room);
  const made = store(room, origin, 'one\n');
  git(clone, 'fetch', '--quiet');
  rmSync(origin, { recursive: true });
  const tracked = await opened(room, clone);
  expect(await tracked.tip()).toBe(made);
  expect(await tracked.read(made, 'api/linux.jsonl')).toBe('one\n');
  expect(tracked.told).toEqual([
    expect.stringMatching(/can't be fetched from origin \(.+\): .*as it was fetched last/),
  ]);
});

test('without a remote it is the branch of the repository itself, or none', async () => {
  await using room = await quickScratch();
  const work = repositoryAt(join(room.path, 'work'));
  expect(await (await opened(room, work)).tip()).toBeNull();
  git(work, 'branch', branch);
  const tracked = await opened(room, work);
  expect(tracked.place).toBe(`branch ${branch}`);
  expect(await tracked.tip()).toBe(git(work, 'rev-parse', branch));
});
