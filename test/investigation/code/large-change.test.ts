import { expect, test } from '@jest/globals';
import { investigateCode } from '../../../src/investigation/code/code-suspects.ts';
import type { FileTexts } from '../../../src/investigation/facts.ts';
import { factsOf } from './bench.ts';

const textOf = (file: number, isHead: boolean): string =>
  Array.from(
    { length: 4 },
    (_, n) =>
      `\n/** Reckons ${n}. */\nexport const f${file}x${n} = (list) => {\n  const all = new Map();\n  for (const it of list) all.set(it.id, ${isHead ? 'list.find(({ id }) => id === it.id)' : 'it'});\n  return all;\n};\n`,
  ).join('');

test('of a change with 300 files every unit is in a suspect: the most suspicious alone, the others by file', () => {
  const files: Record<string, FileTexts> = Object.fromEntries(
    Array.from({ length: 300 }, (_, file) => [
      `src/file${file}.js`,
      { base: textOf(file, false), head: textOf(file, true) },
    ]),
  );
  files['README.md'] = { base: 'a\n', head: 'b\n' };
  const { suspects, change } = investigateCode(factsOf({ diff: '', files }));
  expect(change.units).toHaveLength(1200);
  expect(change.leftOut.map(({ path }) => path)).toStrictEqual(['README.md']);
  expect(new Set(suspects.flatMap(({ undo }) => undo?.units ?? [])).size).toBe(1200);
  expect(suspects.length).toBeGreaterThan(300);
  expect(suspects.length).toBeLessThan(400);
});

test('files that can not be read, and texts of a stranger, end in no exception', () => {
  const files: Record<string, FileTexts> = {
    'src/a.js': { base: 'const a = ;;;(', head: `const a = ${'['.repeat(20_000)}` },
    'src/b.js': { base: null, head: null },
    'src/__proto__': { base: 'a\n', head: 'b\n' },
    'src/"x".js': { base: 'a;\n', head: 'b;\n' },
    'package.json': { base: '{', head: '[]' },
    'package-lock.json': { base: 'x', head: null },
  };
  const { suspects } = investigateCode(factsOf({ diff: 'diff --git\n@@ nonsense', files }));
  expect(suspects.find(({ title }) => title.includes('"x"'))?.reason).toContain('name of one of its files');
});
