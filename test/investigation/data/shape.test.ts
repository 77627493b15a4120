import { expect, test } from '@jest/globals';
import type { Block } from '../../../src/core/block.ts';
import { shapeOf } from '../../../src/investigation/data/shape.ts';
import { makeBlocks } from '../../support/make-block.ts';

const place = { suite: 'api', scenario: 'normal', route: 'GET /a' };

/** Blocks whose head's durations are `change` of those they were, in ascending order. */
const blocksWith = (change: (duration: number, rank: number) => number, amount = 6): Block[] =>
  makeBlocks(amount, { requests: 800, noise: 0.002 }, 0).map((block) => ({
    ...block,
    slices: block.slices.map((slice) => ({
      ...slice,
      head:
        slice.head === null
          ? null
          : {
              ...slice.head,
              routes: Object.fromEntries(
                Object.entries(slice.head.routes).map(([route, sample]) => [
                  route,
                  {
                    ...sample,
                    durations: sample.durations.map((it, k) => Math.round(change(it, k / sample.durations.length))),
                  },
                ]),
              ),
            },
    })),
  }));

const kindOf = (blocks: readonly Block[]) => shapeOf(blocks, place, 'GET /a');

test('all requests, by a constant or a factor', () => {
  expect(kindOf(blocksWith((it) => it + 5000))).toMatchObject({ kind: 'all' });
  expect(kindOf(blocksWith((it) => it * 1.3))).toMatchObject({ kind: 'all' });
  expect(kindOf(blocksWith((it) => it + 5000)).sentence).toMatch(
    /^All requests of GET \/a got slower, the fast ones too: \+5\.\d+ ms at the 10th percentile/,
  );
});

test('only a tail', () => {
  const shape = kindOf(blocksWith((it, rank) => (rank > 0.92 ? it + 30_000 : it)));
  expect(shape.kind).toBe('tail');
  expect(shape.sentence).toMatch(/^Only the slowest (?:10|25) % of the requests of GET \/a got slower/);
});

test('the slower half', () =>
  expect(kindOf(blocksWith((it, rank) => (rank > 0.4 ? it + 9000 : it))).kind).toBe('upper'));

test('nothing, one block, or no request: it is said', () => {
  expect(kindOf(blocksWith((it) => it)).kind).toBe('unclear');
  expect(kindOf(blocksWith((it) => it + 5000, 1)).kind).toBe('unclear');
  expect(kindOf([]).sentence).toBe('Too few requests of GET /a were measured to tell which of them got slower.');
});
