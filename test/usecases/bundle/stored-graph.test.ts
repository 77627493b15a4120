import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { packGraph, unpackGraph } from '../../../src/usecases/bundle/stored-graph.ts';
import { makeGraph, makeModule } from '../../core/bundle/graphs.ts';

test('a graph comes out as it went in, whatever its names', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 30 }), async (names) => {
      const graph = makeGraph({ modules: names.map((name) => makeModule(name, { bailouts: [name] })), notices: names });
      const packed = await packGraph(graph);
      expect(packed).toMatch(/^[A-Za-z0-9+/]*={0,2}$/);
      expect(await unpackGraph(packed)).toEqual(graph);
      expect(await packGraph(graph)).toBe(packed);
    }),
    { numRuns: 40 },
  );
});

test('20,000 modules fit into a record', async () => {
  const modules = Array.from({ length: 20_000 }, (_, index) =>
    makeModule(`node_modules/package-${index % 700}/lib/part-${index}.js`, { stat: (index * 7919) % 9000 }),
  );
  const packed = await packGraph(makeGraph({ modules }));
  expect(packed.length).toBeGreaterThan(10_000);
  expect(packed.length).toBeLessThan(1_400_000);
});

test('any other text is no graph, and never an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String()), async (text) => {
      expect(await unpackGraph(text)).toBeNull();
    }),
    { numRuns: 30 },
  );
  const other = JSON.stringify({ schema: 'pacegate/bundle@1' });
  expect(await unpackGraph(Buffer.from(other).toString('base64'))).toBeNull();
}, 300_000);
