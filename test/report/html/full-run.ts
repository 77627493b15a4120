import type { Block } from '../../../src/core/block.ts';
import type { FlameNode, ProfileDifference } from '../../../src/core/profile.ts';
import type { Result } from '../../../src/core/result.ts';
import type { Side } from '../../../src/core/side.ts';
import type { ReportExtras } from '../../../src/report/html/report-extras.ts';
import { makeBlocks } from '../../support/make-block.ts';
import { makeMetric, makeResult } from '../../support/make-result.ts';
import { makeSignals, type SignalSketch } from '../../support/make-signals.ts';

const plan = (way: string): string => `Limit\n  Nested Loop\n    ${way} on orders o`;

const signalsOf = (side: Side, routes: readonly string[], index: number): SignalSketch => ({
  requests: Object.fromEntries(routes.map((route, k) => [route, 1500 - 100 * (k % 5)])),
  growth: side === 'base' ? (index % 3) - 1 : 210 + 4 * (index % 3),
  opened: 0.001,
  statements: [
    {
      name: 'select * from products where id = ?',
      route: routes[0]!,
      each: 1,
      time: 0.4,
      caller: 'src/products.js:12',
    },
    {
      name: 'select * from reviews where product_id = ?',
      route: routes[0]!,
      each: side === 'base' ? 1 : 26,
      time: 0.2,
      caller: 'src/reviews.js:14',
    },
    { name: 'GET ?', route: routes[0]!, each: 2, client: 'redis', rows: null },
  ],
  sync:
    side === 'base'
      ? []
      : [{ name: 'fs.readFileSync', route: routes[0]!, each: 1, time: 0.3, caller: 'src/page.js:7' }],
});

const withSignals = (block: Block, routes: readonly string[]): Block => {
  const of = (side: Side): Block['sides']['base'] => {
    const own = block.sides[side];
    const as = block.kind === 'control' ? 'base' : side;
    return own === null
      ? null
      : {
          ...own,
          signals: {
            ...makeSignals(signalsOf(as, routes, block.index)),
            pressure: { cpu: 0.2 + 0.02 * block.index, memory: 0, io: 0.001 },
            cgroup: { cpuLimit: 2, memoryLimit: 4e9, throttledPeriods: 2, throttledTime: 12 * block.index },
            missing: [{ what: 'statements of mongodb', reason: 'mongodb 3.1 is too old to be observed.' }],
          },
          database: {
            version: '17.2',
            statements: [],
            tables: [
              {
                name: 'orders',
                seqScans: as === 'base' ? 0 : 900,
                seqRows: as === 'base' ? 0 : 90_000,
                indexScans: 900,
                indexRows: 900,
              },
            ],
            totals: { sessions: 1, returned: 0, fetched: 0, deadlocks: 0 },
            waits: [],
            plans: [
              {
                text: 'select * from orders where customer_id = $1',
                shape: plan(as === 'base' ? 'Index Scan using orders_customer' : 'Seq Scan'),
              },
            ],
            missing: [],
          },
        };
  };
  return { ...block, sides: { base: of('base'), head: of('head') } };
};

/** Blocks of a run in which everything was seen; the third was discarded. */
export const fullBlocks = (comparisons = 6, suite = 'api', routes: readonly string[] = ['GET /a', 'GET /b']): Block[] =>
  makeBlocks(comparisons, {
    suite,
    routes,
    effect: { cpu: 0.06 },
    routeEffects: { [routes[0]!]: { latency: 0.4, cpu: 0.19 } },
  }).map((block) => {
    const seen = withSignals(block, routes);
    return block.index === 2
      ? { ...seen, discarded: { reason: 'the load generator used 86 % of its core', side: null } }
      : seen;
  });

/** A tree of `width` children at each of `depth` levels; the second child costs more on the head. */
export const flameOf = (depth: number, width: number, base = 900, head = 1200): FlameNode => {
  const node = (level: number, name: string, before: number, after: number): FlameNode => ({
    name,
    path: level % 3 === 0 ? 'src/search.js' : 'fastify@5.2.0/lib/route.js',
    line: 10 * level + 3,
    base: before,
    head: after,
    children:
      level >= depth
        ? []
        : Array.from({ length: width }, (_, k) => {
            const share = (0.92 * (width - k)) / ((width * (width + 1)) / 2);
            const grown = k === 1 ? (after - before) * 0.8 : 0;
            return node(
              level + 1,
              `${['handle', 'rank', 'render', 'parse'][k % 4]}${level}`,
              before * share,
              before * share + grown,
            );
          }),
  });
  return node(0, 'all', base, head);
};

export const fullProfiles = (suite = 'api', flame = flameOf(6, 3)): ProfileDifference[] =>
  (['cpu', 'survivors'] as const).map((kind) => ({
    schema: 'pacegate/profile@1',
    suite,
    kind,
    requests: { base: 4200, head: 4010 },
    functions: [
      {
        name: 'rank',
        path: 'src/search.js',
        line: 42,
        package: null,
        base: { self: 120, total: 300 },
        head: { self: 340, total: 540 },
        change: { estimate: 240, low: 210, high: 260 },
      },
    ],
    flame,
    files: [`raw/${suite}-base-1.${kind === 'cpu' ? 'cpuprofile' : 'heapprofile'}`],
    missing: [],
  }));

const blockCount = ({ kind, discarded }: Block): boolean => kind === 'comparison' && discarded === null;

/** A failing result to these blocks. */
export const fullResult = (blocks: readonly Block[], differences: Partial<Result> = {}): Result => {
  const counted = blocks.filter(blockCount).length;
  const of = (metric: string, route: string | null, change: number, base?: number) =>
    makeMetric({ metric, route, change, scenario: 'normal', blocks: counted, ...(base !== undefined && { base }) });
  const result = makeResult({
    verdict: 'fail',
    reasons: ['GET /a needs 19 % more CPU per request, beyond the tolerance of 5 %.'],
    metrics: [
      of('cpu.per-request', 'GET /a', 0.19),
      of('latency.mean', 'GET /a', 0.4, 4),
      of('cpu.per-request', null, 0.061),
      of('latency.mean', null, 0.01, 4),
      of('latency.p95', null, -0.07, 9),
    ],
    ...differences,
  });
  const discarded = blocks.filter((it) => it.discarded !== null);
  return {
    ...result,
    suites: result.suites.map((it) => ({
      ...it,
      blocks: { counted, control: blocks.length - counted - discarded.length, discarded: discarded.length },
      discarded: discarded.map((block) => ({ block: block.index, reason: block.discarded?.reason ?? '' })),
    })),
    control: {
      decision: 'clean',
      blocks: 2,
      comparisons: [
        {
          suite: 'api',
          scenario: 'normal',
          route: null,
          metric: 'cpu.per-request',
          change: { estimate: 0.01, low: -0.04, high: 0.06, confidence: 0.999 },
        },
      ],
    },
  };
};

export const fullExtras = (blocks: readonly Block[], profiles = fullProfiles()): ReportExtras => ({
  graphs: new Map(),
  visits: new Map(),
  blocks,
  profiles,
});
