import { defaultPolicy } from '../../../src/core/policy.ts';
import { createRandom } from '../../../src/core/random.ts';
import type { MetricResult } from '../../../src/core/result.ts';
import type { Change } from './changes.ts';
import { keyOf, type Recorded, type Row } from './recorded.ts';
import { drawRows, replayGate } from './replay.ts';
import { benchstat, history, storedNumber, tachometer } from './rivals.ts';

const median = (values: readonly number[]): number => {
  const ascending = [...values].sort((a, b) => a - b);
  const middle = ascending.length / 2;
  const [low, high] = [ascending[Math.ceil(middle) - 1], ascending[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
};
const mean = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0) / values.length;
const percent = (share: number): string => (Number.isNaN(share) ? '-' : `${Number((share * 100).toFixed(1))} %`);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(0)} s`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

interface Group {
  readonly effect: string;
  readonly route: string | null;
  readonly runs: readonly Recorded[];
}

const groupsOf = (recorded: readonly Recorded[]): Group[] => {
  const effects = new Map<string, { change: Change; runs: Recorded[] }>();
  for (const run of recorded) {
    const group = effects.get(run.change.effect) ?? { change: run.change, runs: [] };
    group.runs.push(run);
    effects.set(run.change.effect, group);
  }
  return [...effects.values()]
    .map(({ change, runs }) => ({ effect: change.effect, route: change.route, runs }))
    .sort(
      (a, b) => Number(a.effect !== 'nothing') - Number(b.effect !== 'nothing') || a.effect.localeCompare(b.effect),
    );
};

/** The route that exact slowdowns are added to. */
const shiftedRoute = 'product';

/** What the change really did to the CPU time of its route, by all blocks of all runs. */
const realised = (runs: readonly Recorded[], route: string): string => {
  const key = keyOf({ metric: 'cpu.per-request', route });
  const effects = runs.flatMap(({ rows }) => rows.flatMap((row) => row.get(key)?.effect ?? []));
  const change = Math.exp(mean(effects)) - 1;
  return `${change > 0 ? '+' : ''}${percent(change)}`;
};

const wholeRuns = (groups: readonly Group[]): string =>
  table(
    [
      'change',
      'runs',
      'pass',
      'fail',
      'inconclusive',
      'invalid',
      'right route blamed',
      'CPU of that route, mean of all blocks',
      'prepared to verdict, median',
      'blocks, median',
      'own overhead, median',
    ],
    groups.map(({ effect, route, runs }) => {
      const verdict = (name: string): string => String(runs.filter(({ result }) => result.verdict === name).length);
      const measured = runs.filter(({ rows }) => rows.length > 0);
      const blamed = runs.filter(({ result }) =>
        result.metrics.some((it) => it.primary && it.decision === 'regressed' && it.route === route),
      );
      return [
        effect,
        String(runs.length),
        verdict('pass'),
        verdict('fail'),
        verdict('inconclusive'),
        verdict('invalid'),
        route === null ? '-' : String(blamed.length),
        route === null ? '-' : realised(runs, route),
        seconds(median(measured.map(({ result }) => result.time.measure))),
        String(median(measured.map(({ rows }) => rows.length))),
        percent(median(measured.map(({ result: { time } }) => time.overhead / time.measure))),
      ];
    }),
  );

const primariesOf = (recorded: readonly Recorded[]): MetricResult[] =>
  recorded.find(({ result }) => result.metrics.length > 0)?.result.metrics.filter(({ primary }) => primary) ?? [];

const rowsOf = (group: Group): Row[] => group.runs.flatMap(({ rows }) => rows);

const shiftedMetrics = new Set(['cpu.per-request', 'latency.mean']);

/** Unchanged code with an exact slowdown of one route added to its CPU time and latency: what is found is known to be there. */
const shifted = (blank: Group, slowdown: number): Group => ({
  effect: `nothing, with exactly +${percent(slowdown)} added to CPU and latency of one route`,
  route: shiftedRoute,
  runs: blank.runs.map((run) => ({
    ...run,
    rows: run.rows.map(
      (row) =>
        new Map(
          [...row].map(([key, cell]) => {
            const [metric, route] = key.split(' ');
            const moved = route === shiftedRoute && shiftedMetrics.has(metric ?? '');
            return [key, moved ? { ...cell, effect: cell.effect + Math.log(1 + slowdown) } : cell];
          }),
        ),
    ),
  })),
});

const replays = (groups: readonly Group[], primaries: readonly MetricResult[], count: number): string =>
  table(
    ['change', 'recorded blocks', 'replays', 'blocked', 'passed', 'inconclusive', 'blocks to the verdict, median'],
    groups.map((group) => {
      const figures = replayGate(rowsOf(group), primaries, defaultPolicy, count);
      return [
        group.effect,
        String(figures.blocks),
        String(figures.replays),
        percent(figures.fail),
        percent(figures.pass),
        percent(figures.inconclusive),
        String(figures.needed),
      ];
    }),
  );

/** What each rule would have blocked of the same recorded load, by group. `watched`: the series that the rules see. */
const rivals = (
  groups: readonly Group[],
  blank: Group | undefined,
  watched: readonly string[],
  count: number,
): string => {
  const random = createRandom(7);
  const stored = (run: Recorded): Recorded[] => (blank?.runs ?? []).filter((it) => it !== run && it.rows.length > 0);
  const drawn = (group: Group, rule: (rows: readonly Row[], keys: readonly string[]) => number): number => {
    const rows = rowsOf(group);
    return mean(Array.from({ length: count }, () => rule(drawRows(rows, defaultPolicy.maxBlocks, random), watched)));
  };
  const rules: readonly (readonly [string, (group: Group) => number])[] = [
    ['one stored number, +10 %', ({ runs }) => mean(runs.map((run) => storedNumber(run, stored(run), watched)))],
    ['history of 20, t boundary 0.99', ({ runs }) => mean(runs.map((run) => history(run, stored(run), watched)))],
    ['Mann-Whitney over runs, 0.05 (replay)', (group) => drawn(group, benchstat)],
    ['auto-sampling at 95 % (replay)', (group) => drawn(group, tachometer)],
  ];
  return table(
    ['rule', ...groups.map(({ effect }) => effect)],
    rules.map(([name, share]) => [name, ...groups.map((group) => percent(share(group)))]),
  );
};

/** The noise that the figures were taken in: spread of the effect over blocks of unchanged code, and waiting. */
const noise = (blank: Group | undefined, primaries: readonly MetricResult[]): string => {
  const rows = blank === undefined ? [] : rowsOf(blank);
  const deviation = (key: string): number => {
    const effects = rows.flatMap((row) => row.get(key)?.effect ?? []);
    const centre = mean(effects);
    return Math.sqrt(effects.reduce((sum, it) => sum + (it - centre) ** 2, 0) / (effects.length - 1));
  };
  return table(
    ['comparison', 'spread of one block on unchanged code (SD)', 'tolerance'],
    primaries.map((it) => [
      `${it.metric}, ${it.route ?? 'all routes'}`,
      percent(deviation(keyOf(it))),
      percent(it.tolerance),
    ]),
  );
};

/** Everything that was recorded, as Markdown. */
export const renderTables = (recorded: readonly Recorded[], count: number): string => {
  const groups = groupsOf(recorded.filter(({ result }) => result.comparisons.expected > 0));
  const blank = groups.find(({ effect }) => effect === 'nothing');
  const measured = groups.filter((group) => rowsOf(group).length > 0);
  const primaries = primariesOf(recorded);
  const keys = (metric: string): string[] => primaries.filter((it) => it.metric === metric).map(keyOf);
  return [
    '### Whole runs\n',
    wholeRuns(groups),
    `\n### The gate, replayed on the recorded blocks\n`,
    replays(
      [...measured, ...(blank === undefined ? [] : [0.05, 0.1, 0.2].map((slowdown) => shifted(blank, slowdown)))],
      primaries,
      count,
    ),
    `\n### What other rules say about the same load: share blocked\n`,
    'Watching the mean latency of all routes and of each:\n',
    rivals(measured, blank, keys('latency.mean'), Math.min(count, 1000)),
    '\nWatching CPU time per request instead:\n',
    rivals(measured, blank, keys('cpu.per-request'), Math.min(count, 1000)),
    '\n### Noise\n',
    noise(blank, primaries),
    '',
  ].join('\n');
};
