import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { BundleGraph } from '../../../src/core/bundle/bundle-graph.ts';
import { makeGraph, permuteGraph } from './make-graph.ts';
import type { ModuleSketch } from './make-graph.ts';
import { explain, facts, found, planOf, shop, shopWith } from './plan.ts';
import { planGrowth } from '../../../src/advice/growth/plan-growth.ts';

const names = [
  'src/main.js',
  'src/a.js',
  'src/b/index.js',
  'src/c.json',
  'src/d.css',
  'node_modules/p/index.js',
  'node_modules/p/part.js',
  'node_modules/q/index.js',
  'node_modules/q/node_modules/p/index.js',
  'node_modules/core-js/stable.js',
];

const ways = ['', '', '', 'dynamic ', 'require ', 'effect ', 'dropped '];

const sketch = fc.record({
  size: fc.integer({ min: 50, max: 60_000 }),
  imports: fc.uniqueArray(
    fc.tuple(fc.constantFrom(...ways), fc.constantFrom(...names)).map(([way, name]) => way + name),
    { maxLength: 4 },
  ),
  type: fc.constantFrom('esm' as const, 'commonjs' as const),
  used: fc.constantFrom('all' as const, 'none' as const, 'some' as const),
  version: fc.constantFrom(null, '1.0.0', '2.0.0'),
});

const graphs: fc.Arbitrary<BundleGraph> = fc
  .array(sketch, { minLength: names.length, maxLength: names.length })
  .map((sketches) => {
    const modules = Object.fromEntries(names.map((name, index): [string, ModuleSketch] => [name, sketches[index]!]));
    return makeGraph({ modules, entries: { main: ['src/main.js'], other: ['src/a.js'] } });
  });

test('a graph compared with itself has no cause, whatever it looks like', () => {
  fc.assert(fc.property(graphs, (graph) => expect(planOf(graph, graph).causes).toEqual([])));
});

test('no module is in two causes of one entry, and together they are all', () => {
  fc.assert(
    fc.property(graphs, graphs, (base, head) => {
      const { causes, entries } = planOf(base, head);
      for (const { entry, together } of entries) {
        const of = causes.filter((it) => it.entry === entry).flatMap((it) => it.exchange?.added ?? []);
        expect(of).toHaveLength(new Set(of).size);
        expect(new Set(together.added).isSupersetOf(new Set(of))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('causes have keys of their own, and each cut has a cause or an entry', () => {
  fc.assert(
    fc.property(graphs, graphs, (base, head) => {
      const { causes, cuts } = planOf(base, head);
      expect(new Set(causes.map((it) => it.key)).size).toBe(causes.length);
      expect(new Set(cuts.map((it) => it.key)).size).toBe(cuts.length);
      for (const it of causes) expect(it.evidence[0]).toMatch(/^[^\n]{10,}\.$/u);
    }),
  );
});

test('the order of modules, chunks and files decides nothing', () => {
  const order = fc.shuffledSubarray([...names.keys()], { minLength: names.length });
  fc.assert(
    fc.property(graphs, graphs, order, order, (base, head, one, other) => {
      const plain = (of: { base: BundleGraph; head: BundleGraph }) =>
        planGrowth({ ...of, change: facts() }).causes.map(({ exchange, ...it }) => ({
          ...it,
          parsed: exchange?.parsed,
          added: exchange?.added.map((index) => of.head.modules[index]!.name).toSorted(),
          replaced: exchange?.replaced.map((index) => of.base.modules[index]!.name).toSorted(),
        }));
      const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
      const shuffled = { base: permuteGraph(base, one), head: permuteGraph(head, other) };
      expect(plain(shuffled).toSorted(byKey)).toEqual(plain({ base, head }).toSorted(byKey));
    }),
    { numRuns: 300 },
  );
});

test('what is explained and what is not add up, and a saving is not netted away', () => {
  const main = shop['src/main.js'];
  const base = shopWith({
    'src/old.js': { size: 30_000 },
    'src/main.js': { ...main, imports: [...main.imports, 'src/old.js'] },
  });
  const head = shopWith({
    'src/old.js': { size: 30_000 },
    'src/main.js': { ...main, imports: [...main.imports, 'node_modules/chart/index.js'] },
  });
  const { entries, causes } = explain(base, head);
  expect(causes).toMatchObject([{ kind: 'static-import', cost: { gzip: 30_000 }, method: 'ablation' }]);
  expect(entries[0]).toMatchObject({ entry: 'main', change: { gzip: 20_000 }, explained: 20_000, unexplained: 0 });
  expect(entries[0]?.parts).toEqual([
    { name: 'chart', base: 0, head: 30_000 },
    { name: 'src/old.js', base: 10_000, head: 0 },
  ]);
});

test('names of a stranger stay short and on one line in sentences', () => {
  const name = `src/${'long'.repeat(100)}\n\`@everyone\`.js`;
  const head = shopWith({
    [name]: { size: 50_000 },
    'src/main.js': { ...shop['src/main.js'], imports: [...shop['src/main.js'].imports, name] },
  });
  const [cause] = planOf(shopWith({}), head).causes;
  for (const said of cause?.evidence ?? []) {
    expect(said.length).toBeLessThan(600);
    expect(said).not.toMatch(/\n|``/u);
  }
});

test('files alone, without modules, are compared without causes of imports', () => {
  const files = (graph: BundleGraph): BundleGraph => ({
    ...graph,
    modules: [],
    edges: [],
    entries: graph.entries.map((it) => ({ ...it, modules: [] })),
  });
  expect(found(files(shopWith({})), files(shopWith({ 'src/util.js': { size: 90_000 } })))).toEqual([]);
});
