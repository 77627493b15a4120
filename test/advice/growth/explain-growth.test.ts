import { expect, test } from '@jest/globals';
import { explainCauses, explainGrowth } from '../../../src/advice/growth/explain-growth.ts';
import { bundleGrowthSchema } from '../../../src/core/bundle/bundle-growth.ts';
import { sizesOf } from '../../../src/core/bundle/sizes-of.ts';
import { explain, planOf, shop, shopWith } from './plan.ts';

const main = shop['src/main.js'];
const base = shopWith({});
const head = shopWith({
  'src/util.js': { size: 6500 },
  'src/main.js': { ...main, imports: [...main.imports, 'node_modules/chart/index.js'] },
});
const totals = { base: sizesOf(base), head: sizesOf(head) };

test('what comes out fits the schema', () => {
  expect(bundleGrowthSchema.parse(explain(base, head))).toMatchObject({
    causes: [{ kind: 'static-import' }, { kind: 'module-grew' }],
  });
});

test('growth within a module is the cut of the head less that of the base', () => {
  const [, grown] = explain(base, head).causes;
  expect(grown).toMatchObject({ subject: 'src/util.js', cost: { parsed: 1500, gzip: 500 }, method: 'ablation' });
});

test('without cuts costs are shares of the entry', () => {
  const { causes } = explainGrowth(planOf(base, head), new Map(), totals);
  expect(causes[0]).toMatchObject({ method: 'share', cost: { parsed: 90_000, gzip: 30_000 } });
});

test('an asset whose text can not be found costs what the other causes leave', () => {
  const asset = (type: 'asset-file' | 'asset-inline', gzip: number) => {
    const graph = shopWith({
      'src/a.png': { type, size: 9000, parsed: null },
      'src/main.js': { ...main, imports: [...main.imports, 'src/a.png'] },
    });
    return { ...graph, files: graph.files.map((it, index) => (index === 0 ? { ...it, gzip: it.gzip + gzip } : it)) };
  };
  const { causes, entries } = explain(asset('asset-file', 0), asset('asset-inline', 7000));
  expect(causes).toMatchObject([{ kind: 'asset-inlined', method: 'exact', cost: { gzip: 7000 } }]);
  expect(entries[0]).toMatchObject({ explained: 7000, unexplained: 0 });
});

test('a cause that comes to less than the floor is not told, and each one told has its plan', () => {
  const plan = planOf(base, head);
  const [first] = plan.cuts;
  const nothing = { stat: 9, parsed: 9, gzip: 9, brotli: 9 };
  const told = explainCauses(plan, new Map([[first!.key, { delta: nothing, method: 'ablation' }]]), totals);
  expect(told.map(({ planned, cause }) => [planned.kind, cause.kind])).toEqual([['module-grew', 'module-grew']]);
});
