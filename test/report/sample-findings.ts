import type { Finding, GoalResult } from '../../src/core/result.ts';

/** A goal on its way. */
export const goal = (differences: Partial<GoalResult> = {}): GoalResult => ({
  suite: 'api',
  metric: 'latency.p95',
  since: 'v1.0.0',
  improve: 0.5,
  progress: { estimate: 0.32, low: 0.29, high: 0.35 },
  decision: 'open',
  reason: null,
  ...differences,
});

/** One of each sort. */
export const goals = [
  goal(),
  goal({
    metric: 'memory.rss.peak',
    improve: 0.2,
    progress: { estimate: 0.243, low: 0.22, high: 0.266 },
    decision: 'reached',
  }),
  goal({ metric: 'cpu.per-request', improve: 0.1, progress: { estimate: -0.04, low: -0.062, high: -0.018 } }),
  goal({
    metric: 'throughput',
    improve: 0.3,
    progress: null,
    decision: 'unknown',
    reason: 'v1.0.0 was never recorded.',
  }),
];

/** More than anybody reads, each with a place in the code. */
export const manyFindings: readonly Finding[] = Array.from({ length: 2000 }, (_, i) => ({
  id: `PG-${i.toString(16).padStart(8, '0')}`,
  kind: 'route-slower',
  severity: i < 50 ? 'blocking' : i < 1000 ? 'warning' : 'information',
  title: `GET /items/${i} needs ${8 + (i % 9)} % more CPU per request`,
  suite: 'api',
  scenario: 'load',
  route: `GET /items/${i}`,
  metric: 'cpu.per-request',
  evidence: ['CPU and latency grew alike: it computes more.', `Its handler reads table items_${i} once for each row.`],
  location: { path: `src/items/item-${i}.ts`, startLine: 10 + i, endLine: 12 + i },
  fix: { summary: 'Read all rows with one statement.', patch: null, proof: null },
}));

/** A finding with a fix that was measured to help. */
export const provenFix: Finding = {
  id: 'PG-5f0c2d11',
  kind: 'query-in-loop',
  severity: 'blocking',
  title: 'GET /search reads the price of each product with a query of its own',
  suite: 'api',
  scenario: 'load',
  route: 'GET /search',
  metric: 'cpu.per-request',
  evidence: ['41 statements per request on head, 2 on base.'],
  location: { path: 'src/search.ts', startLine: 41, endLine: 43 },
  fix: {
    summary: 'Read all prices with one statement.',
    patch: [
      '--- a/src/search.ts',
      '+++ b/src/search.ts',
      '@@ -40,5 +40,3 @@',
      ' const found = await match(words);',
      '-for (const product of found) {',
      '-  product.price = await priceOf(product.id);',
      '-}',
      '+await addPrices(found);',
      ' return found;',
      '',
    ].join('\n'),
    proof: { recovery: { estimate: 0.94, low: 0.87, high: 1.01 } },
  },
};
