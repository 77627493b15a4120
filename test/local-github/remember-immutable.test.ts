import { expect, test } from '@jest/globals';
import { GitFailure } from '../support/local-github/git/git-failure.ts';
import { rememberImmutable } from '../support/local-github/git/remember-immutable.ts';

const one = '1'.repeat(40);
const two = '2'.repeat(40);

/** How often git is asked when the same is asked twice. */
const timesAsked = async (args: readonly string[], code = 0): Promise<number> => {
  let count = 0;
  const ask = rememberImmutable(async () => {
    count += 1;
    if (code !== 0) throw new GitFailure(args, code, Buffer.alloc(0), '');
    return Buffer.from('answer');
  });
  await ask('/place', args).catch(() => undefined);
  await ask('/place', args).catch(() => undefined);
  return count;
};

test('what is said of commits by their hashes is asked once', async () => {
  expect(await timesAsked(['merge-base', one, two])).toBe(1);
  expect(await timesAsked(['rev-list', '--count', `${one}..${two}`])).toBe(1);
  expect(await timesAsked(['merge-base', '--is-ancestor', one, two], 1)).toBe(1);
});

test('what may change is asked again: names, writes, and objects that are not there yet', async () => {
  expect(await timesAsked(['merge-base', one, 'main'])).toBe(2);
  expect(await timesAsked(['log', '-1', 'HEAD'])).toBe(2);
  expect(await timesAsked(['commit-tree', one])).toBe(2);
  expect(await timesAsked(['update-ref', 'refs/heads/main', one])).toBe(2);
  expect(await timesAsked(['merge-base', '--is-ancestor', one, two], 128)).toBe(2);
  expect(await timesAsked(['diff-tree', one, two], 1)).toBe(2);
});
