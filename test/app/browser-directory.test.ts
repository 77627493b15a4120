import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { browserDirectory } from '../../src/app/browser-directory.ts';
import { scratch } from '../measure/workspace/repositories.ts';

test('jobs see the directory of the browser, and never with it what they are not to see', async () => {
  await using room = await scratch();
  const home = join(room.path, 'home');
  const cache = join(home, 'cache/chrome');
  mkdirSync(cache, { recursive: true });
  for (const directory of [home, cache]) writeFileSync(join(directory, 'chrome'), '');
  symlinkSync(join(cache, 'chrome'), join(room.path, 'link'));
  symlinkSync(home, join(room.path, 'other-home'));
  const seen = (program: string | undefined, hidden = home) => browserDirectory({ CHROME_PATH: program }, [hidden]);
  expect(seen(join(cache, 'chrome'))).toEqual([cache]);
  expect(seen(join(room.path, 'link'))).toEqual([cache]);
  expect(seen(join(home, 'chrome'))).toEqual([]);
  expect(seen(join(home, 'chrome'), join(room.path, 'other-home'))).toEqual([]);
  expect(seen(join(home, 'nothing'))).toEqual([]);
  expect(seen('')).toEqual([]);
  expect(seen(undefined)).toEqual([]);
});
