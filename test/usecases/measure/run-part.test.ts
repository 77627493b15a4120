import { expect, test } from '@jest/globals';
import { toFull } from '../../../src/config/full-scenario.ts';
import { createHistogram } from '../../../src/core/histogram.ts';
import type { SeriesLine } from '../../../src/core/series.ts';
import type { DatabaseReading, Signals } from '../../../src/core/signals.ts';
import { measuredValues } from '../../../src/gate/measure/measured-values.ts';
import { CutShort } from '../../../src/usecases/measure/observe.ts';
import type { LoadedService } from '../../../src/usecases/measure/ports.ts';
import { runPart } from '../../../src/usecases/measure/run-part.ts';
import { makeSuite } from '../../measure/block/make-suite.ts';
import { makeScenario } from '../../measure/load/load-support.ts';
import { makeSignals } from '../../support/make-signals.ts';
import { manualClock } from '../harness.ts';

const reading: DatabaseReading = {
  version: '18.1',
  statements: [{ text: 'SELECT ?', calls: 9000, time: 900, rows: 0, blocksRead: 0, blocksHit: 0 }],
  tables: [{ name: 'orders', seqScans: 1, seqRows: 30_000, indexScans: 0, indexRows: 0 }],
  totals: { sessions: 3, returned: 0, fetched: 0, deadlocks: 0 },
  waits: [],
  plans: [],
  missing: [{ what: 'waits', reason: 'they may not be seen.' }],
};

interface Options {
  readonly blind?: string | null;
  readonly database?: DatabaseReading | null;
  /** Stopped when the clock is there, ms. */
  readonly until?: number;
}

/** A service that answers 100 requests/s. */
const ran = async ({ blind = null, database = reading, until = Infinity }: Options) => {
  const clock = manualClock();
  const calls: string[] = [];
  let since = clock.now();
  const note = async <T>(name: string, value: T): Promise<T> => {
    calls.push(name);
    return value;
  };
  const signals: Signals = {
    ...makeSignals(),
    requests: { a: 100 },
    statements: [{ client: 'pg', text: 'SELECT ?', route: 'a', caller: '', count: 400, time: 40, rows: 100 }],
  };
  const service: LoadedService = {
    startup: 1,
    blind,
    death: null,
    demand: () => Promise.resolve(),
    interval: async () => {
      const length = clock.now() - since;
      since = clock.now();
      const ok = Math.round(length / 10);
      const latency = createHistogram();
      for (let each = 0; each < ok; each++) latency.add(5);
      return {
        cpu: ok,
        allocated: null,
        gcPause: null,
        rss: null,
        heap: null,
        loop: null,
        length,
        begun: ok,
        dropped: 0,
        underWay: 0,
        routes: { a: { ok, errors: 0, latency: [...latency.take()] } },
        failures: {},
        generator: { utilisation: 0.1, lateness: null },
      };
    },
    begin: () => Promise.resolve(),
    end: () => note('end', { ...signals }),
    watchDatabase: () => note('watch', undefined),
    close: () => note('close', null),
    readDatabase: () => note('read', database),
    [Symbol.asyncDispose]: () => note('stop', undefined),
  };
  const lines: SeriesLine[] = [];
  const archive = {
    openSeries: () =>
      Promise.resolve({
        path: 'series.jsonl',
        add: async (line: SeriesLine) => void lines.push(line),
        [Symbol.asyncDispose]: () => Promise.resolve(),
      }),
  };
  const part = {
    suite: makeSuite({ warmUp: { min: 1000, max: 1000 } }),
    scenario: toFull(makeScenario()),
    duration: 30_000,
    data: null,
  };
  const sleep = async (ms: number): Promise<void> => {
    clock.advance(ms);
    if (clock.now() - start > until) throw new CutShort('Stopped by SIGINT.');
  };
  const start = clock.now();
  const laboratory = { open: () => Promise.resolve(service) };
  const { series } = await runPart(part, { laboratory, archive, clock, sleep, told: () => {}, seed: 1, policy: [] });
  const values = Object.fromEntries(measuredValues(series).map(({ metric, value }) => [metric, value]));
  return { lines, values, calls: calls.filter((it) => it !== 'end') };
};

test('the database is watched over the load alone, and read before the service is gone', async () => {
  const { lines, values, calls } = await ran({ blind: 'the service is no Node process' });
  expect(calls).toEqual(['watch', 'close', 'read', 'stop']);
  const line = lines.find((it) => it.kind === 'database');
  expect(line).toMatchObject({ requests: 3000, missing: reading.missing });
  expect(lines.at(-1)).toMatchObject({ kind: 'end', complete: true });
  expect(values).toMatchObject({ 'db.queries': 3, 'db.time': 0.3, 'db.rows': 10, 'db.connections': 0.001 });
});

test("what the service's own clients tell of statements counts, and what the database tells of rows", async () => {
  const { values } = await ran({});
  expect(values).toMatchObject({ 'db.queries': 4, 'db.rows': 10 });
  expect(values['db.time']).toBeCloseTo(0.4);
});

test('a load that is stopped keeps what the database counted until then', async () => {
  const { lines, values } = await ran({ blind: 'no Node', until: 16_000 });
  expect(lines.map(({ kind }) => kind).filter((kind) => kind !== 'point')).toEqual(['event', 'database', 'end']);
  // To its last moment: 16 s at 100 requests/s.
  expect(lines.find((it) => it.kind === 'database')?.requests).toBe(1600);
  expect(values['db.queries']).toBeGreaterThan(5);
});

test('without a database there is nothing of one', async () => {
  const { lines, values } = await ran({ blind: 'no Node', database: null });
  expect(lines.some(({ kind }) => kind === 'database')).toBe(false);
  expect(values).not.toHaveProperty('db.queries');
});
