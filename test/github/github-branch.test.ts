import { describe, expect, jest, test } from '@jest/globals';
import type { Branch } from '../../src/baseline/branch.ts';
import { createBranchStore } from '../../src/baseline/branch-store.ts';
import { createGitHubBranch } from '../../src/github/github-branch.ts';
import { storeContract, type StoreRoom } from '../baseline/store-contract.ts';
import { type Fault, type FakeGitData, type GitDataOptions, startFakeGitData } from '../support/fake-git-data.ts';
import { repository, testGitHub } from './make-github.ts';

// Thousands of requests: a busy machine takes its time.
jest.setTimeout(300_000);

const name = 'pacegate-baselines';

/** A writer of its own, as each job is one. That it is the port is what this checks as well. */
const openBranch = ({ apiUrl }: FakeGitData): Branch & { readonly waits: number[] } => {
  const { github, waits } = testGitHub({ apiUrl });
  return Object.assign(createGitHubBranch(github, { repository, branch: name }), { waits });
};

const filesOf = (server: FakeGitData): Record<string, string> =>
  Object.fromEntries(server.history(name).at(-1)?.files ?? []);

const change = (parent: string | null, path: string, text: string) => ({
  parent,
  files: [{ path, text }],
  message: `Put ${path}`,
});

const put = async (branch: Branch, path: string, text: string): Promise<boolean> =>
  branch.advance(change(await branch.tip(), path, text));

test('no branch, the first commit, the next: an orphan with a line of commits', async () => {
  await using server = await startFakeGitData();
  const branch = openBranch(server);
  expect(branch.place).toBe('branch pacegate-baselines of acme/shop');
  expect(await branch.tip()).toBe(null);
  expect(await put(branch, 'api/linux.jsonl', 'one\n')).toBe(true);
  expect(await put(branch, 'web/linux.jsonl', 'zwei é 😀\n')).toBe(true);
  const tip = (await branch.tip()) ?? '';
  expect(await branch.list(tip)).toEqual(['api/linux.jsonl', 'web/linux.jsonl']);
  expect(await branch.read(tip, 'web/linux.jsonl')).toBe('zwei é 😀\n');
  expect(await branch.read(tip, 'missing')).toBe(null);
  const [first, second] = server.history(name);
  expect([first?.parents, second?.parents]).toEqual([[], [first?.sha]]);
  expect(second?.sha).toBe(tip);
});

test('a repository that can not be seen is not one without a branch', async () => {
  await using server = await startFakeGitData();
  const { github } = testGitHub({ apiUrl: server.apiUrl });
  const branch = createGitHubBranch(github, { repository: { owner: 'acme', repo: 'renamed' }, branch: name });
  await expect(branch.tip()).rejects.toMatchObject({
    message: expect.stringContaining('Could not read branch pacegate-baselines of acme/renamed'),
    status: 404,
  });
});

test('a commit that was read stays what it was, whoever moves the branch', async () => {
  await using server = await startFakeGitData();
  const [branch, other] = [openBranch(server), openBranch(server)];
  await put(branch, 'a', '1');
  const tip = (await branch.tip()) ?? '';
  await put(other, 'a', '2');
  expect(await branch.read(tip, 'a')).toBe('1');
  expect(await branch.read((await branch.tip()) ?? '', 'a')).toBe('2');
});

test('a file of several megabytes goes and comes as a whole', async () => {
  await using server = await startFakeGitData();
  const branch = openBranch(server);
  const text = 'é'.repeat(1_500_000);
  await put(branch, 'big', text);
  expect(await branch.read((await branch.tip()) ?? '', 'big')).toBe(text);
  expect(server.requests).toContain('POST /git/blobs');
});

test('ten at the same moment: exactly one wins each round, and nothing of the others is there', async () => {
  await using server = await startFakeGitData();
  const writers = Array.from({ length: 10 }, () => openBranch(server));
  for (let round = 1; round <= 2; round++) {
    const parent = await writers[0]!.tip();
    const won = await Promise.all(
      writers.map((branch, index) => branch.advance(change(parent, `file-${index}`, `round ${round}`))),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(server.history(name)).toHaveLength(round);
    expect(server.history(name).at(-1)?.parents).toEqual(parent === null ? [] : [parent]);
    expect(filesOf(server)[`file-${won.indexOf(true)}`]).toBe(`round ${round}`);
  }
});

test('a writer whose parent is old changes nothing', async () => {
  await using server = await startFakeGitData();
  const [one, other] = [openBranch(server), openBranch(server)];
  await put(one, 'a', '1');
  const old = await other.tip();
  await put(one, 'a', '2');
  expect(await other.advance(change(old, 'a', 'late'))).toBe(false);
  expect(await other.advance(change(null, 'a', 'late'))).toBe(false);
  expect(filesOf(server)).toEqual({ a: '2' });
});

const isMove = (method: string, path: string): boolean => method !== 'GET' && path.startsWith('/git/refs');

/** The fault strikes the first so many moves of the branch. */
const faulty = (fault: Fault, times: number, staleReads = 0): GitDataOptions => {
  let left = times;
  return { staleReads, fault: (method, path) => (isMove(method, path) && left-- > 0 ? fault : null) };
};

describe.each(['done-lost', 'done-502', 'refused-502'] as const)('a move that is %s', (fault) => {
  test.each([
    ['once', 1, 0],
    ['thrice, while reads are stale', 3, 4],
  ])('%s is made, and made once', async (_name, times, staleReads) => {
    await using server = await startFakeGitData(faulty(fault, times, staleReads));
    const branch = openBranch(server);
    expect(await put(branch, 'a', '1')).toBe(true);
    await using other = await startFakeGitData(faulty(fault, 0));
    await put(openBranch(other), 'a', '0');
    expect(server.history(name)).toHaveLength(1);
    expect(filesOf(server)).toEqual({ a: '1' });
  });
});

test('a move whose answer was lost, and on which another has built since, is known to have been made', async () => {
  let isFirst = true;
  const servers: FakeGitData[] = [];
  await using server = await startFakeGitData({
    fault: (method, path) => {
      if (!isMove(method, path) || !isFirst) return null;
      isFirst = false;
      return 'done-lost';
    },
  });
  servers.push(server);
  const other = openBranch(server);
  const { github } = testGitHub({
    apiUrl: server.apiUrl,
    // While the first waits to look, another commits upon its commit.
    wait: async () => {
      if (server.history(name).length === 1) await put(other, 'b', 'other');
    },
  });
  const branch = createGitHubBranch(github, { repository, branch: name });
  expect(await branch.advance(change(null, 'a', 'first'))).toBe(true);
  expect(filesOf(server)).toEqual({ a: 'first', b: 'other' });
});

test('a move that was refused by a gateway while another was faster is a lost race', async () => {
  let isFirst = true;
  await using server = await startFakeGitData({
    fault: (method, path) => {
      if (!isMove(method, path) || !isFirst) return null;
      isFirst = false;
      return 'refused-502';
    },
  });
  const other = openBranch(server);
  const { github } = testGitHub({
    apiUrl: server.apiUrl,
    wait: async () => {
      if (server.history(name).length === 0) await put(other, 'b', 'other');
    },
  });
  const branch = createGitHubBranch(github, { repository, branch: name });
  expect(await branch.advance(change(null, 'a', 'first'))).toBe(false);
  expect(filesOf(server)).toEqual({ b: 'other' });
});

test('reads that lag behind do not hide our own commit', async () => {
  await using server = await startFakeGitData({ staleReads: 3 });
  const branch = openBranch(server);
  for (const text of ['1', '2', '3']) expect(await put(branch, 'a', text)).toBe(true);
  expect(server.history(name).map(({ files }) => files.get('a'))).toEqual(['1', '2', '3']);
});

test('a lost race that a stale read denies is a lost race', async () => {
  await using server = await startFakeGitData({ staleReads: 100 });
  const [one, other] = [openBranch(server), openBranch(server)];
  await put(one, 'a', '1');
  expect(await other.tip()).toBe(null);
  expect(await other.advance(change(null, 'a', 'late'))).toBe(false);
  expect(other.waits).toEqual([]);
});

test.each([
  [
    'Repository rule violations found\n\nChanges must be made through a pull request.\n\n',
    'Require a pull request before merging',
  ],
  ['Repository rule violations found\n\nCannot create ref due to creations being restricted.', 'Restrict creations'],
  ['Repository rule violations found\n\nCannot update this protected ref.', 'Restrict updates'],
  [
    'Protected branch update failed for refs/heads/x.: Required status check "ci" is expected.',
    'Require status checks to pass',
  ],
  ['Commits must have verified signatures. (protected branch hook declined)', 'Require signed commits'],
])('a rule that forbids it is named: %j', async (rule, known) => {
  await using server = await startFakeGitData({ rule });
  const branch = openBranch(server);
  await expect(put(branch, 'a', '1')).rejects.toMatchObject({
    message: expect.stringContaining(`Could not write branch pacegate-baselines of acme/shop: “${known}” forbids it.`),
    cure: expect.stringMatching(/Exclude `pacegate-baselines`.*bypass.*`baseline\.branch`/),
    status: 422,
  });
  expect(branch.waits).toEqual([]);
});

test('a refusal that names nothing is tried again before it is told', async () => {
  await using server = await startFakeGitData({ rule: 'Reference update failed' });
  const branch = openBranch(server);
  await expect(put(branch, 'a', '1')).rejects.toThrow('GitHub answered 422 (Reference update failed)');
  expect(server.requests.filter((it) => it === 'POST /git/refs')).toHaveLength(4);
});

test('killed at any request, the branch is as before or complete', async () => {
  const outcomes = new Set<string>();
  for (let stop = 0; stop <= 5; stop++) {
    let left = Number.POSITIVE_INFINITY;
    await using server = await startFakeGitData({ fault: () => (left-- > 0 ? null : 'refused-502') });
    await put(openBranch(server), 'a', 'before');
    left = stop;
    const branch = openBranch(server);
    await put(branch, 'a', 'after').catch(() => false);
    outcomes.add(JSON.stringify(filesOf(server)));
  }
  expect([...outcomes].sort()).toEqual(['{"a":"after"}', '{"a":"before"}']);
});

const quick = { sleep: () => new Promise((resolve) => setImmediate(resolve)) };

const githubRoom = (options: () => GitDataOptions) => async (): Promise<StoreRoom> => {
  const server = await startFakeGitData(options());
  const writer = openBranch(server);
  return {
    open: () => createBranchStore(openBranch(server), quick),
    files: {
      read: async (path) => filesOf(server)[path] ?? null,
      write: async (path, text) => {
        expect(await put(writer, path, text)).toBe(true);
      },
    },
    parents: async () => server.history(name).map(({ parents }) => parents),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
};

describe('the store of baselines over GitHub', () => {
  storeContract({ makeRoom: githubRoom(() => ({})), has: { files: true, parents: true } });
});

test('ten refreshes at the same moment, every fifth move with a lost answer: ten records in a line', async () => {
  let moves = 0;
  const makeRoom = githubRoom(() => ({
    fault: (method, path) => (isMove(method, path) && ++moves % 5 === 0 ? 'done-lost' : null),
  }));
  await using room = await makeRoom();
  const { makeRecord, testClass } = await import('../support/make-record.ts');
  const records = Array.from({ length: 10 }, (_, number) => makeRecord({ number }));
  await Promise.all(records.map((it) => room.open().append([it])));
  const { records: stored } = await room.open().read({ suite: 'api', environment: testClass });
  expect(stored.map(({ commit }) => commit)).toEqual(records.map(({ commit }) => commit));
  expect((await room.parents!()).map((it) => it.length)).toEqual([0, ...records.slice(1).map(() => 1)]);
});
