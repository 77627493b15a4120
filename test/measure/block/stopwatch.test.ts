import { expect, test } from '@jest/globals';
import { createStopwatch } from '../../../src/measure/block/stopwatch.ts';

test('time counts for the part that was started last, and the parts make up the whole', () => {
  let now = 1000;
  const watch = createStopwatch(() => now);
  const pass = (ms: number): void => void (now += ms);
  pass(5);
  watch.start('start');
  pass(10);
  watch.start('warmUp');
  pass(20);
  watch.start('load');
  pass(40);
  watch.start('start');
  pass(100);
  expect(watch.elapsed()).toBe(175);
  expect(watch.total()).toEqual({ start: 110, warmUp: 20, load: 40, other: 5 });
  pass(1);
  expect(watch.total()).toEqual({ start: 111, warmUp: 20, load: 40, other: 5 });
});
