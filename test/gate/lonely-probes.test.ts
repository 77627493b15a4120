import { expect, test } from '@jest/globals';
import type { Block } from '../../src/core/block.ts';
import { lonelyProbes } from '../../src/gate/lonely-probes.ts';
import { makeBlock } from '../support/make-block.ts';
import { makeSuiteInput } from '../support/make-judge-input.ts';

const withProbes = (base: 'active' | 'silent', head: 'active' | 'silent' | 'refused'): Block => {
  const block = makeBlock({});
  return {
    ...block,
    sides: { base: { ...block.sides.base!, probe: base }, head: { ...block.sides.head!, probe: head } },
  };
};

const noticesOf = (...counted: readonly Block[]): string[] => lonelyProbes({ suite: makeSuiteInput(counted), counted });

test('a probe that answers on one side alone is told, with the side to look at', () => {
  expect(noticesOf(withProbes('active', 'active'), withProbes('silent', 'silent'))).toEqual([]);
  // The other side was asked for none.
  expect(noticesOf(withProbes('active', 'refused'))).toEqual([]);
  const [text, ...more] = noticesOf(withProbes('active', 'silent'), withProbes('active', 'silent'));
  expect(more).toEqual([]);
  expect(text).toMatch(/on the base alone in 2 blocks.*how the head starts/);
});
