import { expect, test } from '@jest/globals';
import { UploadError } from '../../../src/core/errors.ts';
import type { FlameNode, ProfileDifference } from '../../../src/core/profile.ts';
import { readUpload } from '../../../src/measure/upload/read-upload.ts';
import { scratch } from '../workspace/repositories.ts';
import { honestBlocks, honestFiles, writeFiles } from './honest-files.ts';

const stack = (height: number): FlameNode => {
  let node: FlameNode = { name: 'leaf', path: 'src/a.js', line: 1, base: 1, head: 2, children: [] };
  for (let level = 0; level < height; level++) node = { ...node, name: `f${level}`, children: [node] };
  return node;
};

const makeProfile = (differences: Partial<ProfileDifference> = {}): ProfileDifference => ({
  schema: 'pacegate/profile@1',
  suite: 'api',
  kind: 'cpu',
  requests: { base: 10, head: 10 },
  functions: [],
  flame: stack(2),
  files: [],
  missing: [],
  ...differences,
});

const read = async (profile: unknown, place = 'raw/api-profile-cpu.json'): Promise<readonly ProfileDifference[]> => {
  await using room = await scratch();
  writeFiles(room.path, honestFiles(honestBlocks, { [place]: JSON.stringify(profile) }));
  return (await readUpload({ directory: room.path })).profiles;
};

const refused = async (profile: unknown, place?: string): Promise<string> => {
  try {
    await read(profile, place);
  } catch (error) {
    if (error instanceof UploadError) return error.message;
    throw error;
  }
  return 'It was not refused.';
};

test('the deepest stack that a profile keeps is read; the profiles themselves are not', async () => {
  const deep = makeProfile({ flame: stack(129) });
  expect(await read(deep)).toEqual([deep]);
  expect(await read('no profile', 'raw/api-base-1.cpuprofile')).toEqual([]);
});

test('what no profile is, is refused with its name', async () => {
  expect(await refused(makeProfile({ flame: stack(400) }))).toContain('levels deep');
  expect(await refused(makeProfile(), 'raw/shop-profile-cpu.json')).toContain('belongs into another file');
  expect(await refused(makeProfile({ kind: 'allocation' }))).toContain('belongs into another file');
  expect(await refused(makeProfile({ flame: { ...stack(1), head: 1e300 } }))).toContain('figures that no profile has');
  expect(await refused({ ...makeProfile(), more: 1 })).toContain('is not a difference of profiles');
});
