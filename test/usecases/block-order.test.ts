import * as fc from 'fast-check';
import { expect, test } from '@jest/globals';
import type { Block } from '../../src/core/block.ts';
import { nextBlockKind } from '../../src/usecases/block-order.ts';
import { makeBlock } from '../support/make-block.ts';

/** Block after block as a run asks for them; `lost` says which ones are discarded. */
const runOf = (length: number, lost: (kind: Block['kind'], index: number) => boolean): Block[] => {
  const blocks: Block[] = [];
  for (let index = 0; index < length; index++) {
    const kind = nextBlockKind(blocks);
    const discarded = lost(kind, index) ? { reason: 'test', side: null } : null;
    blocks.push(makeBlock({ index, kind, discarded, slices: 0, solo: 0 }));
  }
  return blocks;
};

const shortly = (blocks: readonly Block[]): string =>
  blocks.map(({ kind }) => (kind === 'control' ? 'C' : '.')).join('');

test('the first control comes after two comparisons, then one after every five', () => {
  expect(shortly(runOf(20, () => false))).toBe('..C.....C.....C.....');
});

test('a discarded comparison does not bring the control nearer', () => {
  expect(shortly(runOf(5, (_, index) => index === 1))).toBe('...C.');
});

test('a discarded control is tried once more', () => {
  expect(shortly(runOf(6, (kind, index) => kind === 'control' && index === 2))).toBe('..CC..');
});

test('controls that are always discarded do not keep the run from its comparisons', () => {
  expect(shortly(runOf(16, (kind) => kind === 'control'))).toBe('..CC.....C.....C');
});

test('whatever is discarded: comparisons come first, and controls neither come in threes nor crowd them out', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (lost) => {
      const order = shortly(runOf(30, (_, index) => lost[index] ?? false));
      expect(order).not.toContain('CCC');
      expect(order.startsWith('..')).toBe(true);
      expect(order.replaceAll('.', '').length).toBeLessThanOrEqual(8);
    }),
    { numRuns: 200 },
  );
});
