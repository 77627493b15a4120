import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { backoff, mostTries } from '../../src/baseline/backoff.ts';
import { branchReadme, readmeMark } from '../../src/baseline/branch-readme.ts';
import { type BranchStoreOptions, createBranchStore } from '../../src/baseline/branch-store.ts';
import { readSeries } from '../../src/baseline/read-series.ts';
import { BaselineError, GitHubError } from '../../src/core/errors.ts';
import { createRandom } from '../../src/core/random.ts';
import { createGitBranch } from '../support/git-branch.ts';
import { makeRecord, testClass } from '../support/make-record.ts';
import { createMemoryBranch, type MemoryBranch } from '../support/memory-branch.ts';
import { quickDirectory } from '../support/quick-directory.ts';
import { writeAndKill } from '../support/write-and-kill.ts';
import { storeContract, type StoreRoom } from './store-contract.ts';

// Hundreds of git processes: a busy machine takes its time.
jest.setTimeout(300_000);

const key = { suite: 'api', environment: testClass };

/** No waiting, but a turn of the event loop, so that writers still meet. */
const quick: BranchStoreOptions = { sleep: () => new Promise((resolve) => setImmediate(resolve)) };

const nothingToRemove = async (): Promise<void> => {};

const memoryRoom = async (): Promise<StoreRoom> => {
  const branch = createMemoryBranch();
  return {
    open: () => createBranchStore(branch, quick),
    files: {
      read: async (path) => branch.history().at(-1)?.files.get(path) ?? null,
      write: async (path, text) => branch.put(path, text),
    },
    parents: async () => branch.history().map((it) => it.parents),
    [Symbol.asyncDispose]: nothingToRemove,
  };
};

const gitRoom = async (): Promise<StoreRoom> => {
  const repository = await quickDirectory('baseline-branch-');
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: repository, encoding: 'utf8', stdio: 'pipe' }).trim();
  git('init', '--quiet', '--bare', '.');
  const branch = createGitBranch(repository);
  return {
    open: () => createBranchStore(branch, quick),
    files: {
      read: async (path) => {
        const tip = await branch.tip();
        return tip === null ? null : branch.read(tip, path);
      },
      write: async (path, text) => {
        expect(await branch.advance({ parent: await branch.tip(), files: [{ path, text }], message: 'By hand' })).toBe(
          true,
        );
      },
    },
    parents: async () =>
      git('rev-list', '--parents', '--reverse', 'pacegate-baselines')
        .split('\n')
        .map((line) => line.split(' ').slice(1)),
    [Symbol.asyncDispose]: () => rm(repository, { recursive: true, force: true }),
  };
};

describe('a branch in memory', () => {
  storeContract({ makeRoom: memoryRoom, has: { files: true, parents: true } });
});

describe('a branch of a git repository', () => {
  storeContract({ makeRoom: gitRoom, has: { files: true, parents: true } });
});

test('a writer that is killed leaves the branch as it was or with its whole commit', async () => {
  const place = await mkdtemp(join(tmpdir(), 'baseline-kill-'));
  await using _removed = { [Symbol.asyncDispose]: () => rm(place, { recursive: true, force: true }) };
  execFileSync('git', ['init', '--quiet', '--bare', '.'], { cwd: place });
  const random = createRandom(20_260_302);
  let from = 0;
  for (let round = 0; round < 6; round++) {
    const last = await writeAndKill({ kind: 'git', place, from, after: random.integer(0, 150) });
    // Of one commit: a git that was under way may still move the branch.
    const branch = createGitBranch(place);
    const tip = (await branch.tip())!;
    const read = async (suite: string) =>
      readSeries((await branch.read(tip, `${suite}/${testClass}.jsonl`))!, { suite, environment: testClass });
    const stored = await Promise.all(['api', 'web'].map(read));
    expect(stored.flatMap(({ problems }) => problems)).toEqual([]);
    const [api, web] = stored.map(({ records }) => records.map((it) => it.commit));
    expect(api).toEqual(web);
    expect(api!.length).toBeGreaterThanOrEqual(last + 1);
    from = api!.length;
  }
  await createBranchStore(createGitBranch(place), quick).append([makeRecord({ number: from + 1 })]);
  const lines = execFileSync('git', ['rev-list', '--parents', 'pacegate-baselines'], { cwd: place, encoding: 'utf8' });
  expect(
    lines
      .trim()
      .split('\n')
      .slice(0, -1)
      .every((line) => line.split(' ').length === 2),
  ).toBe(true);
});

const recordsOn = async (branch: MemoryBranch) => (await createBranchStore(branch, quick).read(key)).records;

test('the first commit makes an orphan branch that says what it is', async () => {
  const branch = createMemoryBranch();
  await createBranchStore(branch, quick).append([makeRecord(), makeRecord({ suite: 'web', verdict: 'fail' })]);
  const [first, ...others] = branch.history();
  expect(others).toEqual([]);
  expect(first?.parents).toEqual([]);
  expect([...first!.files.keys()].sort()).toEqual(['README.md', `api/${testClass}.jsonl`, `web/${testClass}.jsonl`]);
  expect(first?.files.get('README.md')).toBe(branchReadme);
  expect(first?.message).toBe(
    `2 measurements of api, web at 0000000000\n\n- api on ${testClass}: pass\n- web on ${testClass}: fail\n`,
  );
});

test('after a lost race it reads anew, keeps what the other wrote, and does not force', async () => {
  const branch = createMemoryBranch();
  branch.faults.loseRaces = 3;
  const waits: number[] = [];
  await createBranchStore(branch, { random: () => 0.5, sleep: async (ms) => waits.push(ms) }).append([makeRecord()]);
  expect(await recordsOn(branch)).toHaveLength(1);
  expect(branch.history().at(-1)?.files.get('other/imported.jsonl')).toBe('another writer was here 3\n');
  expect(branch.history().map((it) => it.parents.length)).toEqual([0, 1, 1, 1]);
  expect(waits).toEqual([200, 400, 800]);
});

test('waits grow, are random, and end', () => {
  expect([1, 2, 5, 6, 19].map((tries) => backoff(tries, () => 0.999_999))).toEqual([400, 800, 6400, 10_000, 10_000]);
  expect(backoff(19, () => 0)).toBe(0);
  expect(mostTries).toBeGreaterThanOrEqual(10);
});

test('who always loses gives up with a sentence, and the others are left alone', async () => {
  const branch = createMemoryBranch();
  branch.faults.loseRaces = Infinity;
  const failure: unknown = await createBranchStore(branch, quick)
    .append([makeRecord()])
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(BaselineError);
  expect(failure).toMatchObject({
    message: expect.stringContaining('another writer was faster'),
    cure: expect.stringMatching(/concurrency/),
  });
  expect(branch.requests().filter((it) => it === 'advance')).toHaveLength(mostTries);
  expect(await recordsOn(branch)).toEqual([]);
});

test.each([1, 2, 3])('%d lost answers: nothing is appended twice', async (count) => {
  const branch = createMemoryBranch();
  branch.faults.loseAnswers = count;
  await createBranchStore(branch, quick).append([makeRecord(), makeRecord({ suite: 'web' })]);
  expect(await recordsOn(branch)).toHaveLength(1);
  expect(branch.history()).toHaveLength(1);
});

test('a lost answer and then old tips for a while: nothing is appended twice', async () => {
  const branch = createMemoryBranch();
  const store = createBranchStore(branch, quick);
  await store.append([makeRecord()]);
  branch.faults.loseAnswers = 1;
  const appended = store.append([makeRecord({ number: 1 })]);
  branch.faults.staleTips = 0;
  const asked = branch.requests().length;
  await new Promise<void>((resolve) => {
    // From the moment that the branch has moved, reads are old.
    const look = (): void => {
      if (branch.history().length < 2) return void setImmediate(look);
      branch.faults.staleTips = 6;
      resolve();
    };
    look();
  });
  await appended;
  expect(branch.requests().length).toBeGreaterThan(asked);
  expect(branch.faults.staleTips).toBe(0);
  expect(await recordsOn(branch)).toHaveLength(2);
  expect(branch.history().map((it) => it.parents.length)).toEqual([0, 1]);
});

test('an answer that is lost at the last try is looked for before it counts as a failure', async () => {
  const branch = createMemoryBranch();
  branch.faults.fail = 3;
  branch.faults.loseAnswers = 1;
  await createBranchStore(branch, quick).append([makeRecord()]);
  expect(await recordsOn(branch)).toHaveLength(1);
});

test('GitHub that can not be reached is asked a few times, then told', async () => {
  const branch = createMemoryBranch();
  branch.faults.fail = Infinity;
  await expect(createBranchStore(branch, quick).append([makeRecord()])).rejects.toThrow(
    /The stored measurements in branch pacegate-baselines of acme\/shop can't be written: GitHub could not be reached/,
  );
  expect(branch.requests().filter((it) => it === 'advance')).toHaveLength(4);
  branch.faults.failReads = Infinity;
  await expect(createBranchStore(branch, quick).list()).rejects.toBeInstanceOf(BaselineError);
  await expect(createBranchStore(branch, quick).read(key)).rejects.toBeInstanceOf(BaselineError);
});

test('a refusal is told at once, with the cure that it came with', async () => {
  const branch = createMemoryBranch();
  const cure = 'Add "contents: write" to the permissions of the workflow.';
  const refused = { ...branch, advance: () => Promise.reject(new GitHubError('Refused.', cure, { status: 403 })) };
  const failure: unknown = await createBranchStore(refused, quick)
    .append([makeRecord()])
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(BaselineError);
  expect(failure).toMatchObject({ cure });
  expect(branch.requests().filter((it) => it === 'tip')).toHaveLength(1);
});

test('ten writers at the same moment get in, also on a slow and unreliable branch', async () => {
  const branch = createMemoryBranch();
  const records = Array.from({ length: 10 }, (_, number) => makeRecord({ number }));
  branch.faults.loseAnswers = 4;
  branch.faults.fail = 3;
  branch.faults.staleTips = 5;
  await Promise.all(records.map((it) => createBranchStore(branch, quick).append([it])));
  expect((await recordsOn(branch)).map((it) => it.commit)).toEqual(records.map((it) => it.commit));
  expect(branch.history().map((it) => it.parents.length)).toEqual([0, ...records.slice(1).map(() => 1)]);
});

test('a branch with other files is not written to, unless its README says that it is one of ours', async () => {
  const branch = createMemoryBranch();
  branch.put('src/index.js', 'code');
  const store = createBranchStore(branch, quick);
  await expect(store.append([makeRecord()])).rejects.toThrow(/holds other files.*src\/index\.js/);
  expect(branch.history()).toHaveLength(1);
  expect(await store.list()).toEqual([]);
  branch.put('README.md', `# Ours\n${readmeMark}\n`);
  await store.append([makeRecord()]);
  expect(await store.list()).toEqual([key]);
  expect(branch.history().at(-1)?.files.get('src/index.js')).toBe('code');
  expect(branch.history().at(-1)?.files.get('README.md')).toBe(`# Ours\n${readmeMark}\n`);
});

test('one append asks for little: tip, list, one file, and the commit', async () => {
  const branch = createMemoryBranch();
  const store = createBranchStore(branch, quick);
  await store.append([makeRecord()]);
  const before = branch.requests().length;
  await store.append([makeRecord({ number: 1 })]);
  expect(branch.requests().slice(before)).toEqual(['tip', 'list', `read api/${testClass}.jsonl`, 'advance']);
});

test('what was listed is read without asking for the tip again, until the store appends', async () => {
  const memory = createMemoryBranch();
  let asked = 0;
  const branch = {
    ...memory,
    tip: () => {
      asked += 1;
      return memory.tip();
    },
  };
  const store = createBranchStore(branch, quick);
  await createBranchStore(memory, quick).append([makeRecord(), makeRecord({ suite: 'web' })]);
  expect(await store.list()).toHaveLength(2);
  await createBranchStore(memory, quick).append([makeRecord({ commit: 'f'.repeat(40) })]);
  expect((await store.read(key)).records).toHaveLength(1);
  expect((await store.read({ ...key, suite: 'web' })).records).toHaveLength(1);
  expect(asked).toBe(1);
  await store.append([makeRecord({ commit: 'e'.repeat(40) })]);
  expect((await store.read(key)).records).toHaveLength(3);
});
