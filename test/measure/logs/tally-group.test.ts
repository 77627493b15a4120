import { expect, test } from '@jest/globals';
import { createRandom } from '../../../src/core/random.ts';
import { createTallyGroup } from '../../../src/measure/logs/tally-group.ts';

const options = { width: 1000, span: 10_000 };

test('whatever the values, the frequent ones are found and no line is lost', () => {
  const group = createTallyGroup();
  const random = createRandom(3);
  const lines = 40_000;
  for (let k = 0; k < lines; k++) {
    const name = random.next() < 0.1 ? 'often' : `user ${random.integer(1, 20_000)}`;
    group.of(name).add(k % 10, 5, false);
  }
  const { segments, others, partial } = group.group('user', options);
  expect(partial).toBe(true);
  expect(segments).toHaveLength(20);
  expect(segments[0]!.name).toBe('often');
  expect(segments[0]!.figures.count).toBeGreaterThan(0.09 * lines);
  expect(segments.reduce((sum, it) => sum + it.figures.count, others!.figures.count)).toBe(lines);
});

test('segments that turn out to be one are put together', () => {
  const group = createTallyGroup();
  group.of('a').add(1, 10, true);
  group.of('b').add(2, 30, false);
  group.coarsen(5);
  const { segments, others, partial } = group.group('route', { ...options, width: 5000, settled: () => 'both' });
  expect([others, partial]).toEqual([null, false]);
  expect(segments).toMatchObject([
    {
      name: 'both',
      figures: { count: 2, errors: 1, rate: 0.2, latency: { count: 2, mean: 20, max: 30 } },
      cells: [{ at: 0, count: 2, errors: 1 }],
    },
  ]);
});
