import { expect, test } from '@jest/globals';
import { createCollector } from '../../../src/measure/load/collector.ts';

test('durations are kept in whole microseconds, by route, in the order they ended', () => {
  const collector = createCollector(null);
  collector.ended('a', 1.2344, null);
  collector.ended('b', 0.0006, null);
  collector.ended('a', 0.5, null);
  expect(collector.collected()).toEqual({
    routes: { a: { durations: [1234, 500], errors: 0 }, b: { durations: [1], errors: 0 } },
    failures: {},
    answers: 3,
  });
});

test('failures have no duration; those that the service did not answer are no answers', () => {
  const collector = createCollector(null);
  for (const failure of ['500', '500', 'body', 'connection', 'timeout']) collector.ended('a', 3, failure);
  expect(collector.collected()).toEqual({
    routes: { a: { durations: [], errors: 5 } },
    failures: { '500': 2, body: 1, connection: 1, timeout: 1 },
    answers: 3,
  });
});

test('left-overs of another route are dropped while one route is loaded', () => {
  const collector = createCollector('a');
  collector.ended('b', 1, null);
  collector.ended('b', 1, '500');
  collector.ended('a', 1, null);
  expect(collector.collected()).toEqual({ routes: { a: { durations: [1000], errors: 0 } }, failures: {}, answers: 1 });
});
