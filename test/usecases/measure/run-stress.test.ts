import { expect, test } from '@jest/globals';
import { createHistogram } from '../../../src/core/histogram.ts';
import { createRandom } from '../../../src/core/random.ts';
import type { SeriesLine } from '../../../src/core/series.ts';
import { defaultStress, toFull } from '../../../src/config/full-scenario.ts';
import { judgeStress } from '../../../src/gate/measure/judge-stress.ts';
import { createObserver } from '../../../src/usecases/measure/observe.ts';
import type { Demand, LoadedService } from '../../../src/usecases/measure/ports.ts';
import { runStress } from '../../../src/usecases/measure/run-stress.ts';
import { manualClock } from '../harness.ts';

interface Truth {
  /** Requests/s. */
  readonly knee: number;
  readonly seed: number;
  /** How late the generator is at the knee and beyond, ms. */
  readonly lateness?: number;
}

/** A queue that is served at `knee` requests a second, differing by 3 % from interval to interval; time is the clock's. */
const stressed = async ({ knee, seed, lateness = 1 }: Truth) => {
  const clock = manualClock();
  const random = createRandom(seed);
  let demand: Demand = { rate: null, connections: null };
  let since = clock.now();
  let waiting = 0;
  const none = { cpu: null, allocated: null, gcPause: null, rss: null, heap: null, loop: null };
  const service: LoadedService = {
    startup: 1,
    blind: null,
    death: null,
    demand: async (wanted, forget = false) => {
      demand = wanted;
      if (forget) waiting = 0;
    },
    interval: async () => {
      const length = clock.now() - since;
      since = clock.now();
      const begun = Math.round(((demand.rate ?? 0) * length) / 1000);
      const able = Math.round(((knee * length) / 1000) * (1 + 0.06 * (random.next() - 0.5)));
      const ok = Math.min(waiting + begun, able);
      waiting += begun - ok;
      const latency = createHistogram();
      for (let each = 0; each < Math.min(ok, 200); each++) latency.add(5 + (waiting * 1000) / knee);
      return {
        ...none,
        length,
        begun,
        dropped: 0,
        underWay: waiting,
        routes: { a: { ok, errors: 0, latency: [...latency.take()] } },
        failures: {},
        generator: { utilisation: 0.5, lateness: (demand.rate ?? 0) >= knee ? lateness : 1 },
      };
    },
    begin: () => Promise.resolve(),
    end: () => Promise.resolve(null),
    watchDatabase: () => Promise.resolve(),
    close: () => Promise.resolve(null),
    readDatabase: () => Promise.resolve(null),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  const lines: SeriesLine[] = [];
  const series = {
    path: '',
    add: async (line: SeriesLine) => void lines.push(line),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  const observer = createObserver({ service, series, clock, sleep: async (ms) => clock.advance(ms), told: () => {} });
  const plain = toFull({ name: 'stress', model: 'open', connections: 512, rate: null, reuse: true });
  const options = {
    duration: 120_000,
    warm: knee * (0.5 + random.next()),
    normal: null,
    policy: [],
    service,
    observer,
  };
  await runStress({ ...options, scenario: plain, stress: defaultStress });
  const header = {
    schema: 'pacegate/series@1',
    suite: 'a',
    scenario: 'stress',
    steps: null,
    duration: 120_000,
    startedAt: '',
  } as const;
  return judgeStress({ header, lines }, defaultStress, []);
};

test('a ramp against a queue finds its knee within a tenth, in at least 95 of 100 runs, and says what broke', async () => {
  const runs = await Promise.all(
    Array.from({ length: 100 }, async (_, seed) => {
      const knee = 30 * 60 ** createRandom(seed).fork('knee').next();
      return { knee, found: await stressed({ knee, seed }) };
    }),
  );
  expect(
    runs.filter(({ knee, found }) => Math.abs((found.rate?.estimate ?? 0) / knee - 1) < 0.1).length,
  ).toBeGreaterThanOrEqual(95);
  expect(runs.filter(({ found }) => !['backlog', 'latency'].includes(found.brake))).toEqual([]);
  expect(runs.filter(({ found }) => found.recovery?.time == null)).toEqual([]);
});

test('where the generator can not send more, no capacity is claimed', async () => {
  const found = await stressed({ knee: 1000, seed: 1, lateness: 400 });
  expect(found).toMatchObject({ rate: null, brake: 'generator' });
  expect(found.atLeast).toBeLessThan(1000);
  expect(found.brakeText).toContain('load generator');
});
