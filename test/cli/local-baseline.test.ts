import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { localBaseline } from '../../src/cli/local-baseline.ts';
import { makeRecord } from '../support/make-record.ts';
import { scratch } from '../measure/workspace/repositories.ts';

test('what is stored at the root of the repository is found from anywhere inside', async () => {
  await using room = await scratch();
  const top = room.fresh();
  const inside = join(top, 'packages', 'api');
  mkdirSync(inside, { recursive: true });
  // As in a working tree of `git worktree`.
  writeFileSync(join(top, '.git'), 'gitdir: elsewhere\n');
  expect(localBaseline(inside)).toBeNull();
  mkdirSync(join(top, '.pacegate', 'baselines'), { recursive: true });
  const store = localBaseline(inside)!;
  expect(store.place).toBe('directory ../../.pacegate/baselines');
  await store.append([makeRecord()]);
  expect(await localBaseline(top)!.list()).toHaveLength(1);
});

test('outside of a repository there is none', async () => {
  await using room = await scratch();
  const directory = room.fresh();
  mkdirSync(join(directory, '.pacegate', 'baselines'), { recursive: true });
  expect(localBaseline(directory)).toBeNull();
});
