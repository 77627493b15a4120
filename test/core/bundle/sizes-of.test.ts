import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { BundleGraph } from '../../../src/core/bundle/bundle-graph.ts';
import { bundleSizesSchema } from '../../../src/core/bundle/bundle-sizes.ts';
import { sizesOf } from '../../../src/core/bundle/sizes-of.ts';
import { makeChunk, makeEntry, makeFile, makeGraph, makeModule } from './graphs.ts';

const two = makeGraph({
  files: [
    makeFile('app.js', { parsed: 100, gzip: 50, brotli: 40 }),
    makeFile('app.css', { kind: 'style', parsed: 10, gzip: 5, brotli: 4 }),
    makeFile('later.js', { parsed: 1000, gzip: 500, brotli: 400 }),
    makeFile('logo.png', { kind: 'media', parsed: 7, gzip: 7, brotli: 7 }),
    makeFile('app.js.map', { kind: 'map', parsed: 9999 }),
  ],
  chunks: [makeChunk([0, 1], { media: [3] }), makeChunk([2])],
  entries: [
    makeEntry('app', { files: [0, 1, 3], initial: [0], async: [1, 0] }),
    makeEntry('small', { files: [1], initial: [] }),
  ],
  modules: [
    makeModule('a.js', { stat: 300 }),
    makeModule('b.js', { stat: 20, chunks: [0, 1] }),
    makeModule('unused.js', { stat: 5000, chunks: [] }),
    makeModule('webpack/runtime/load', { type: 'runtime', stat: 4000 }),
  ],
});

test('first load, what comes later and the total are told apart', () => {
  expect(sizesOf(two)).toEqual({
    chunks: expect.any(Array),
    entries: [
      {
        name: 'app',
        initial: { stat: 320, parsed: 110, gzip: 55, brotli: 44 },
        async: { stat: 20, parsed: 1000, gzip: 500, brotli: 400 },
        requests: 2,
      },
      {
        name: 'small',
        initial: { stat: 0, parsed: 10, gzip: 5, brotli: 4 },
        async: { stat: 0, parsed: 0, gzip: 0, brotli: 0 },
        requests: 1,
      },
    ],
    async: { stat: 20, parsed: 1000, gzip: 500, brotli: 400 },
    total: { stat: 340, parsed: 1117, gzip: 562, brotli: 451 },
    modules: 2,
    duplicates: 0,
  });
});

const kinds = ['script', 'style', 'media', 'map', 'other'] as const;
const graphs: fc.Arbitrary<BundleGraph> = fc
  .record({ files: fc.integer({ min: 1, max: 6 }), chunks: fc.integer({ min: 1, max: 4 }) })
  .chain(({ files, chunks }) => {
    const some = (count: number) => fc.uniqueArray(fc.nat(count - 1), { maxLength: count });
    const size = fc.nat(1_000_000);
    return fc.record({
      files: fc.array(fc.tuple(fc.constantFrom(...kinds), size), { minLength: files, maxLength: files }),
      chunks: fc.array(some(files), { minLength: chunks, maxLength: chunks }),
      entries: fc.array(fc.tuple(some(files), some(chunks), some(chunks)), { maxLength: 3 }),
      modules: fc.array(fc.tuple(size, some(chunks)), { maxLength: 8 }),
    });
  })
  .map((it) =>
    makeGraph({
      files: it.files.map(([kind, parsed], index) =>
        makeFile(`f${index}`, { kind, parsed, gzip: parsed, brotli: parsed }),
      ),
      chunks: it.chunks.map((files) => makeChunk(files)),
      entries: it.entries.map(([files, initial, async], index) => makeEntry(`e${index}`, { files, initial, async })),
      modules: it.modules.map(([stat, chunks], index) => makeModule(`m${index}`, { stat, chunks })),
    }),
  );

test('parts are never more than the whole, and first load and the rest make up all code', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const sizes = sizesOf(graph);
      expect(bundleSizesSchema.safeParse(sizes).success).toBe(true);
      const code = graph.files.filter((it) => it.kind === 'script' || it.kind === 'style');
      const first = new Set(graph.entries.flatMap((it) => it.files));
      const loaded = code.filter((it) => first.has(graph.files.indexOf(it))).reduce((sum, it) => sum + it.parsed, 0);
      expect(loaded + sizes.async.parsed).toBe(code.reduce((sum, it) => sum + it.parsed, 0));
      for (const { initial, async } of sizes.entries) {
        expect(initial.parsed + async.parsed).toBeLessThanOrEqual(sizes.total.parsed);
        expect(initial.stat + async.stat).toBeLessThanOrEqual(sizes.total.stat);
      }
    }),
  );
});

test('maps and modules that were left out do not count', () => {
  fc.assert(
    fc.property(graphs, fc.nat(1e6), (graph, size) => {
      const more = {
        ...graph,
        files: [...graph.files, makeFile('x.map', { kind: 'map', parsed: size, gzip: size })],
        modules: [...graph.modules, makeModule('left-out', { stat: size, chunks: [] })],
      };
      expect(sizesOf(more)).toEqual(sizesOf(graph));
    }),
  );
});
