import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import type { BundleSuite } from '../../../src/config/bundle-suite.ts';
import { openArmBench } from '../../../src/measure/arm/arm-bench.ts';
import { parse } from '../../config/parse.ts';
import { environment, quickScratch, type Scratch, write } from '../workspace/repositories.ts';

jest.setTimeout(300_000);

/** Files are named for what they hold, as bundlers name them, and nothing is removed before a build. */
const build = (name: string): string =>
  `mkdir -p dist/${name} && cp src/${name}.js dist/${name}/main-$(cksum < src/${name}.js | cut -d' ' -f1).js`;

const { suites } = parse(`version: 1
suites:
  one: { type: bundle, build: ${JSON.stringify(build('one'))}, output: dist/one }
  two: { type: bundle, build: ${JSON.stringify(build('two'))}, output: dist/two }
`);
const bundles = suites.filter((it): it is BundleSuite => it.type === 'bundle');

const patch = ['one', 'two']
  .map(
    (name) => `diff --git a/src/${name}.js b/src/${name}.js
--- a/src/${name}.js
+++ b/src/${name}.js
@@ -1 +1 @@
-export const large = '${'x'.repeat(5000)}';
+export const small = 1;
`,
  )
  .join('');

const benchIn = async (room: Scratch) => {
  const checkouts = { base: room.fresh(), head: room.fresh() };
  const text = `export const large = '${'x'.repeat(5000)}';\n`;
  write(checkouts.head, { 'src/one.js': text, 'src/two.js': text });
  for (const name of ['one', 'two']) {
    mkdirSync(join(checkouts.head, 'dist', name), { recursive: true });
    write(checkouts.head, { [`dist/${name}/main-1.js`]: text });
  }
  const logs = room.fresh();
  return openArmBench({
    checkouts,
    directory: room.fresh(),
    environment,
    logs: () => ({ path: logs, shown: 'logs' }),
    signal: new AbortController().signal,
  });
};

test('what the head built of any bundle is not taken for what an arm built', async () => {
  await using room = await quickScratch();
  const bench = await benchIn(room);
  const arm = await bench.prepare({ id: 'U1', side: 'head', patch, suites, installs: false, timeLeft: 60_000 });
  if ('failure' in arm) throw new Error(arm.failure);
  await using _arm = arm;
  expect(bundles.map(({ name }) => name)).toEqual(['one', 'two']);
  for (const suite of bundles) {
    const { total, entries } = await arm.sizes(suite);
    expect([suite.name, entries.length, total.parsed]).toEqual([suite.name, 1, 24]);
  }
});

test('an arm that does not get ready takes no more time than it may', async () => {
  await using room = await quickScratch();
  const bench = await benchIn(room);
  const slow = suites.map((it) => ({ ...it, build: 'sleep 60' }));
  const arm = await bench.prepare({ id: 'U1', side: 'head', patch, suites: slow, installs: false, timeLeft: 300 });
  expect('failure' in arm && arm.failure).toContain('It was not ready within ');
});
