import type { Result } from '../../../src/core/result.ts';
import { lookAtData } from '../../../src/investigation/data/look-at-data.ts';
import type { DataView } from '../../../src/investigation/data/data-view.ts';
import type { Facts } from '../../../src/investigation/facts.ts';
import type { ProofConclusion } from '../../../src/investigation/proof/conclude-proof.ts';
import type { SuspectFinding } from '../../../src/investigation/proof/findings.ts';
import type { Lead } from '../../../src/investigation/proof/lead.ts';
import { makeMetric, makeResult, makeShop } from '../../support/make-result.ts';

export const at = {
  opened: '2026-03-02T09:15:31.000Z',
  first: '2026-03-02T09:16:04.000Z',
  proven: '2026-03-02T09:22:47.000Z',
} as const;

/** A change that asks for the lines of each order by a statement of its own. */
export const storeResult = (differences: Partial<Result> = {}): Result => {
  const route = 'GET /orders';
  const metrics = [
    makeMetric({ route, metric: 'latency.mean', base: 4.1, change: 2.12, spread: 0.14, blocks: 8 }),
    makeMetric({ route, metric: 'cpu.per-request', base: 1.2, change: 0.61, spread: 0.04, blocks: 8 }),
    {
      ...makeMetric({ route, metric: 'db.queries', scenario: null, base: 3, change: 26 / 3, spread: 0, blocks: 8 }),
      change: { estimate: 26 / 3, low: 26 / 3, high: 26 / 3, confidence: 1 },
      tolerance: 0,
      decision: 'regressed' as const,
    },
    makeMetric({ metric: 'cost.per-million', base: 0.79, change: 0.42, spread: 0.03, blocks: 8, primary: false }),
    ...makeShop({ 'latency.p95': { base: 180, change: 0.31, spread: 0.03, blocks: 8 } }),
  ];
  return makeResult({
    verdict: 'fail',
    metrics,
    budgets: [
      {
        suite: 'api',
        scenario: 'load',
        metric: 'latency.p95',
        value: 236,
        limit: 200,
        target: 150,
        decision: 'exceeded',
      },
    ],
    ...differences,
  });
};

export const factsOf = (result: Result): Facts => ({
  diff: '',
  files: {},
  directories: { api: '' },
  result,
  blocks: [],
  profiles: [],
});

/** What the data expert sees, with what it would have read out of blocks. */
export const storeView = (result: Result): DataView => {
  const view = lookAtData(factsOf(result));
  const place = { suite: 'api', scenario: 'load', route: 'GET /orders' };
  return {
    ...view,
    shapes: [
      {
        ...place,
        kind: 'all',
        shifts: [],
        sentence: 'All requests of GET /orders got slower, the fast ones too: +7.9 ms at the 10th percentile.',
      },
    ],
    times: [
      {
        ...place,
        latency: 8.7,
        cpu: 0.7,
        database: 7.4,
        queues: false,
        sentence: 'A request of GET /orders takes 8.69 ms longer, with 7.40 ms more time in its database (85 %).',
      },
    ],
    queries: [
      {
        suite: 'api',
        route: 'GET /orders',
        base: 3,
        head: 29,
        sentence: 'GET /orders sends 29 statements per request instead of 3.',
        statements: ['`select * from order_lines where order_id = ?`: 0 → 26 per request, from src/orders.js:43.'],
      },
    ],
    priority: { ...view.priority, traffic: 0.3 },
  };
};

export const leads: readonly Lead[] = [
  {
    suite: 'api',
    scenario: 'load',
    route: 'GET /orders',
    metric: 'latency.mean',
    family: 'time',
    scale: { kind: 'ratio', better: 'lower' },
    tolerance: 0.05,
    exact: false,
    follows: null,
    control: null,
  },
];

export const found = (id: string, differences: Partial<SuspectFinding> = {}): SuspectFinding => ({
  id,
  arm: `U${id.slice(1)}`,
  lead: 0,
  recovery: { estimate: 0.01, low: -0.05, high: 0.08 },
  reproduction: null,
  counter: null,
  decision: 'ruled-out',
  notes: [],
  blocks: 4,
  ...differences,
});

export const guiltyFinding = found('H1', {
  recovery: { estimate: 0.98, low: 0.91, high: 1.04 },
  reproduction: { estimate: 0.97, low: 0.88, high: 1.07 },
  counter: { metric: 'db.queries', base: 3, head: 29, undone: 3, moved: true },
  decision: 'root-cause',
  blocks: 9,
});

export const conclude = (differences: Partial<ProofConclusion> = {}): ProofConclusion => ({
  state: 'proven',
  suspects: [
    guiltyFinding,
    found('H2'),
    found('H3', { recovery: { estimate: -0.02, low: -0.08, high: 0.05 } }),
    found('H4'),
    found('H5', { recovery: { estimate: 0.03, low: -0.04, high: 0.09 } }),
    found('H6', {
      arm: null,
      lead: null,
      recovery: null,
      decision: 'untested',
      blocks: 0,
      notes: [
        'It acts where the service is deployed (Kubernetes), not where it is measured: undoing it here would show nothing.',
      ],
    }),
  ],
  rootCauses: ['H1'],
  contributing: [],
  together: [],
  discovered: [],
  commits: null,
  placebo: {
    arm: 'P',
    units: ['src/start.js#1'],
    lead: 0,
    recovery: { estimate: -0.01, low: -0.06, high: 0.05 },
    decision: 'ruled-out',
    blocks: 5,
  },
  leads: [{ shown: 'yes', explained: true, share: 0.98 }],
  notes: [],
  ...differences,
});
