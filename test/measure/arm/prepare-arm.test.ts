import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { type ArmOptions, prepareArm } from '../../../src/measure/arm/prepare-arm.ts';
import { environment, scratch, type Scratch, write } from '../workspace/repositories.ts';

jest.setTimeout(300_000);

const patch = `diff --git a/src/a.js b/src/a.js
--- a/src/a.js
+++ b/src/a.js
@@ -1 +1 @@
-slow
+quick
`;

const suite = { name: 'api', directory: '.', install: 'echo x >> installed', build: 'cp src/a.js built', env: {} };

const prepare = async (room: Scratch, differences: Partial<ArmOptions> = {}) => {
  const checkout = join(room.path, 'head');
  mkdirSync(checkout, { recursive: true });
  write(checkout, { 'src/a.js': 'slow\n', built: 'slow\n', 'package.json': '{\n  "name": "a"\n}\n' });
  const logs = join(room.path, 'logs');
  const arm = await prepareArm({
    id: 'U1',
    side: 'head',
    checkout,
    patch,
    suites: [suite],
    directory: join(room.path, 'arms'),
    environment,
    logs: { path: logs, shown: 'logs' },
    signal: new AbortController().signal,
    ...differences,
  });
  return { checkout, arm, left: () => readdirSync(join(room.path, 'arms')) };
};

test('an arm is a built copy with the patch; the side stays as it was, and nothing is left of the arm in the end', async () => {
  await using room = await scratch();
  const { checkout, arm, left } = await prepare(room);
  if ('failure' in arm) throw new Error(arm.failure);
  expect(readFileSync(join(arm.checkout, 'built'), 'utf8')).toBe('quick\n');
  expect(existsSync(join(arm.checkout, 'installed'))).toBe(false);
  expect(readFileSync(join(checkout, 'src/a.js'), 'utf8')).toBe('slow\n');
  expect(left()).toEqual(['U1']);
  await arm[Symbol.asyncDispose]();
  expect(left()).toEqual([]);
});

test('packages are installed again where the patch changes which', async () => {
  await using room = await scratch();
  const packages = `diff --git a/package.json b/package.json
--- a/package.json
+++ b/package.json
@@ -1,3 +1,3 @@
 {
-  "name": "a"
+  "name": "b"
 }
`;
  const { arm } = await prepare(room, { patch: packages });
  if ('failure' in arm) throw new Error(arm.failure);
  expect(existsSync(join(arm.checkout, 'installed'))).toBe(true);
});

test.each([
  ['a patch that does not apply', { patch: patch.replace('-slow', '-other') }, 'could not be applied'],
  ['a patch that leads out', { patch: patch.replaceAll('src/a.js', '../a.js') }, 'could not be applied'],
  ['a build that fails', { suites: [{ ...suite, build: 'exit 3' }] }, 'build failed (exit 3)'],
])('%s is told in words, and nothing is left', async (_name, differences, expected) => {
  await using room = await scratch();
  const { arm, left } = await prepare(room, differences);
  expect('failure' in arm && arm.failure).toContain(expected);
  expect(left()).toEqual([]);
});

test('packages that can not be installed any more are told in words, and nothing is left', async () => {
  await using room = await scratch();
  const packages = patch.replaceAll('src/a.js', 'package-lock.json').replace('-slow', '-1').replace('+quick', '+2');
  const gone = { ...suite, install: "echo 'ETARGET No matching version' >&2; exit 1" };
  const checkout = join(room.path, 'head');
  mkdirSync(checkout, { recursive: true });
  write(checkout, { 'package-lock.json': '1\n' });
  const { arm, left } = await prepare(room, { patch: packages, suites: [gone] });
  expect('failure' in arm && arm.failure).toMatch(/install failed \(exit 1\)[\s\S]*ETARGET No matching version/u);
  expect(left()).toEqual([]);
});
