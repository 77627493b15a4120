import { expect, test } from '@jest/globals';
import type { Slice } from '../../src/core/block.ts';
import type { Side } from '../../src/core/side.ts';
import type { Upload } from '../../src/measure/upload/read-upload.ts';
import { parse } from '../config/parse.ts';
import { configurationText } from './harness.ts';
import { honestRun, judgeRun } from './upload/honest-run.ts';
import {
  eachSlice,
  quiet,
  refused,
  slicesOf,
  slow,
  text,
  withBlocks,
  withEach,
  withFirst,
  withResult,
} from './upload/tamper.ts';

const empty = (slice: Slice): Slice => {
  const without = (side: Side) => (slice[side] === null ? null : { ...slice[side], routes: {}, failures: {} });
  return { ...slice, base: without('base'), head: without('head') };
};

test.each<[string, Upload, string]>([
  [
    'of another schedule',
    withFirst(slow, (it) => ({ ...it, schedule: 'alternate' })),
    'was measured by schedule alternate',
  ],
  [
    'with endless windows',
    withFirst(slow, (it) => ({ ...it, warmUp: { ...it.warmUp, slice: 60_000 } })),
    'has longer windows',
  ],
  [
    'with a seed of its own',
    withFirst(slow, (it) => ({ ...it, seed: '1/api/0' })),
    "does not come from the run's seed",
  ],
  [
    'with its last slice taken away',
    withFirst(
      slow,
      slicesOf((all) => all.slice(0, -1)),
    ),
    'a part of its slices is missing',
  ],
  [
    'with its first slice taken away',
    withFirst(
      slow,
      slicesOf((all) => all.slice(1)),
    ),
    'holds other slices',
  ],
  [
    'with a slice twice',
    withFirst(
      slow,
      slicesOf((all) => [...all, all[0]!]),
    ),
    'holds other slices',
  ],
  [
    'without a scenario',
    withEach(
      slow,
      slicesOf(() => []),
    ),
    'a part of its slices is missing',
  ],
  [
    'without a route',
    withEach(
      slow,
      slicesOf((all) => all.filter(({ route }) => route !== 'GET /a')),
    ),
    'holds other slices',
  ],
  [
    'of a scenario that is not planned',
    withFirst(
      slow,
      eachSlice((it) => ({ ...it, scenario: 'calm' })),
    ),
    'holds other slices',
  ],
  [
    'of one side',
    withFirst(
      slow,
      eachSlice((it) => ({ ...it, order: ['base'], head: null })),
    ),
    'holds other slices',
  ],
  [
    'with a route that nobody asked for',
    withFirst(
      slow,
      eachSlice((it) =>
        it.route !== null
          ? it
          : {
              ...it,
              head: { ...it.head!, routes: { ...it.head!.routes, '<b>@all</b>': { durations: [1], errors: 0 } } },
            },
      ),
    ),
    'holds requests that the configuration of the base does not ask for',
  ],
  [
    'started in another order',
    withFirst(slow, (it) => ({ ...it, startOrder: it.startOrder.toReversed() })),
    'started its sides in another order',
  ],
  [
    'without a side',
    withFirst(slow, (it) => ({ ...it, sides: { ...it.sides, head: null } })),
    'a part of its slices is missing',
  ],
  ['with no requests', withEach(slow, eachSlice(empty)), 'its data say that it has to be discarded'],
  [
    'discarded because it does not please',
    withFirst(slow, (it) => ({ ...it, discarded: { reason: 'The machine paused', side: null } })),
    'its data give no reason to',
  ],
  [
    'broken off without a death',
    withFirst(slow, (it) => ({ ...it, slices: it.slices.slice(0, 3), discarded: { reason: 'x', side: null } })),
    'its data give no reason to',
  ],
  [
    'counted although the generator was the bottleneck',
    withFirst(
      slow,
      eachSlice((it) => ({ ...it, generator: { ...it.generator, utilisation: 0.95 } })),
    ),
    'has to be discarded',
  ],
  [
    'a comparison by relabelling a control',
    withEach(slow, (it) => ({ ...it, kind: 'comparison' })),
    'is a comparison block, and a control block was in turn',
  ],
  [
    'copied from another',
    withBlocks(slow, (all) =>
      all.map((block, k) =>
        k !== 1
          ? block
          : {
              ...block,
              slices: block.slices.map((slice) => ({
                ...(all[0]!.slices.find(({ route }) => route === slice.route) ?? slice),
                order: slice.order,
              })),
            },
      ),
    ),
    'holds the same durations again as raw/api-001.json',
  ],
  [
    'with the base in the place of the head',
    withEach(
      slow,
      eachSlice((it) => ({ ...it, head: it.base })),
    ),
    'holds the same durations again',
  ],
])('a block %s is refused', (_, upload, why) => {
  const message = refused(slow, upload);
  expect(message).toContain('"raw/api-00');
  expect(message).toContain(why);
});

test('more blocks than the policy has looks for are refused', async () => {
  const run = await honestRun({ noise: 0.3 }, { base: text });
  expect(run.result.suites[0]!.blocks.counted).toBe(16);
  const fewer = { baseConfiguration: parse(configurationText({ more: 'gate: { max-blocks: 8 }' })) };
  expect(refused(run, run.upload, fewer)).toContain('holds 16 blocks of suite api that count; the policy allows 8');
});

test('blocks that are said to have died are forgiven as in any run, and no more of them', () => {
  const dead = (these: readonly number[]): Upload =>
    withBlocks(slow, (blocks) =>
      blocks.map((block, k) =>
        these.includes(k)
          ? { ...block, discarded: { reason: 'head died in the middle of a block (exit 1).', side: 'head' as const } }
          : block,
      ),
    );
  const last = slow.upload.blocks.length - 1;
  expect(slow.upload.blocks.map(({ kind }) => kind).slice(0, 4)).toEqual([
    'comparison',
    'comparison',
    'control',
    'comparison',
  ]);
  expect(judgeRun(slow, dead([last])).verdict).toBe('fail');
  // The control would have come later.
  expect(refused(slow, dead([0]))).toContain(
    '"raw/api-003.json" is a control block, and a comparison block was in turn',
  );
  const most = judgeRun(slow, dead([last - 1, last]));
  expect(most.verdict).toBe('invalid');
  expect(most.reasons[0]).toContain('had to be discarded');
});

test('an end at a moment of one’s own choice is no pass: between two looks only time may end a run', async () => {
  const run = await honestRun({ noise: 0.03 }, { base: text });
  const cut = (comparisons: number, duration: number): Upload => {
    let left = comparisons;
    const blocks = run.upload.blocks.filter(({ kind }) => left > 0 && (kind === 'control' || left-- > 0));
    return { ...withResult(run, { duration }), blocks };
  };
  const { duration } = run.result;
  const stopped = judgeRun(run, cut(5, duration));
  expect(stopped.verdict).toBe('invalid');
  expect(stopped.reasons[0]).toContain(
    'api: the run stopped after 5 of 16 blocks, undecided and before its time limit of 10 min',
  );
  expect(judgeRun(run, cut(5, 600_000)).verdict).toBe('inconclusive');
  // The same limit as the measuring workflow's.
  expect(judgeRun(run, cut(5, duration), { timeLimit: duration }).verdict).toBe('inconclusive');
  // Ends where a look decides need no time.
  expect(judgeRun(quiet).verdict).toBe('pass');
});

test('a regression that an early look shows stays shown, wherever the run ends', () => {
  const counted = slow.upload.blocks.filter(({ kind }) => kind === 'comparison').length;
  expect(counted).toBeGreaterThanOrEqual(4);
  const cut = withBlocks(slow, (blocks) => blocks.slice(0, 5));
  expect(judgeRun(slow, cut).verdict).toBe('fail');
});
