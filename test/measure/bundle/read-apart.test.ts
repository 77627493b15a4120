import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { BundleError } from '../../../src/core/errors.ts';
import { readApart } from '../../../src/measure/bundle/read-apart.ts';
import { readGraph } from '../../../src/measure/bundle/read-graph.ts';
import { scratch, type Scratch } from '../workspace/repositories.ts';

jest.setTimeout(300_000);

const suite = { name: 'web', stats: 'dist/meta.json', output: null, ignore: [] };

/** What esbuild writes of so many modules that it is worth a thread; `name` of the first of them. */
const writeMetafile = (room: Scratch, end = ''): string => {
  const modules = Array.from({ length: 60_000 }, (_, index) => `src/part-${index}.js`);
  const inputs = Object.fromEntries(
    modules.map((name, index) => [
      name,
      {
        bytes: 100,
        imports: index === 0 ? [{ path: 'src/part-1.js', kind: 'import-statement', original: './part-1.js' }] : [],
        format: 'esm',
      },
    ]),
  );
  const output = {
    imports: [],
    exports: [],
    entryPoint: 'src/part-0.js',
    inputs: Object.fromEntries(modules.map((name) => [name, { bytesInOutput: 50 }])),
    bytes: 3_000_000,
  };
  mkdirSync(join(room.path, 'dist'), { recursive: true });
  writeFileSync(join(room.path, 'dist/main.js'), 'x'.repeat(3_000_000));
  const text = JSON.stringify({ inputs, outputs: { 'dist/main.js': output } }, null, 2);
  writeFileSync(join(room.path, 'dist/meta.json'), end === '' ? text : text.slice(0, -2000));
  return text;
};

const options = (room: Scratch, signal = new AbortController().signal) => ({ suite, directory: room.path, signal });

test('large statistics are read in a thread, and come out the same', async () => {
  await using room = await scratch();
  expect(writeMetafile(room).length).toBeGreaterThan(8_000_000);
  // As texts: the difference of two such objects is nothing to read.
  const [apart, here] = [await readApart(options(room)), await readGraph(options(room))];
  expect(JSON.stringify(apart) === JSON.stringify(here)).toBe(true);
  expect(apart.graph.modules.length).toBeGreaterThan(50_000);
});

test('why they can not be read comes out of the thread as it is', async () => {
  await using room = await scratch();
  writeMetafile(room, 'cut');
  const reason = await readGraph(options(room)).catch((error: unknown) => error);
  expect(reason).toBeInstanceOf(BundleError);
  await expect(readApart(options(room))).rejects.toEqual(reason);
});

test('an abort ends the thread with its reason', async () => {
  await using room = await scratch();
  writeMetafile(room);
  const stop = new AbortController();
  const reading = readApart(options(room, stop.signal));
  setTimeout(() => stop.abort(new Error('enough')), 50);
  await expect(reading).rejects.toThrow('enough');
  await expect(readApart(options(room, stop.signal))).rejects.toThrow('enough');
});
