import { expect, test } from '@jest/globals';
import type { SeriesNow } from '../../../../src/usecases/app/jobs/watch-place.ts';
import { type Watched, watchSeries } from '../../../../src/usecases/app/jobs/watch-series.ts';
import { makeRecord, makeRecordMetric } from '../../../support/make-record.ts';
import { crept, fell, improved, jumped, makeSeries, slowerMachine, stillSome, unchanged } from './series.ts';

const rules = { toleranceOf: () => 0.05, rate: 0.01 };
const watch = (...series: SeriesNow[]): Watched[] => watchSeries(series, rules);
const only = (series: SeriesNow): Watched => {
  const [watched, ...others] = watch(series);
  expect(others).toEqual([]);
  return watched!;
};

test('a lasting step is told with its commit, and what paired measurements say of it', () => {
  const series = jumped();
  const watched = only(series);
  expect(watched).toMatchObject({ topic: 'api/cpu.per-request', suite: 'api', state: 'worse' });
  const [place] = watched.places;
  expect(place?.shift?.commit).toBe(series.records[20]?.commit);
  expect(place?.paired?.low).toBeGreaterThan(0.05);
  expect(place?.creep).toBeNull();
});

test('a machine that became slower is no change of the code', () => {
  const watched = only(slowerMachine());
  expect(watched.state).toBe('fine');
  expect(watched.places[0]?.trend.shifts).not.toEqual([]);
});

test('a metric that should be high and fell got worse', () => {
  expect(only(fell()).state).toBe('worse');
});

test.each([
  ['stays as it is', unchanged],
  ['gets better', improved],
])('nothing is told of what %s', (_name, series) => {
  expect(only(series()).state).toBe('fine');
});

test('small steps that add up are told', () => {
  const watched = only(crept());
  expect(watched.state).toBe('worse');
  expect(watched.places[0]?.creep).toContain('Slow creep');
});

test('what is neither shown to be worse nor to be gone lingers', () => {
  expect(only(stillSome()).state).toBe('lingering');
  // Too few points, as on a new machine, show nothing either.
  expect(only(makeSeries({ count: 4 })).state).toBe('lingering');
  expect(only(makeSeries({ count: 1 }))).toMatchObject({ state: 'lingering', places: [] });
});

test('scenarios of a metric are one topic', () => {
  const { records, ...rest } = jumped();
  const both = records.map((record) => ({
    ...record,
    metrics: [...record.metrics, ...record.metrics.map((it) => ({ ...it, scenario: 'peak' }))],
  }));
  const watched = only({ ...rest, records: both });
  expect(watched.places.map(({ trend }) => trend.scenario)).toEqual(['normal', 'peak']);
});

test('only primary metrics of whole suites are looked at, and nothing of an invalid measurement', () => {
  const metrics = [
    makeRecordMetric({ primary: false }),
    makeRecordMetric({ route: 'GET /a' }),
    makeRecordMetric({ metric: 'errors.rate' }),
    makeRecordMetric({ metric: 'memory.growth' }),
    makeRecordMetric({ metric: 'db.connections' }),
    makeRecordMetric({ metric: 'io.sync-calls', base: [0, 0], head: [1, 1], value: 1 }),
    { ...makeRecordMetric(), metric: 'unheard-of' },
  ];
  expect(watch({ suite: 'api', others: [], records: [makeRecord({ metrics })] })).toEqual([]);
  expect(watch({ suite: 'api', others: [], records: [makeRecord({ verdict: 'invalid' })] })).toEqual([]);
  expect(watch({ suite: 'api', others: [], records: [] })).toEqual([]);
  expect(watch()).toEqual([]);
});
