import { expect, test } from '@jest/globals';
import { isMetric, metricCatalogue } from '../../src/core/metrics.ts';
import { causeClasses, classOf } from '../../src/investigation/classes.ts';

test('every class has one identifier, and texts that are sentences', () => {
  const ids = causeClasses.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(44);
  for (const { id, title, fix, prevention, monitor } of causeClasses) {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
    expect(title).toMatch(/^[A-Z]/u);
    for (const text of [fix, prevention, monitor]) expect(text).toMatch(/^[A-Z].*\.$/u);
  }
});

test('counters and what a class moves are metrics of the catalogue', () => {
  const groups = new Set(Object.keys(metricCatalogue).map((metric) => metric.split('.')[0]));
  for (const { counters, moves } of causeClasses) {
    expect(counters.filter((it) => !isMetric(it))).toStrictEqual([]);
    expect(moves.filter((it) => !isMetric(it) && !groups.has(it))).toStrictEqual([]);
  }
});

test('what nobody knows is a change', () => {
  expect(classOf('no-such-class').id).toBe('change');
  expect(classOf('__proto__').id).toBe('change');
  expect(classOf('n-plus-one').counters).toStrictEqual(['db.queries']);
});
