import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { compareVersions, diffLocks } from '../../../../src/advice/source/locks/diff-locks.ts';
import type { LockFile } from '../../../../src/advice/source/locks/lock-file.ts';

const lockOf = (...names: readonly string[]): LockFile => ({
  manager: 'npm',
  packages: names.map((text) => {
    const [name = '', version = '', asker = '.'] = text.split(' ');
    return { name, version, path: `node_modules/${name}`, askedBy: [{ name: asker, version: null, range: '*' }] };
  }),
});

test('added, removed and changed versions, with who asks for what is new', () => {
  const base = lockOf('a 1.0.0', 'b 2.0.0', 'c 1.0.0', 'd 1.9.0');
  const head = lockOf('a 1.0.0', 'c 1.1.0 b', 'd 1.9.0', 'd 1.10.0 c', 'e 1.0.0 a');
  const difference = diffLocks(base, head);
  expect(difference.added).toMatchObject([{ name: 'e', base: [], head: ['1.0.0'], askedBy: [{ name: 'a' }] }]);
  expect(difference.removed).toMatchObject([{ name: 'b', base: ['2.0.0'], head: [], askedBy: [] }]);
  expect(difference.changed).toMatchObject([
    { name: 'c', base: ['1.0.0'], head: ['1.1.0'], askedBy: [{ name: 'b' }] },
    { name: 'd', base: ['1.9.0'], head: ['1.9.0', '1.10.0'], askedBy: [{ name: 'c' }] },
  ]);
});

test('several versions of one package, and whether that is new', () => {
  const two = lockOf('a 1.0.0 x', 'a 2.0.0 y', 'b 1.0.0');
  expect(diffLocks(lockOf('a 1.0.0'), two).duplicates).toMatchObject([
    {
      name: 'a',
      isNew: true,
      versions: [
        { version: '1.0.0', paths: ['node_modules/a'], askedBy: [{ name: 'x' }] },
        { version: '2.0.0', askedBy: [{ name: 'y' }] },
      ],
    },
  ]);
  expect(diffLocks(two, two)).toMatchObject({ added: [], removed: [], changed: [], duplicates: [{ isNew: false }] });
});

test('versions are ordered as numbers, suffixes before their release', () => {
  const ordered = ['0.9.0', '1.0.0-rc.1', '1.0.0', '1.2.0', '1.10.0', '10.0.0'];
  expect(ordered.toReversed().toSorted(compareVersions)).toEqual(ordered);
});

test('the difference to nothing is everything, whichever way round', () => {
  const name = fc.constantFrom('a 1.0.0', 'a 2.0.0', 'b 1.0.0', '__proto__ 1.0.0', 'c 3.1.4');
  fc.assert(
    fc.property(fc.array(name), (names) => {
      const lock = lockOf(...names);
      const all = Array.from(new Set(lock.packages.map((it) => it.name))).toSorted();
      expect(diffLocks(null, lock).added.map((it) => it.name)).toEqual(all);
      expect(diffLocks(lock, null).removed.map((it) => it.name)).toEqual(all);
      expect(diffLocks(lock, lock).changed).toEqual([]);
    }),
  );
});
