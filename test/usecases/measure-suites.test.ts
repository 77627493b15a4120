import { expect, jest, test } from '@jest/globals';
import type { Block } from '../../src/core/block.ts';
import { parse } from '../config/parse.ts';
import { configurationText, quiet, type Experiment } from './harness.ts';
import { counted, discarded, measured } from './measured.ts';

// Whole runs are judged block by block: a busy machine takes its time.
jest.setTimeout(300_000);

test('stops at the first look when everything is decided', async () => {
  const { judgement, blocks, archive } = await measured(() => quiet);
  expect(judgement.verdict).toBe('pass');
  expect(counted(blocks)).toBe(4);
  expect(counted(blocks, 'control')).toBe(1);
  expect(archive.blocks).toEqual(blocks);
  expect(blocks.map(({ index }) => index)).toEqual(blocks.map((_, index) => index));
});

test('stops at the look that shows a regression which explains itself', async () => {
  const { judgement, blocks } = await measured(() => ({ ...quiet, effect: { cpu: 0.3 } }));
  expect(judgement.verdict).toBe('fail');
  expect(counted(blocks)).toBe(4);
});

test('a failing run goes on while something else looks regressed, but to eight blocks at most', async () => {
  // Latency is too noisy to be decided, and looks as if it were twice as high.
  const noisy: Experiment = ({ index }) => ({
    ...quiet,
    effect: { allocation: 0.5, latency: index % 2 === 0 ? 3 : -0.5 },
  });
  const { judgement, blocks } = await measured(noisy);
  expect(judgement.verdict).toBe('fail');
  expect(judgement.metrics.filter((it) => it.primary && it.decision === 'inconclusive').length).toBeGreaterThan(0);
  expect(counted(blocks)).toBe(8);
});

test('blocks that are fixed beforehand are measured whatever they show, a regression included', async () => {
  const setting = { expected: { api: 6 }, fixed: true };
  for (const experiment of [() => quiet, () => ({ ...quiet, effect: { cpu: 0.3 } }), () => ({ noise: 0.5 })])
    expect(counted((await measured(experiment, setting)).blocks)).toBe(6);
  expect(counted((await measured(() => quiet, { fixed: true })).blocks)).toBe(16);
});

test('a fixed number of blocks makes up for discarded ones, and gives up on a suite that always fails', async () => {
  const setting = { expected: { api: 6 }, fixed: true };
  const some = await measured(({ index }) => ({ ...quiet, discarded: index === 2 ? discarded : null }), setting);
  expect(counted(some.blocks)).toBe(6);
  expect((await measured(() => ({ ...quiet, discarded }), setting)).blocks).toHaveLength(3);
});

test('what is expected of a check is told as the time that remains, and changes nothing else', async () => {
  const [plain, told] = [
    await measured(() => ({ noise: 0.05 })),
    await measured(() => ({ noise: 0.05 }), { expected: { api: 12 } }),
  ];
  expect(told.blocks).toEqual(plain.blocks);
  const likely = ({ progress }: typeof plain): number => {
    const first = progress.find((it) => it.kind === 'block');
    return first?.remaining?.likely ?? 0;
  };
  expect(likely(told)).toBeGreaterThan(2 * likely(plain));
});

test('what stays undecided ends with the last look', async () => {
  const { judgement, blocks } = await measured(() => ({ noise: 0.5 }));
  expect(judgement.verdict).toBe('inconclusive');
  expect(counted(blocks)).toBe(16);
});

/** What a block of the fake laboratory takes, ms. A run of the shortest time has one. */
const blockLength = async (): Promise<number> => {
  const { clock, started, blocks } = await measured(() => ({ noise: 0.2 }), { timeLimit: 1 });
  expect(blocks).toHaveLength(1);
  return clock.now() - started;
};

test('no block starts after the deadline, and the last look is made of what there is', async () => {
  const length = await blockLength();
  const { judgement, blocks, laboratory } = await measured(() => ({ noise: 0.2 }), { timeLimit: 5.5 * length });
  expect(blocks).toHaveLength(6);
  expect(laboratory.requests).toHaveLength(6);
  expect(counted(blocks)).toBe(5);
  expect(judgement.verdict).toBe('inconclusive');
  const exact = await measured(() => ({ noise: 0.2 }), { timeLimit: 5 * length });
  expect(exact.blocks).toHaveLength(5);
});

test('the last look decides what it can, although no look was planned there', async () => {
  const slow: Experiment = () => ({ noise: 0.001, effect: { cpu: 0.5 } });
  const { judgement, blocks } = await measured(slow, { timeLimit: 3.5 * (await blockLength()) });
  expect(counted(blocks)).toBe(3);
  expect(judgement.verdict).toBe('fail');
});

test('nothing is measured when there is no time at all', async () => {
  const { judgement, blocks } = await measured(() => quiet, { timeLimit: 0 });
  expect(blocks).toEqual([]);
  expect(judgement.verdict).toBe('invalid');
});

const two = `version: 1
suites:
  quick: { type: service, start: x, requests: [{ path: /a }] }
  slow: { type: service, start: x, requests: [{ path: /a }] }
`;

test('several suites take turns, and one that is decided gets no more blocks', async () => {
  const { laboratory, blocks, judgement } = await measured(
    ({ suite, index }) => (suite.name === 'quick' ? quiet : { noise: index < 6 ? 0.2 : 0.001 }),
    { text: two },
  );
  expect(laboratory.requests.map(({ suite }) => suite.name).slice(0, 6)).toEqual([
    'quick',
    'slow',
    'quick',
    'slow',
    'quick',
    'slow',
  ]);
  const of = (name: string): Block[] => blocks.filter(({ suite }) => suite === name);
  expect(counted(of('quick'))).toBe(4);
  expect(counted(of('slow'))).toBeGreaterThan(4);
  expect(judgement.suites.map(({ name, blocks: { counted: own } }) => [name, own])).toEqual([
    ['quick', 4],
    ['slow', counted(of('slow'))],
  ]);
});

test('suites and blocks draw from random streams of their own', async () => {
  const { laboratory } = await measured(() => quiet, { text: two });
  const first = laboratory.requests.map(({ random }) => random.next());
  expect(new Set(first).size).toBe(first.length);
  const again = await measured(() => quiet, { text: two });
  expect(again.laboratory.requests.map(({ random }) => random.next())).toEqual(first);
});

test('warm-up and slices of the first block that counts are kept for the others', async () => {
  const { laboratory } = await measured(({ index }) => ({ ...quiet, discarded: index === 0 ? discarded : null }));
  const asked = laboratory.requests.map(({ warmUp, slice }) => ({ ...warmUp, slice }));
  const [suite] = parse(configurationText()).suites;
  const own = suite?.type === 'service' ? suite.warmUp : { min: 0, max: 0 };
  // What makeBlock says that it took.
  const kept = { min: 2000, max: 2000, slice: 500 };
  expect(own.max).toBeGreaterThan(2000);
  expect(asked).toEqual([{ ...own, slice: null }, { ...own, slice: null }, ...asked.slice(2).map(() => kept)]);
  expect(asked.length).toBeGreaterThan(4);
});

test('progress tells of every block', async () => {
  const { progress, blocks } = await measured(() => quiet);
  const told = progress.flatMap((it) => (it.kind === 'block' ? [it] : []));
  expect(told).toHaveLength(blocks.length);
  expect(told.map(({ block, blockKind, look }) => [block, blockKind, look])).toEqual([
    [1, 'comparison', 4],
    [2, 'comparison', 4],
    [2, 'control', 4],
    [3, 'comparison', 4],
    [4, 'comparison', null],
  ]);
  expect(told.map(({ elapsed }) => elapsed)).toEqual(told.map(({ elapsed }) => elapsed).toSorted((a, b) => a - b));
  expect(told[0]).toMatchObject({ suite: 'api', of: 16 });
  expect(told.at(-1)!.remaining).toBeNull();
  expect(told.at(-1)!.estimates.map(({ label }) => label)).toContain('GET /a, CPU time per request');
});
