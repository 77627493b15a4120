import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type CpuProfile, parseCpuProfile } from '../../../src/advice/profile/cpu-profile.ts';
import { parseHeapProfile } from '../../../src/advice/profile/heap-profile.ts';
import { readCpuProfile } from '../../../src/advice/profile/read-cpu-profile.ts';
import { readHeapProfile } from '../../../src/advice/profile/read-heap-profile.ts';
import type { StackNode } from '../../../src/advice/profile/stack-node.ts';
import { makeCpuProfile, makeFrame, makeHeapProfile, makeWindows } from '../../support/make-profiles.ts';

const byName = (nodes: readonly StackNode[]): Record<string, readonly number[]> =>
  Object.fromEntries(nodes.map(({ frame, weights }) => [frame.functionName, weights]));

const node = (id: number, frame: string, children: number[] = []): CpuProfile['nodes'][number] => ({
  id,
  callFrame: makeFrame(frame),
  children,
});

const a = 'a a.js:1';
const b = 'a a.js:1; b b.js:2';

test('a sample stands until the next one; idle time and what V8 can not tell are nobody’s; garbage collection is kept', () => {
  const { profile, windows } = makeCpuProfile([
    { [a]: 500, [b]: 1500, '(idle)': 9000, '(program)': 700, '(garbage collector)': 40 },
    { [b]: 250 },
  ]);
  const nodes = readCpuProfile(profile, windows);
  expect(byName(nodes)).toEqual({ a: [500, 0], b: [1500, 250], '(garbage collector)': [40, 0] });
  expect(nodes.map(({ parent, frame }) => [frame.functionName, parent])).toEqual([
    ['a', null],
    ['(garbage collector)', null],
    ['b', 0],
  ]);
});

test('what lies before the first bound and after the last one does not count', () => {
  const { profile } = makeCpuProfile([{ [a]: 100, [b]: 100, '(idle)': 100, 'c c.js:3': 100 }]);
  expect(byName(readCpuProfile(profile, makeWindows([1100, 1200], 'at')))).toEqual({ a: [0], b: [100], c: [0] });
});

test('between two windows nothing counts, and no sample counts beyond the end of its window', () => {
  const { profile } = makeCpuProfile([{ [a]: 100, [b]: 100, 'c c.js:3': 100 }]);
  const windows = [makeWindows([1000, 1050], 'at'), makeWindows([1150, 1250], 'at')].flat();
  expect(byName(readCpuProfile(profile, windows))).toEqual({ a: [50, 0], b: [0, 0], c: [0, 50] });
});

test('time without a core is taken out of the gaps between samples, and no more than there is', () => {
  const nodes = [node(1, '(root)', [2, 3]), node(2, a), node(3, 'b b.js:2')];
  // Every 10 µs one of the two, but a gap of 400 after an "a", and one of 100 after a "b".
  const deltas = Array.from({ length: 40 }, (_, index) =>
    index === 0 ? 0 : index === 21 ? 400 : index === 32 ? 100 : 10,
  );
  const profile = {
    nodes,
    startTime: 0,
    endTime: 880,
    samples: deltas.map((_, index) => (index % 2 === 0 ? 2 : 3)),
    timeDeltas: deltas,
  };
  const waiting = (waited: number | null) => {
    const marks = makeWindows([0, 880], 'at').map(({ from, to }) => ({
      from: { ...from, waited: 7 },
      to: { ...to, waited },
    }));
    return Object.values(byName(readCpuProfile(profile, marks))).map(([time]) => Math.round(time ?? 0));
  };
  expect(waiting(null)).toEqual([590, 290]);
  expect(waiting(7)).toEqual([590, 290]);
  // Half of what lies beyond two usual distances: 190 and 40.
  expect(waiting(7 + 230)).toEqual([400, 250]);
  expect(waiting(7 + 5000)).toEqual([210, 210]);
});

test('samples that V8 wrote out of order are put in order', () => {
  const nodes = [node(1, '(root)', [2, 3]), node(2, a), node(3, 'b b.js:2')];
  // At 100 a, at 300 a, at 200 b.
  const profile = { nodes, startTime: 0, endTime: 400, samples: [2, 2, 3], timeDeltas: [100, 200, -100] };
  expect(byName(readCpuProfile(profile, makeWindows([0, 400], 'at')))).toEqual({ a: [200], b: [100] });
});

test('a tree that hangs on itself, names a child twice or one that is not there is read to its end', () => {
  const nodes = [node(1, '(root)', [2, 2, 9]), node(2, a, [2, 1]), node(3, 'b b.js:2', [4]), node(4, 'c c.js:3', [3])];
  const profile = { nodes, startTime: 0, endTime: 30, samples: [2, 3, 77], timeDeltas: [0, 10, 10] };
  expect(byName(readCpuProfile(profile, makeWindows([0, 30], 'at')))).toEqual({ a: [10] });
});

test('of recursion that ran away the deepest kept caller holds the rest', () => {
  const stack = Array.from({ length: 1000 }, (_, index) => `f${index} a.js:${index + 1}`).join('; ');
  const { profile, windows } = makeCpuProfile([{ [stack]: 100 }]);
  const nodes = readCpuProfile(profile, windows);
  expect(nodes.length).toBeLessThan(500);
  expect(nodes.at(-1)?.weights).toEqual([100]);
});

test('nothing of the time between the bounds is lost', () => {
  const stack = fc.constantFrom(a, b, 'c c.js:3', 'a a.js:1; b b.js:2; a a.js:1', '(idle)', '(garbage collector)');
  const slices = fc.array(fc.dictionary(stack, fc.integer({ min: 1, max: 5000 })), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(slices, (drawn) => {
      const { profile, windows } = makeCpuProfile(drawn);
      const nodes = readCpuProfile(profile, windows);
      for (const [slice, stacks] of drawn.entries()) {
        const busy = Object.entries(stacks).reduce((sum, [name, time]) => sum + (name === '(idle)' ? 0 : time), 0);
        expect(nodes.reduce((sum, { weights }) => sum + (weights[slice] ?? 0), 0)).toBe(busy);
      }
      for (const [index, { parent }] of nodes.entries()) expect(parent === null || parent < index).toBe(true);
    }),
  );
});

test('a heap is cut into slices by the last sample at each mark', () => {
  const { profile, windows } = makeHeapProfile([{ [a]: 100, [b]: 200 }, { [b]: 50 }]);
  expect(windows.map(({ to }) => to.ordinal)).toEqual([2, 3]);
  expect(byName(readHeapProfile(profile, windows))).toEqual({ a: [100, 0], b: [200, 50] });
  // What was allocated before the first mark belongs to no slice.
  expect(byName(readHeapProfile(profile, makeWindows([1, 2, 3], 'ordinal')))).toEqual({ a: [0, 0], b: [200, 50] });
});

test('only profiles are taken for profiles', () => {
  const { profile } = makeCpuProfile([{ [a]: 1 }]);
  expect(parseCpuProfile(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
  expect(parseCpuProfile({ ...profile, samples: ['x'] })).toBeNull();
  expect(parseCpuProfile({ ...profile, nodes: [] })).toBeNull();
  expect(parseCpuProfile(null)).toBeNull();
  const heap = makeHeapProfile([{ [b]: 1 }]).profile;
  expect(parseHeapProfile(JSON.parse(JSON.stringify(heap)))).toEqual(heap);
  expect(parseHeapProfile({ head: heap.head })).toBeNull();
  const deep = '{"children":['.repeat(100_000) + ']}'.repeat(100_000);
  expect(parseHeapProfile({ head: JSON.parse(deep), samples: [] })).toBeNull();
});
