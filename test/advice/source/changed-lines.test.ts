import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseChangedLines } from '../../../src/advice/source/changed-lines.ts';
import { unifiedDiff } from '../../../src/advice/source/patches/unified-diff.ts';

const diff = `diff --git a/src/old.js b/src/new.js
similarity index 90%
rename from src/old.js
rename to src/new.js
index 1111111..2222222 100644
--- a/src/old.js
+++ b/src/new.js
@@ -1,4 +1,5 @@
 import a from './a';
-import b from './b';
+import b from './b.js';
+import c from './c';
 
 run();
@@ -20,2 +21,1 @@ export {
 end();
--- gone
diff --git a/moved.js b/kept/moved.js
similarity index 100%
rename from moved.js
rename to kept/moved.js
diff --git a/logo.png b/logo.png
index 1..2 100644
Binary files a/logo.png and b/logo.png differ
diff --git a/fresh.js b/fresh.js
new file mode 100644
index 0000000..3333333
--- /dev/null
+++ b/fresh.js
@@ -0,0 +1,2 @@
+one
+two
\\ No newline at end of file
diff --git a/gone.js b/gone.js
deleted file mode 100644
index 3333333..0000000
--- a/gone.js
+++ /dev/null
@@ -1 +0,0 @@
-one
diff --git "a/tab\\there.js" "b/tab\\there.js"
index 1..2 100644
--- "a/tab\\there.js"
+++ "b/tab\\there.js"
@@ -1 +1 @@
-a
+b
`;

test('added and removed lines of every file, renames included', () => {
  const files = parseChangedLines(diff);
  expect(files.map(({ path, previousPath, status }) => [path, previousPath, status])).toEqual([
    ['src/new.js', 'src/old.js', 'renamed'],
    ['kept/moved.js', 'moved.js', 'renamed'],
    ['logo.png', null, 'modified'],
    ['fresh.js', null, 'added'],
    ['gone.js', null, 'removed'],
    ['tab\there.js', null, 'modified'],
  ]);
  expect(files[0]?.added).toEqual([{ startLine: 2, endLine: 3 }]);
  expect(files[0]?.removed).toEqual([
    { line: 2, text: "import b from './b';" },
    { line: 22, text: '-- gone' },
  ]);
  expect(files[3]?.added).toEqual([{ startLine: 1, endLine: 2 }]);
  expect(files[4]?.removed).toEqual([{ line: 1, text: 'one' }]);
});

test('a part that can not be read spoils no other', () => {
  const broken = diff.replace('@@ -1,4 +1,5 @@', '@@ -1,40 +1,50 @@');
  expect(parseChangedLines(broken).map(({ path }) => path)).toEqual(
    parseChangedLines(diff)
      .slice(1)
      .map(({ path }) => path),
  );
  expect(parseChangedLines('nothing\nof\na diff')).toEqual([]);
});

test('the removed lines in place of the added ones are the base', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', '-', '+d'), { maxLength: 12 });
  const joined = (it: readonly string[]): string => it.map((line) => `${line}\n`).join('');
  fc.assert(
    fc.property(lines, lines, (base, head) => {
      const [file] = parseChangedLines(unifiedDiff('a.js', joined(base), joined(head)) ?? '');
      const restored = Array.from({ length: head.length + 1 }, (_, index) => {
        const isAdded = file?.added.some(({ startLine, endLine }) => startLine <= index + 1 && index + 1 <= endLine);
        const removed = file?.removed.filter((it) => it.line === index + 1).map((it) => it.text) ?? [];
        return [...removed, ...(isAdded === true ? [] : head.slice(index, index + 1))];
      });
      expect(restored.flat()).toEqual(base);
    }),
  );
});

test('no text makes it throw', () => {
  const part = fc.constantFrom(
    'diff --git a/a b/a\n',
    '--- a/a\n',
    '+++ b/a\n',
    '@@ -1 +1 @@\n',
    '@@ -0,0 +1,2 @@\n',
    '+a\n',
    '-b\n',
    ' c\n',
    '\n',
    'rename from "x\n',
    '\\ No newline at end of file\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string())), (parts) => {
      expect(() => parseChangedLines(parts.join(''))).not.toThrow();
    }),
  );
});
