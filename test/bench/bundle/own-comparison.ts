// What Pacegate does with the statistics of two sides, as a program: own-comparison.ts BASE HEAD STATS [--files]
// Without --files it reads both graphs and finds the causes; with it, it also weighs the emitted files and cuts every cause out.
import { type CutCost, explainGrowth } from '../../../src/advice/growth/explain-growth.ts';
import { planGrowth } from '../../../src/advice/growth/plan-growth.ts';
import { readApart } from '../../../src/measure/bundle/read-apart.ts';

const [base = '.', head = '.', stats = 'stats.json', ...flags] = process.argv.slice(2);
const { signal } = new AbortController();
const suite = { name: 'forest', stats, output: 'dist', ignore: [] };
const change = { directory: '.', renames: [], changedFiles: [], lock: [], manifests: [] };

const [ofBase, ofHead] = await Promise.all([
  readApart({ suite, directory: base, signal }),
  readApart({ suite, directory: head, signal }),
]);
const read = { base: ofBase, head: ofHead };
if (!flags.includes('--files')) {
  const plan = planGrowth({ base: read.base.graph, head: read.head.graph, change });
  process.stdout.write(`${plan.causes.length} causes\n`);
} else {
  const { createBundleMemory, measureSide } = await import('../../../src/measure/bundle/measure-side.ts');
  const memory = createBundleMemory();
  const sides = {
    base: await measureSide({ read: read.base, directory: base, signal, memory }),
    head: await measureSide({ read: read.head, directory: head, signal, memory }),
  };
  const plan = planGrowth({ base: sides.base.graph, head: sides.head.graph, change });
  const costs = new Map<string, CutCost>();
  for (const { key, side, order } of plan.cuts) costs.set(key, await sides[side].texts.cut(order));
  const growth = explainGrowth(plan, costs, { base: sides.base.sizes, head: sides.head.sizes });
  process.stdout.write(`${growth.causes.length} causes\n`);
}
