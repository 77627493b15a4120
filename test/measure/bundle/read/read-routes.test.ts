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

test('what Next.js 16.4.6 wrote is read', async () => {
  await using room = await scratch();
  const shared = ['3qfy96eoyh-ek', '310vm2bl3xxpt', '1wnov70f88xjy', '39_j1bdzreq0m', '0c1ad7rcpjghx'];
  const real = (name: string, bytes: number, own: readonly string[]) => ({
    route: name,
    firstLoadUncompressedJsBytes: bytes,
    firstLoadChunkPaths: [...own, ...shared, 'turbopack-2u1d16houkiyo'].map((it) => `.next/static/chunks/${it}.js`),
  });
  const routes = [
    real('/', 465_235, ['1se-y5sqpv9p2']),
    real('/product', 457_622, ['04fiv4qwc0o0z']),
    real('/_not-found', 457_184, []),
  ];
  const bytes = {
    '3qfy96eoyh-ek': 13_994,
    '310vm2bl3xxpt': 5364,
    '1wnov70f88xjy': 29_127,
    '39_j1bdzreq0m': 229_288,
    '0c1ad7rcpjghx': 169_437,
    'turbopack-2u1d16houkiyo': 9974,
    '1se-y5sqpv9p2': 8051,
    '04fiv4qwc0o0z': 438,
    '0cz1d0mv5g_q7': 112_594,
  };
  const files = Object.entries(bytes).map(([name, size]) => [`.next/static/chunks/${name}.js`, 'a'.repeat(size)]);
  write(room.path, { [stats]: JSON.stringify(routes, null, 2), ...Object.fromEntries(files) });
  const read = await readGraph({ suite, directory: room.path, signal });
  const { sizes } = await measureSide({ read, directory: room.path, signal });
  const own = routes.map((it) => [it.route, it.firstLoadUncompressedJsBytes]);
  expect(sizes.entries.map(({ name, initial }) => [name, initial.parsed])).toEqual(expect.arrayContaining(own));
  // Polyfills for old browsers are in no route's list.
  expect(sizes.async.parsed).toBe(112_594);
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
