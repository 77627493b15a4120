import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type ChunkSizes, chunkSizesOf } from '../../../src/core/bundle/chunk-sizes.ts';
import { pairChunks } from '../../../src/core/bundle/pair-chunks.ts';
import { makeChunk, makeEntry, makeFile, makeGraph, makeModule } from './graphs.ts';

/** A first load and three chunks for later: named, asked for, and split off, with files named by `hash` in an order of its own. */
const build = (hash: string, order: readonly string[], admin = 900) => {
  const sizes: Record<string, number> = { main: 2000, charts: 700, admin, vendors: 1500 };
  const files = order.map((it) =>
    makeFile(`${hash}-${it}.js`, { parsed: 3 * sizes[it]!, gzip: sizes[it]!, brotli: 1 }),
  );
  const at = (name: string): number => order.indexOf(name);
  const parts: Record<string, Partial<ReturnType<typeof makeChunk>>> = {
    main: { names: ['main'] },
    charts: { names: ['charts'], origins: ['./charts'] },
    admin: { origins: ['./pages/admin'] },
    vendors: {},
  };
  return makeGraph({
    files,
    chunks: order.map((name, index) => makeChunk([index], parts[name])),
    entries: [
      makeEntry('main', {
        files: [at('main')],
        initial: [at('main')],
        async: order.flatMap((it, index) => (it === 'main' ? [] : [index])),
      }),
    ],
    modules: [
      makeModule('src/main.js', { stat: 6000, chunks: [at('main')] }),
      makeModule('src/charts.js', { stat: 2100, chunks: [at('charts')] }),
      makeModule('src/pages/admin.js', { stat: 3 * admin, chunks: [at('admin')] }),
      makeModule('node_modules/chart.js/a.js', { package: 'chart.js', stat: 4000, chunks: [at('vendors')] }),
      makeModule('node_modules/d3/a.js', { package: 'd3', stat: 500, chunks: [at('vendors')] }),
    ],
  });
};

const order = ['main', 'charts', 'admin', 'vendors'];

test('chunks are told by name, by who asks for them, and by what is largest in them', () => {
  expect(chunkSizesOf(build('a', order)).map(({ name, kind, sizes }) => [name, kind, sizes.gzip])).toEqual([
    ['main', 'first', 2000],
    ['chart.js, d3', 'later', 1500],
    ['./pages/admin', 'later', 900],
    ['charts', 'later', 700],
  ]);
});

test('whatever files and numbers chunks have, they are the same', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(order, { minLength: order.length }), fc.nat().map(String), (other, hash) => {
      const pairs = pairChunks(chunkSizesOf(build('a', order)), chunkSizesOf(build(hash, other)));
      expect(pairs.map(({ name }) => name).toSorted()).toEqual(['./pages/admin', 'chart.js, d3', 'charts', 'main']);
      for (const { base, head } of pairs) expect(base).toEqual(head);
    }),
  );
});

test('a chunk that was written anew keeps its counterpart by its request, and growth is not netted', () => {
  const grown = build('b', ['vendors', 'admin', 'main', 'charts'], 4000);
  const pair = pairChunks(chunkSizesOf(build('a', order)), chunkSizesOf(grown)).find(({ name }) =>
    name.includes('admin'),
  );
  expect([pair?.base?.gzip, pair?.head?.gzip]).toEqual([900, 4000]);
});

test('what one side alone has is new or gone, and two of one label have two names', () => {
  const chunk = (more: Partial<ChunkSizes>): ChunkSizes => ({
    name: 'x',
    kind: 'later',
    names: [],
    origins: [],
    holds: [],
    leaves: '',
    files: [],
    sizes: { stat: 1, parsed: 1, gzip: 1, brotli: 1 },
    ...more,
  });
  const [fresh, gone] = pairChunks(
    [chunk({ name: 'old', holds: [{ name: 'moment', bytes: 9 }] })],
    [chunk({ name: 'new', holds: [{ name: 'dayjs', bytes: 9 }] })],
  );
  expect([fresh?.base, fresh?.formerKind, gone?.head, gone?.name]).toEqual([null, null, null, 'old']);
  const twins = makeGraph({
    files: [makeFile('1.js', { gzip: 5 }), makeFile('2.js', { gzip: 4 })],
    chunks: [makeChunk([0], { origins: ['./a'] }), makeChunk([1], { origins: ['./a'] })],
  });
  expect(chunkSizesOf(twins).map(({ name }) => name)).toEqual(['./a', './a (2)']);
});

test('a chunk for later that became part of a first load says so', () => {
  const before = chunkSizesOf(build('a', order));
  const after = before.map((it) => (it.name === 'charts' ? { ...it, kind: 'first' as const } : it));
  expect(pairChunks(before, after).find(({ name }) => name === 'charts')).toMatchObject({
    kind: 'first',
    formerKind: 'later',
  });
});

test('a chunk whose files are renamed although its modules are the same says so', () => {
  const before = chunkSizesOf(build('a', order));
  const renewed = (hash: string, admin?: number) =>
    pairChunks(before, chunkSizesOf(build(hash, order, admin)))
      .filter(({ isRenewed }) => isRenewed)
      .map(({ name }) => name);
  expect(renewed('a')).toEqual([]);
  expect(renewed('b')).toEqual(['main', 'chart.js, d3', './pages/admin', 'charts']);
  expect(renewed('b', 901)).toEqual(['main', 'chart.js, d3', 'charts']);
});
