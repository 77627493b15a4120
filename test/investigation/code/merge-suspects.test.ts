import { expect, test } from '@jest/globals';
import { mergeSuspects } from '../../../src/investigation/code/merge-suspects.ts';
import type { Suspect } from '../../../src/investigation/suspect.ts';

const suspect = (differences: Partial<Suspect> = {}): Suspect => ({
  expert: 'code',
  class: 'change',
  title: 'Changed code in src/a.js:3',
  location: { path: 'src/a.js', startLine: 3, endLine: 5 },
  evidence: ['One.'],
  weight: 0.3,
  undo: { kind: 'hunk', patch: 'p', apply: null, units: ['src/a.js#1'] },
  reason: null,
  counters: [],
  suites: [],
  ...differences,
});

test('suspects that undo the same units are one, with the evidence of both and the class that says more', () => {
  const merged = mergeSuspects([
    suspect({ weight: 0.5 }),
    suspect({
      class: 'n-plus-one',
      title: 'A query',
      evidence: ['Two.', 'One.'],
      weight: 0.4,
      counters: ['db.queries'],
    }),
  ]);
  expect(merged).toHaveLength(1);
  expect(merged[0]).toMatchObject({
    class: 'n-plus-one',
    title: 'A query',
    evidence: ['Two.', 'One.'],
    counters: ['db.queries'],
  });
  expect(merged[0]!.weight).toBeCloseTo(0.6);
});

test('what another expert points at goes to the suspect that can be undone there', () => {
  const merged = mergeSuspects([
    suspect(),
    suspect({
      expert: 'data',
      class: 'missing-limit',
      evidence: ['Rows.'],
      undo: null,
      reason: 'No part of the change.',
      location: { path: 'src/a.js', startLine: 4, endLine: 4 },
    }),
    suspect({
      expert: 'data',
      title: 'Elsewhere',
      undo: null,
      reason: 'No part of the change.',
      location: { path: 'src/b.js', startLine: 4, endLine: 4 },
    }),
  ]);
  expect(merged.map(({ class: id, undo, reason }) => [id, undo?.units, reason])).toStrictEqual([
    ['missing-limit', ['src/a.js#1'], null],
    ['change', undefined, 'No part of the change.'],
  ]);
});

test('other units stay apart, the heaviest first', () => {
  const other = { kind: 'hunk', patch: 'q', apply: null, units: ['src/a.js#1', 'src/a.js#2'] } as const;
  const merged = mergeSuspects([suspect(), suspect({ undo: other, weight: 0.7 })]);
  expect(merged.map(({ weight }) => weight)).toStrictEqual([0.7, 0.3]);
  expect(mergeSuspects([])).toStrictEqual([]);
});
