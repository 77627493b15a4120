import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { type CommittedOrder, readCommitted } from '../../../src/measure/sandbox/read-committed.ts';
import { commit, environment, git, repositoryAt, quickScratch, type Scratch } from '../workspace/repositories.ts';

// Processes are started: a busy machine takes its time.
jest.setTimeout(120_000);

const below = 'docs/book';
const { signal } = new AbortController();

const opened = (room: Scratch, files: Readonly<Record<string, string>> = {}) => {
  const directory = repositoryAt(room.fresh());
  const head = commit(directory, { 'other.md': 'x', ...files });
  const read = (more: Partial<CommittedOrder> = {}) =>
    readCommitted({
      directory,
      commit: head,
      below,
      isWanted: (name) => name.endsWith('.md'),
      most: { files: 10, bytes: 1000 },
      environment,
      signal,
      ...more,
    });
  return { directory, head, read };
};

test('files of one directory are read as they were committed, whatever lies in the working tree', async () => {
  await using room = await quickScratch();
  const { directory, head, read } = opened(room, {
    [`${below}/b.md`]: 'second\n',
    [`${below}/a.md`]: 'first ✓\n',
    [`${below}/c.txt`]: 'no',
    [`${below}/deeper/d.md`]: 'no',
    'docs/book.md': 'no',
  });
  commit(directory, { [`${below}/a.md`]: 'changed', [`${below}/e.md`]: 'new' });
  expect(await read()).toEqual({
    files: [
      { name: 'a.md', text: 'first ✓\n' },
      { name: 'b.md', text: 'second\n' },
    ],
    count: 2,
    problem: null,
  });
  expect((await read({ commit: git(directory, 'rev-parse', 'HEAD') })).count).toBe(3);
  expect(head).toMatch(/^[\da-f]{40}$/u);
});

test('names of a stranger are names, and lead nowhere', async () => {
  await using room = await quickScratch();
  const { read } = opened(room, { [`${below}/-o x\t".md`]: 'one', [`${below}/two\nlines.md`]: 'two' });
  const { files } = await read();
  expect(files).toEqual([
    { name: '-o x\t".md', text: 'one' },
    { name: 'two\nlines.md', text: 'two' },
  ]);
});

test('links are not followed, and what is too large is not read', async () => {
  await using room = await quickScratch();
  const { directory, read } = opened(room, {
    [`${below}/large.md`]: 'x'.repeat(1001),
    [`${below}/whole.md`]: 'x'.repeat(1000),
  });
  symlinkSync('/etc/passwd', join(directory, below, 'link.md'));
  git(directory, 'add', '-A');
  git(directory, 'commit', '--quiet', '-m', 'link');
  const { files } = await read({ commit: git(directory, 'rev-parse', 'HEAD') });
  expect(files.map(({ name, text }) => [name, text?.length ?? null])).toEqual([
    ['large.md', null],
    ['link.md', null],
    ['whole.md', 1000],
  ]);
});

test('of many the first are read, and how many there are is known', async () => {
  await using room = await quickScratch();
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${below}/${index + 10}.md`, 'x']));
  const { files, count } = await opened(room, many).read();
  expect(count).toBe(12);
  expect(files.map(({ name }) => name)).toEqual(Array.from({ length: 10 }, (_, index) => `${index + 10}.md`));
});

test('nothing is there, and nothing is wrong; a commit that is not there is a problem', async () => {
  await using room = await quickScratch();
  const { read } = opened(room);
  expect(await read()).toEqual({ files: [], count: 0, problem: null });
  expect(await read({ commit: 'e'.repeat(40) })).toMatchObject({
    files: [],
    problem: expect.stringContaining('the list of docs/book could not be read: '),
  });
  const linked = opened(room, { docs: 'a file' });
  expect((await linked.read()).files).toEqual([]);
});

test('an abort ends it', async () => {
  await using room = await quickScratch();
  const reason = new Error('Stop.');
  await expect(opened(room).read({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
