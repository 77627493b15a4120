import { expect, test } from '@jest/globals';
import { coveredNote } from '../../../src/investigation/proof/covered-note.ts';
import { coveringOf } from '../../../src/investigation/synthesis/covering-of.ts';

test('the cause is read out of the note, wherever it stands', () => {
  expect(coveringOf({ decision: 'untested', notes: [coveredNote('H12')] })).toBe('H12');
  expect(coveringOf({ decision: 'untested', notes: ['It varies.', coveredNote('H3')] })).toBe('H3');
});

test('another reason, and a decision, cover nothing', () => {
  expect(coveringOf({ decision: 'untested', notes: [] })).toBeNull();
  expect(coveringOf({ decision: 'untested', notes: ['It does not build without H2.'] })).toBeNull();
  expect(coveringOf({ decision: 'ruled-out', notes: [coveredNote('H1')] })).toBeNull();
  expect(coveringOf({ decision: 'untested', notes: [coveredNote('<b>x</b>')] })).toBeNull();
});
