import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { toFull } from '../../../src/config/full-scenario.ts';
import { LoadError, PreparationError } from '../../../src/core/errors.ts';
import { longestLoad } from '../../../src/core/longest-load.ts';
import { defaultPolicy } from '../../../src/core/policy.ts';
import { pointsOf, type SeriesLine, type SeriesPoint } from '../../../src/core/series.ts';
import type { Signals } from '../../../src/core/signals.ts';
import { measuredValues } from '../../../src/gate/measure/measured-values.ts';
import { concludePart } from '../../../src/usecases/measure/conclude-part.ts';
import { CutShort } from '../../../src/usecases/measure/observe.ts';
import { plannedPart } from '../../../src/usecases/measure/plan-measure.ts';
import type { LoadedService } from '../../../src/usecases/measure/ports.ts';
import { tickOf } from '../../../src/usecases/measure/run-load.ts';
import { runPart } from '../../../src/usecases/measure/run-part.ts';
import { makeSuite } from '../../measure/block/make-suite.ts';
import { makeRoute, makeScenario } from '../../measure/load/load-support.ts';
import { makeSignals } from '../../support/make-signals.ts';
import { manualClock } from '../harness.ts';

const hour = 3_600_000;

interface Ways {
  readonly duration: number;
  readonly routes?: number;
  /** When it is stopped, when the generator is gone, and what `teardown` says; ms since the start. */
  readonly stopped?: number;
  readonly gone?: number;
  readonly teardown?: Error;
}

/** Ten requests/s of each route, 1 ms of CPU time and 300 bytes that stay of each. */
const loaded = async ({ duration, routes = 1, stopped = Infinity, gone = Infinity, teardown }: Ways) => {
  const clock = manualClock();
  const start = clock.now();
  const elapsed = (): number => clock.now() - start;
  const names = Array.from({ length: routes }, (_, at) => `r${at}`);
  let [since, served] = [start, 0];
  const signalsNow = (): Signals => ({
    ...makeSignals(),
    heap: { before: 20e6, after: 20e6 + 300 * served, requests: served },
  });
  const answers = <T>(value: () => T): Promise<T> =>
    elapsed() > gone
      ? Promise.reject(new LoadError('The load generator ended (SIGKILL).', 'Run again.'))
      : Promise.resolve(value());
  const service: LoadedService = {
    startup: 1,
    blind: null,
    death: null,
    demand: () => answers(() => undefined),
    interval: () =>
      answers(() => {
        const length = clock.now() - since;
        since = clock.now();
        const ok = Math.round(length / 100);
        served += ok * routes;
        return {
          cpu: ok * routes,
          allocated: null,
          gcPause: null,
          rss: 50e6 + 300 * served,
          heap: null,
          loop: null,
          length,
          begun: ok * routes,
          dropped: 0,
          underWay: 0,
          routes: Object.fromEntries(
            names.map((name) => [name, { ok, errors: 0, latency: ok === 0 ? [] : [400, ok] }]),
          ),
          failures: {},
          generator: { utilisation: 0.1, lateness: null },
        };
      }),
    begin: () => answers(() => undefined),
    end: () => answers(signalsNow),
    watchDatabase: () => Promise.resolve(),
    close: () => answers(() => 60e6 + 300 * served),
    readDatabase: () => Promise.resolve(null),
    [Symbol.asyncDispose]: () => (teardown === undefined ? Promise.resolve() : Promise.reject(teardown)),
  };
  const part = {
    suite: makeSuite({ warmUp: { min: 1000, max: 1000 }, routes: names.map((name) => makeRoute(name)) }),
    scenario: toFull(makeScenario()),
    duration,
    data: null,
  };
  const lines: SeriesLine[] = [];
  const add = async (line: SeriesLine): Promise<void> => void lines.push(line);
  const openSeries = () => Promise.resolve({ path: '', add, [Symbol.asyncDispose]: () => Promise.resolve() });
  const { series } = await runPart(part, {
    laboratory: { open: () => Promise.resolve(service) },
    archive: { openSeries },
    clock,
    sleep: async (ms) => {
      clock.advance(Math.max(0, Math.min(ms, stopped - elapsed())));
      if (elapsed() >= stopped) throw new CutShort('Stopped by SIGINT.');
    },
    told: () => {},
    seed: 1,
    policy: [],
  });
  const values = Object.fromEntries(measuredValues(series).map(({ metric, value }) => [metric, value]));
  return { series, lines, values, concluded: concludePart(plannedPart(part), series, defaultPolicy) };
};

const loadOf = (lines: readonly SeriesLine[]): SeriesPoint[] =>
  pointsOf({ lines }).filter(({ phase }) => phase === 'load');

test('however long a load is and however many routes it has, what is kept of it is bounded', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: longestLoad }), fc.integer({ min: 1, max: 500 }), (duration, routes) => {
      const points = duration / tickOf(duration, routes);
      expect(points).toBeLessThanOrEqual(20_000);
      // A load of ten minutes has a point every second all the same.
      expect(points * routes).toBeLessThanOrEqual(Math.max(86_400, 600 * routes) * 1.0001);
    }),
  );
  expect(tickOf(hour / 2, 100)).toBe(5000);
  expect(tickOf(24 * hour, 5)).toBe(5000);
});

test('a week under load is kept and reckoned', async () => {
  const { lines, values, concluded } = await loaded({ duration: longestLoad });
  expect(loadOf(lines).length).toBeLessThan(21_000);
  expect(values['memory.rss.peak']).toBeGreaterThan(50e6);
  expect(concluded.scenario.complete).toBe(true);
  expect(concluded.scenario.duration).toBeCloseTo(longestLoad, -3);
});

test('a load that is stopped keeps all of its time, with what the probe saw and what stayed on the heap', async () => {
  // A moment after a point was kept.
  const stopped = 23 * hour + 1500;
  const { lines, values, concluded } = await loaded({ duration: 24 * hour, stopped });
  const length = loadOf(lines).reduce((sum, it) => sum + it.length, 0);
  // Without its warm-up of a second, to the last moment.
  expect(length).toBe(stopped - 1000);
  const seen = lines.filter((it) => it.kind === 'signals').reduce((sum, it) => sum + it.length, 0);
  expect(seen).toBe(length);
  expect(values['memory.growth']).toBeCloseTo(300, 6);
  expect(concluded.scenario).toMatchObject({ complete: false, cutShort: 'Stopped by SIGINT.' });
  expect(concluded.untrusted).toEqual([]);
});

test('a generator that is killed in the middle takes nothing of what was measured before', async () => {
  const { lines, concluded } = await loaded({ duration: 24 * hour, gone: 23 * hour });
  expect(loadOf(lines).reduce((sum, it) => sum + it.length, 0)).toBeGreaterThan(22.9 * hour);
  expect(concluded.scenario).toMatchObject({ complete: false });
  expect(concluded.scenario.cutShort).toBe('The load generator ended (SIGKILL). Run again.');
  expect(concluded.untrusted).toEqual(['The load generator ended (SIGKILL). Run again.']);
  expect(concluded.scenario.requests).toBeGreaterThan(800_000);
});

test('a teardown that fails once all is measured is told, and the figures stand', async () => {
  const teardown = new PreparationError('head: teardown of suite api failed (exit 5): rm x', 'Run it yourself.');
  const { concluded } = await loaded({ duration: 60_000, teardown });
  expect(concluded.untrusted).toEqual([]);
  expect(concluded.scenario).toMatchObject({ complete: true, cutShort: null, requests: 600 });
  expect(concluded.scenario.warnings).toEqual(['head: teardown of suite api failed (exit 5): rm x. Run it yourself.']);
});

test('what fails before anything was measured is no measurement', async () => {
  await expect(loaded({ duration: 60_000, gone: 500 })).rejects.toThrow('The load generator ended');
});
