import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isInOneHunk, parseHunks } from '../../src/github/parse-hunks.ts';

test('a patch as GitHub gives it', () => {
  const patch = `@@ -1,4 +1,5 @@ function a() {
 one
-two
+deux
+trois
 four
 five
@@ -20,3 +21,2 @@
 x
--- a/looks-like-a-header
 y
\\ No newline at end of file`;
  expect(parseHunks(patch)).toEqual([
    { newStart: 1, newLines: 5, added: [2, 3] },
    { newStart: 21, newLines: 2, added: [] },
  ]);
});

test('a new file, a one-line change, a deleted file, no patch', () => {
  expect(parseHunks('@@ -0,0 +1,2 @@\n+a\n+b')).toEqual([{ newStart: 1, newLines: 2, added: [1, 2] }]);
  expect(parseHunks('@@ -3 +3 @@\n-a\n+b')).toEqual([{ newStart: 3, newLines: 1, added: [3] }]);
  expect(parseHunks('@@ -1,2 +0,0 @@\n-a\n-b')).toEqual([]);
  expect(parseHunks('')).toEqual([]);
});

interface Line {
  readonly kind: ' ' | '+' | '-';
  readonly text: string;
}

const line = fc.record<Line>({
  kind: fc.constantFrom(' ', '+', '-'),
  // Content that looks like a part of the format, behind the sign that makes it content.
  text: fc.oneof(fc.constantFrom('@@ -1,2 +3,4 @@', '+++ b/x', '', '\\ No newline', '-', '+'), fc.string()),
});
const hunk = fc.record({
  gap: fc.integer({ min: 1, max: 50 }),
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
});

test('whatever the lines say, the lines of the new side are counted', () => {
  fc.assert(
    fc.property(fc.array(hunk, { maxLength: 5 }), (hunks) => {
      let next = 0;
      let old = 0;
      const patch: string[] = [];
      const expected: { newStart: number; newLines: number; added: number[] }[] = [];
      for (const { gap, lines } of hunks) {
        const isNew = ({ kind }: Line) => kind !== '-';
        const newStart = next + gap;
        const newLines = lines.filter(isNew).length;
        const oldLines = lines.filter(({ kind }) => kind !== '+').length;
        patch.push(`@@ -${old + gap},${oldLines} +${newStart},${newLines} @@ heading`);
        patch.push(...lines.map(({ kind, text }) => `${kind}${text.replaceAll('\n', ' ')}`));
        const added = lines.filter(isNew).flatMap(({ kind }, index) => (kind === '+' ? [newStart + index] : []));
        if (newLines > 0) expected.push({ newStart, newLines, added });
        next = newStart + newLines;
        old += gap + oldLines;
      }
      expect(parseHunks(patch.join('\n'))).toEqual(expected);
    }),
  );
});

test('lines are in one hunk only when both ends are in the same', () => {
  const hunks = [
    { newStart: 5, newLines: 3 },
    { newStart: 8, newLines: 2 },
  ];
  const isIn = (startLine: number, endLine: number) => isInOneHunk(hunks, { startLine, endLine });
  expect([isIn(5, 7), isIn(5, 5), isIn(8, 9)]).toEqual([true, true, true]);
  expect([isIn(4, 5), isIn(7, 8), isIn(9, 10), isIn(7, 6), isIn(1, 100)]).toEqual([false, false, false, false, false]);
});
