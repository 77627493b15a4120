import { expect, test } from '@jest/globals';
import { BundleError } from '../../../../src/core/errors.ts';
import { measureSide } from '../../../../src/measure/bundle/measure-side.ts';
import { readGraph } from '../../../../src/measure/bundle/read-graph.ts';
import { scratch, write } from '../../workspace/repositories.ts';

const stats = '.next/diagnostics/route-bundle-stats.json';
const { signal } = new AbortController();
const suite = { name: 'web', stats, output: null, ignore: [] };

const route = (name: string, ...files: string[]) => ({
  route: name,
  firstLoadUncompressedJsBytes: 1,
  firstLoadChunkPaths: files.map((it) => `.next/static/chunks/${it}`),
});

/** As `next build` leaves it with Turbopack: names are hashes of what is inside. */
const built = (hash: string, routes: readonly unknown[]) => ({
  [stats]: JSON.stringify(routes),
  [`.next/static/chunks/${hash}1.js`]: 'a'.repeat(3000),
  [`.next/static/chunks/${hash}2.js`]: 'b'.repeat(500),
  [`.next/static/chunks/${hash}3.js`]: 'c'.repeat(70),
  [`.next/static/chunks/${hash}4.css`]: 'd'.repeat(9),
  '.next/static/media/font.woff2': 'e'.repeat(1000),
});

test('routes are entries, whatever their files are called', async () => {
  await using room = await scratch();
  const sizes = [];
  for (const hash of ['0a', 'f9']) {
    const directory = room.fresh();
    // Windows writes backslashes.
    const windows = { ...route('/b'), firstLoadChunkPaths: [`.next\\static\\chunks\\${hash}1.js`] };
    write(directory, built(hash, [route('/', `${hash}1.js`, `${hash}2.js`), windows]));
    const read = await readGraph({ suite, directory, signal });
    expect(read.source).toBe('files');
    expect(read.graph.notices.join()).toContain('Turbopack');
    const measured = await measureSide({ read, directory, signal });
    sizes.push(measured.sizes);
  }
  expect(sizes[0]?.entries.map(({ name, initial, requests }) => [name, initial.parsed, requests])).toEqual([
    ['/', 3500, 2],
    ['/b', 3000, 1],
  ]);
  expect([sizes[0]?.async.parsed, sizes[0]?.total.parsed, sizes[0]?.chunks]).toEqual([79, 4579, []]);
  expect(sizes[1]).toEqual(sizes[0]);
});

test.each<[string, unknown, RegExp]>([
  ['files that are not there', [route('/', 'gone.js')], /name chunks\/gone\.js, which is not among the emitted files/],
  [
    'a list of something else',
    [{ label: 'main.js', statSize: 3 }],
    /it is a list, as webpack-bundle-analyzer's report is/,
  ],
  ['an empty list', [], /it is a list/],
])('%s is refused', async (_, value, why) => {
  await using room = await scratch();
  write(room.path, { [stats]: JSON.stringify(value), '.next/static/chunks/1.js': '1' });
  const reading = readGraph({ suite, directory: room.path, signal });
  await expect(reading).rejects.toThrow(BundleError);
  await expect(reading).rejects.toThrow(why);
});
