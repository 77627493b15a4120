// What the probe costs a service: CPU per request with it against none at all, both in the same blocks, load at the same time, fresh
// processes for each pair. CPU time is the kernel's and requests are the generator's, on both sides alike.
// node test/bench/signals/probe-cost.ts [pairs [kind]]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ServiceSuite } from '../../../src/config/configuration.ts';
import type { Block } from '../../../src/core/block.ts';
import { createRandom } from '../../../src/core/random.ts';
import { otherSide, type Side } from '../../../src/core/side.ts';
import { runBlock } from '../../../src/measure/block/run-block.ts';
import { startLoadGenerator, type LoadGenerator } from '../../../src/measure/load/load-generator.ts';
import { moveTo, shareCores } from '../../../src/measure/process/cores.ts';
import { meanAndDeviation } from '../../../src/statistics/mean-and-deviation.ts';
import { tInterval } from '../../../src/statistics/t-interval.ts';
import { costKinds, kinds, type CostKind, type CostPlace } from './cost-places.ts';

/** One kind of service: CPU of a request, ms, and how much more it is with the probe, as a share. */
export interface ProbeCost {
  readonly kind: CostKind;
  readonly pairs: number;
  readonly without: number;
  readonly with: number;
  readonly more: { readonly mean: number; readonly low: number; readonly high: number };
}

const costOf = (block: Block, side: Side): number => {
  const slices = block.slices.flatMap((slice) => slice[side] ?? []);
  const cpu = slices.reduce((sum, slice) => sum + (slice.cpu ?? Number.NaN), 0);
  return cpu / slices.reduce((sum, slice) => sum + slice.requests, 0);
};

interface Bench {
  readonly generator: LoadGenerator;
  readonly cores: string | null;
  readonly sockets: Readonly<Record<Side, string>>;
  readonly directory: string;
}

/** One pair; the probe is on the one side in one pair and on the other in the next, since who starts first is not quite alike. */
const runPair = async (kind: CostKind, place: CostPlace, bench: Bench, index: number): Promise<number[] | null> => {
  const { suite } = place;
  const { parts } = costKinds[kind];
  const on: Side = index % 2 === 0 ? 'head' : 'base';
  const environment = { PATH: `${dirname(process.execPath)}:${process.env['PATH']}`, ...place.environment };
  const suiteOf = (side: Side): ServiceSuite => ({
    ...suite,
    probe: side === on,
    env: { ...suite.env, ...(parts === null ? {} : { PACEGATE_PROBE_PARTS: parts }) },
  });
  const start = (side: Side) => ({ suite: suiteOf(side), directory: place.directory, environment });
  const block = await runBlock(
    {
      suite,
      starts: { base: start('base'), head: start('head') },
      index,
      kind: 'comparison',
      schedule: 'duet',
      solo: false,
      seed: 1000 + index,
      random: createRandom(1000 + index),
      plan: { duration: 500, lead: 25, mix: 16, perRoute: 0, solo: 0 },
      warmUp: { min: 4000, max: 4000 },
      slice: null,
    },
    {
      ...bench,
      logs: { path: bench.directory, shown: bench.directory },
      signal: new AbortController().signal,
      started: () => {},
    },
  );
  if (parts !== 'counts' && block.sides[on]?.signals === undefined)
    throw new Error(`The probe of ${kind} told nothing.`);
  if (block.discarded !== null) process.stderr.write(`${kind} ${index + 1}: ${block.discarded.reason}\n`);
  const costs = [costOf(block, otherSide(on)), costOf(block, on)];
  return costs.every(Number.isFinite) ? costs : null;
};

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** Measures one kind of service; what it needs is started before and ended after. */
export const measureProbeCost = async (kind: CostKind, pairs: number): Promise<ProbeCost> => {
  await using stack = new AsyncDisposableStack();
  const place = stack.use(await costKinds[kind].create());
  const directory = await mkdtemp(join(tmpdir(), 'probe-cost-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  const generator = stack.use(startLoadGenerator());
  const cores = shareCores();
  if (cores !== null && generator.pid !== null) moveTo(generator.pid, cores.generator);
  const { sockets } = await generator.ask<'prepare'>({ kind: 'prepare', directory });
  const bench: Bench = { generator, cores: cores?.services ?? null, sockets, directory };
  const costs: { readonly without: number; readonly with: number }[] = [];
  for (let index = 0; index < pairs; index++) {
    const [off, on] = (await runPair(kind, place, bench, index)) ?? [];
    if (off === undefined || on === undefined) continue;
    costs.push({ without: off, with: on });
    process.stderr.write(
      `${kind} ${index + 1}/${pairs}: ${off.toFixed(4)} ms and ${on.toFixed(4)} ms, ${percent(on / off - 1)}\n`,
    );
  }
  const summary = meanAndDeviation(costs.map((it) => Math.log(it.with / it.without)));
  const { low, high } = tInterval(summary, 0.025);
  const meanOf = (key: 'without' | 'with'): number => meanAndDeviation(costs.map((it) => it[key])).mean;
  return {
    kind,
    pairs: costs.length,
    without: meanOf('without'),
    with: meanOf('with'),
    more: { mean: Math.expm1(summary.mean), low: Math.expm1(low), high: Math.expm1(high) },
  };
};

/** A table in Markdown. */
export const renderProbeCosts = (costs: readonly ProbeCost[]): string =>
  [
    '| service | pairs | CPU of a request without probe | with it | more | 95 % interval | limit |',
    '| --- | --: | --: | --: | --: | --- | --: |',
    ...costs.map(({ kind, pairs, more, ...cpu }) => {
      const interval = `${percent(more.low)} to ${percent(more.high)}`;
      const columns = [kind, pairs, `${cpu.without.toFixed(3)} ms`, `${cpu.with.toFixed(3)} ms`, percent(more.mean)];
      return `| ${[...columns, interval, percent(costKinds[kind].limit)].join(' | ')} |`;
    }),
    '',
  ].join('\n');

/** All kinds, or one. */
export const measureProbeCosts = async (pairs: number, only?: string): Promise<ProbeCost[]> => {
  const costs: ProbeCost[] = [];
  for (const kind of kinds) if (only === undefined || only === kind) costs.push(await measureProbeCost(kind, pairs));
  return costs;
};

if (import.meta.main) {
  const [pairs = '10', only] = process.argv.slice(2);
  process.stdout.write(renderProbeCosts(await measureProbeCosts(Number(pairs), only)));
}
