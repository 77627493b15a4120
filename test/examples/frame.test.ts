import { expect, test } from '@jest/globals';
import {
  asExpected,
  changeText,
  outcomeText,
  summaryText,
  verdictOf,
  type Change,
} from '../../docs/examples/demo/frame.ts';

const slow: Change = { name: 'slow-search', title: 'A slow feature', expected: 'fail' };
const innocent: Change = { name: 'innocent-refactoring', title: 'A refactoring', expected: 'pass' };
const outcome = (change: Change, exitCode: number) => ({ change, exitCode, duration: 61_000 });

test('only the exit code of the expected verdict is as expected', () => {
  for (const exitCode of [0, 2, 3, 4, 70]) expect(asExpected(outcome(slow, exitCode))).toBe(false);
  expect(asExpected(outcome(slow, 1))).toBe(true);
  expect(asExpected(outcome(innocent, 0))).toBe(true);
  expect(asExpected(outcome(innocent, 4))).toBe(false);
});

test('exit codes without a verdict are named so', () => {
  expect([0, 1, 3, 4, 2, 70].map(verdictOf)).toStrictEqual([
    'pass',
    'fail',
    'invalid',
    'inconclusive',
    'no verdict',
    'no verdict',
  ]);
});

test('a change is shown by its changed lines, shortened', () => {
  const added = Array.from({ length: 30 }, (_, index) => `+line ${index}`);
  const diff = ['diff --git a/x b/x', '--- a/x', '+++ b/x', '@@ -1 +1,30 @@', '-old', ...added, ''].join('\n');
  const text = changeText(slow, ' x | 31 +\n', diff);
  expect(text).toContain('  @ x\n  -old\n  +line 0\n');
  expect(text).toContain('  +line 13\n  … and 16 more lines\n');
  expect(text).not.toContain('--- a/x');
  expect(text).toContain('Expected verdict: fail (exit code 1)');
});

test('an outcome without a comment says so', () => {
  expect(outcomeText(outcome(slow, 2), null, '/out')).toContain('It wrote no comment.md.');
  expect(outcomeText(outcome(slow, 1), '# Slower\n', '/out')).toContain('  # Slower\n');
});

test('the summary marks what went otherwise', () => {
  const lines = summaryText([outcome(slow, 1), outcome(innocent, 4)]).split('\n');
  expect(lines.find((line) => line.includes('slow-search'))).toMatch(/fail +exit code 1 +as expected/);
  expect(lines.find((line) => line.includes('refactoring'))).toMatch(
    /inconclusive +exit code 4 +NOT as expected \(pass\)/,
  );
});
