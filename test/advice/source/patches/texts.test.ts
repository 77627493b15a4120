import { expect, test } from '@jest/globals';
import { applyPatch } from 'diff';
import * as fc from 'fast-check';
import { causeKinds } from '../../../../src/core/bundle/cause-kinds.ts';
import { lineRuns, undoRuns } from '../../../../src/advice/source/line-runs.ts';
import { choosePatch } from '../../../../src/advice/source/patches/choose-patch.ts';
import { unifiedDiff } from '../../../../src/advice/source/patches/unified-diff.ts';
import { reverseHunk } from '../../../../src/advice/source/reverse-hunk.ts';
import { fixable } from './fixable-cases.ts';
import { factsOf } from './patch-case.ts';

const line = fc.constantFrom('a', 'b', 'c', '', '  d', '+e', '-f', '@@ -1 +1 @@', '\\ g');
const lineBreak = fc.constantFrom('\n', '\n', '\r\n');
const text = fc
  .tuple(fc.array(fc.tuple(line, lineBreak), { maxLength: 30 }), fc.constantFrom('', 'last'))
  .map(([lines, last]) => lines.flat().join('') + last);

test('a patch makes the one text of the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const patch = unifiedDiff('src/a b.js', before, after);
      const made = patch === null ? before : applyPatch(before, patch, { autoConvertLineEndings: false });
      expect(made).toBe(after);
    }),
  );
});

test('names that a patch can not hold get none', () => {
  for (const path of ['', '/etc/passwd', '../a', 'a/../b', 'a\nb', 'a\tb', 'a"b', 'a\\b'])
    expect(unifiedDiff(path, 'a', 'b')).toBeNull();
  expect(unifiedDiff('a', 'same', 'same')).toBeNull();
});

test('all runs undone are the base, none is the head', () => {
  fc.assert(
    fc.property(text, text, (base, head) => {
      const runs = lineRuns(base, head) ?? [];
      expect(undoRuns(head, runs)).toBe(base);
      expect(undoRuns(head, [])).toBe(head);
    }),
  );
});

test('one hunk is undone, the others stay', () => {
  const base = 'one\ntwo\nthree\nfour\nfive\n';
  const head = 'ONE\ntwo\nthree\nfive\nsix\n';
  expect(reverseHunk({ base, head, lines: { startLine: 1, endLine: 1 } })).toBe('one\ntwo\nthree\nfive\nsix\n');
  expect(reverseHunk({ base, head, lines: { startLine: 4, endLine: 4 } })).toBe('ONE\ntwo\nthree\nfour\nfive\nsix\n');
  expect(reverseHunk({ base, head, lines: { startLine: 2, endLine: 3 } })).toBeNull();
});

test('no text makes a choice throw', () => {
  const words = fc.constantFrom(
    ...fixable.flatMap((it) => factsOf(it).files.flatMap(({ head }) => head?.split(/\b/u) ?? [])),
  );
  const junk = fc.array(fc.oneof(words, fc.string({ maxLength: 5 })), { maxLength: 60 }).map((parts) => parts.join(''));
  const texts = fc.oneof(
    junk,
    fc.constantFrom(...fixable.flatMap((it) => factsOf(it).files.map(({ head }) => head ?? ''))),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...fixable),
      fc.constantFrom(...causeKinds),
      fc.array(texts, { minLength: 16, maxLength: 16 }),
      (it, kind, news) => {
        const facts = factsOf(it);
        const files = facts.files.map((file, index) => ({
          ...file,
          base: news[index * 2] ?? '',
          head: news[index * 2 + 1] ?? '',
        }));
        expect(() => choosePatch({ ...facts, cause: { ...facts.cause, kind }, files })).not.toThrow();
      },
    ),
    { numRuns: 60 },
  );
});
