import { expect, test } from '@jest/globals';
import type { Block, SideSlice, Slice } from '../../../src/core/block.ts';
import { absurdFigure, isPlausibleTime } from '../../../src/measure/upload/absurd-figures.ts';
import { failedBlock } from '../../../src/usecases/failed-block.ts';
import { PreparationError } from '../../../src/core/errors.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { makeBlock } from '../../support/make-block.ts';

const honest = makeBlock({ requests: 20, slices: 2, errors: { head: 0.1 } });

const withSlice = (more: Partial<Slice>): Block => ({ ...honest, slices: [{ ...honest.slices[0]!, ...more }] });
const withBase = (more: Partial<SideSlice>): Block => withSlice({ base: { ...honest.slices[0]!.base!, ...more } });
const route = (more: object) => ({ routes: { 'GET /a': { durations: [1, 2], errors: 0, ...more } } });

test('blocks as they are measured pass, also those that broke off', () => {
  expect(absurdFigure(honest)).toBeNull();
  for (const schedule of ['duet', 'alternate', 'one-at-a-time'] as const)
    expect(absurdFigure(makeBlock({ schedule, cpu: null, allocation: null }))).toBeNull();
  const error = new PreparationError('setup failed', 'x');
  const failed = failedBlock(
    { suite: 'api', index: 3, kind: 'control', schedule: 'duet', seed: 1 },
    systemClock,
    error,
  );
  expect(absurdFigure(failed)).toBeNull();
});

test.each([
  ['a start that is none', { ...honest, startedAt: 'now' }, 'impossible start'],
  ['an index that nobody counts to', { ...honest, index: 1e6 }, 'counts too far'],
  ['a side that is started twice', { ...honest, startOrder: ['base', 'base'] as Block['startOrder'] }, 'twice'],
  ['a day of warm-up', { ...honest, warmUp: { ...honest.warmUp, duration: 1e9 } }, 'more than a day'],
  ['a year of load', { ...honest, time: { ...honest.time, load: 3e10 } }, 'more than a day'],
  [
    'windows longer than the load',
    { ...honest, time: { ...honest.time, load: 0 }, slices: [{ ...honest.slices[0]!, duration: 20_000 }] },
    'longer than its time under load',
  ],
  [
    'an exabyte',
    { ...honest, sides: { ...honest.sides, base: { startup: 1, memoryPeak: 1e18, probe: 'silent' as const } } },
    'more memory',
  ],
  [
    'a slow start',
    { ...honest, sides: { ...honest.sides, base: { startup: 1e12, memoryPeak: 1, probe: 'silent' as const } } },
    'more than a day',
  ],
  ['a side that was not loaded', withSlice({ order: ['head'] }), 'figures of sides that it did not load'],
  ['a side that is missing', withSlice({ base: null }), 'figures of sides that it did not load'],
  ['a side twice', withSlice({ order: ['base', 'base'] }), 'figures of sides'],
  ['a window that starts never', withSlice({ start: 1e300 }), 'more than a day'],
  ['an impossible generator', withSlice({ generator: { utilisation: 1e9, lateness: null } }), "generator's own"],
  ['an impossible lateness', withSlice({ generator: { utilisation: 0.1, lateness: 1e300 } }), "generator's own"],
  ['requests of another route', withSlice({ route: 'GET /b' }), 'a route that it did not load'],
  ['failures without errors', withBase({ failures: { '500': 3 } }), 'not those of its routes'],
  ['errors without failures', withBase(route({ errors: 1 })), 'not those of its routes'],
  [
    'errors beyond counting',
    withBase({ ...route({ errors: 2 ** 50 }), failures: { '500': 2 ** 50 } }),
    'more requests',
  ],
  ['requests beyond counting', withBase({ requests: 1e15 }), 'more requests'],
  ['a request of two hours', withBase(route({ durations: [7_200_000_000] })), 'more than an hour'],
  ['CPU beyond all cores', withBase({ cpu: 1e12 }), 'more CPU time'],
  ['CPU too small for a ratio', withBase({ cpu: 5e-324 }), 'more CPU time'],
  ['garbage collection for ever', withBase({ gcPause: 1e300 }), 'more CPU time'],
  ['allocation beyond numbers', withBase({ allocated: 1e300 }), 'more memory'],
  ['memory beyond all', withBase({ memory: 1e300 }), 'more memory'],
  ['waiting for longer than all', withBase({ wait: 1.5 }), 'waited for longer'],
])('%s is absurd', (_, block, why) => {
  expect(absurdFigure(block)).toContain(why);
});

test('times are ISO 8601 in UTC, of years that can be', () => {
  expect(['2026-01-01T00:00:00.000Z', '2031-12-31T23:59:59Z'].every(isPlausibleTime)).toBe(true);
  const wrong = ['', '2026-01-01', '2026-01-01T00:00:00', '2026-01-01T00:00:00+02:00', '1970-01-01T00:00:00Z'];
  expect([...wrong, '9999-01-01T00:00:00Z', '2026-02-30T99:00:00Z', 'Jan 1 2026'].some(isPlausibleTime)).toBe(false);
});
