// Whether `capacity` is what the service can do: stress, through the same code as `pacegate measure`, against the
// throughput of closed loops that keep it saturated, in turns on fresh processes of the example shop.
// node test/bench/signals/capacity.ts [repeats]
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Scenario, ServiceSuite } from '../../../src/config/configuration.ts';
import { defaultStress, type FullScenario, stressConnections, toFull } from '../../../src/config/full-scenario.ts';
import { parseConfiguration } from '../../../src/config/load-configuration.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { judgeStress } from '../../../src/gate/measure/judge-stress.ts';
import { pointValues } from '../../../src/gate/measure/merged.ts';
import { openScenarioLaboratory } from '../../../src/measure/scenario/scenario-laboratory.ts';
import { meanAndDeviation } from '../../../src/statistics/mean-and-deviation.ts';
import { runPart } from '../../../src/usecases/measure/run-part.ts';
import { table } from '../app/tables.ts';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const shop = join(import.meta.dirname, '../../../docs/examples/shop');

/** ms. */
const stressLength = 30_000;
const closedLength = 8000;
const connections = [64, 128];

const plain = (name: string, busy: number): FullScenario =>
  toFull({ name, model: 'closed', connections: busy, rate: null, reuse: true } satisfies Scenario);

const stress: FullScenario = { ...plain('stress', stressConnections), model: 'open', stress: defaultStress };

const suiteOf = (): ServiceSuite => {
  const file = join(shop, '.github/pacegate.yml');
  const text = readFileSync(file, 'utf8');
  const [suite] = parseConfiguration({ file, text, environment: {} }).suites;
  if (suite?.type !== 'service') throw new Error('The first suite of the shop is no service.');
  return suite;
};

/** Markdown: each repeat's capacity beside the throughput of closed loops before and after it. */
export const benchCapacity = async (repeats = 5): Promise<string> => {
  await using stack = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), 'bench-capacity-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  const checkout = join(directory, 'shop');
  await cp(shop, checkout, { recursive: true, filter: (path) => !/node_modules|\/web$/.test(path) });
  execFileSync('npm', ['ci', '--silent'], { cwd: checkout, stdio: 'ignore' });
  const suite = suiteOf();
  const laboratory = stack.use(
    await openScenarioLaboratory({
      directory,
      checkout,
      // Marked, so that nothing stays behind when the bench is killed.
      environment: { PATH: process.env['PATH'] ?? '', HOME: directory, PACEGATE_RUN: basename(directory) },
      logs: { path: directory, shown: directory },
      signal: new AbortController().signal,
    }),
  );
  const run = async (scenario: FullScenario, duration: number, seed: number) => {
    const { series } = await runPart(
      { suite, scenario, duration, data: null },
      {
        laboratory,
        archive: {
          openSeries: () =>
            Promise.resolve({
              path: '',
              add: () => Promise.resolve(),
              [Symbol.asyncDispose]: () => Promise.resolve(),
            }),
        },
        clock: systemClock,
        sleep: async (ms) => {
          await sleep(ms);
        },
        told: () => {},
        seed,
        policy: [],
      },
    );
    return series;
  };
  const closed = async (busy: number, seed: number): Promise<number> => {
    const { lines } = await run(plain(`closed-${busy}`, busy), closedLength, seed);
    return (
      pointValues(lines.flatMap((it) => (it.kind === 'point' && it.phase === 'load' ? [it] : [])))['throughput'] ?? 0
    );
  };

  const rows: string[][] = [];
  const ratios: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const before = await closed(connections[0] ?? 64, 10 * repeat);
    const found = judgeStress(await run(stress, stressLength, 10 * repeat + 1), defaultStress, []);
    const after = await closed(connections[1] ?? 128, 10 * repeat + 2);
    const saturated = (before + after) / 2;
    const { rate } = found;
    const ratio = rate === null ? Number.NaN : rate.estimate / saturated;
    ratios.push(ratio);
    const round = (value: number): string => value.toFixed(0);
    rows.push([
      String(repeat + 1),
      rate === null ? 'not found' : `${round(rate.estimate)} (${round(rate.low)} to ${round(rate.high)})`,
      round(before),
      round(after),
      `${((ratio - 1) * 100).toFixed(1)} %`,
      found.brake,
      String(found.trials.length),
    ]);
    process.stderr.write(`${rows.at(-1)?.join(' | ') ?? ''}\n`);
  }
  const known = ratios.filter((it) => !Number.isNaN(it));
  const within = known.filter((it) => Math.abs(it - 1) <= 0.1).length;
  const mean = known.length === 0 ? Number.NaN : meanAndDeviation(known).mean;
  return [
    '### Capacity by stress against closed loops\n',
    `Within 10 %: ${within} of ${repeats}. Mean difference ${((mean - 1) * 100).toFixed(1)} %.`,
    '',
    table(
      [
        'repeat',
        'capacity, requests/s',
        `closed loop, ${connections[0]} connections`,
        `closed loop, ${connections[1]} connections`,
        'difference',
        'broke first',
        'rates tried',
      ],
      rows,
    ),
    '',
  ].join('\n');
};

if (import.meta.main) process.stdout.write(await benchCapacity(Number(process.argv[2] ?? '5')));
