import { expect, test } from '@jest/globals';
import { createTwoFilesPatch } from 'diff';
import * as fc from 'fast-check';
import { changeRuns } from '../../../src/advice/profile/change-runs.ts';
import { createLineMap, sameLines } from '../../../src/advice/profile/line-map.ts';
import { parseChangedLines } from '../../../src/advice/source/changed-lines.ts';

const diffOf = (base: readonly string[], head: readonly string[], context = 3): string => {
  const [before, after] = [base, head].map((lines) => lines.map((line) => `${line}\n`).join(''));
  const patch = createTwoFilesPatch('a/api/a.js', 'b/api/a.js', before ?? '', after ?? '', '', '', { context });
  return `diff --git a/api/a.js b/api/a.js\n${patch.split('\n').slice(1).join('\n')}`;
};

const mapOf = (base: readonly string[], head: readonly string[]) =>
  createLineMap(parseChangedLines(diffOf(base, head)), 'api');

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `line ${index + 1}`);

test('lines after an insertion, a removal and a replacement', () => {
  const base = numbered(20);
  const head = base.toSpliced(14, 1, 'other').toSpliced(9, 2).toSpliced(2, 0, 'new', 'new too');
  const map = mapOf(base, head);
  const lines = head.map((text, index) => [text, map.baseLine('a.js', index + 1)]);
  expect(lines.filter(([text]) => text === 'new' || text === 'new too')).toEqual([
    ['new', null],
    ['new too', null],
  ]);
  // What is written anew in a line's place is taken for that line.
  expect(lines.find(([text]) => text === 'other')).toEqual(['other', 15]);
  const stayed = lines.filter(([text]) => String(text).startsWith('line'));
  expect(stayed.map(([, line]) => `line ${line}`)).toEqual(stayed.map(([text]) => text));
});

test('whatever a change does, a line that stayed is found again, and lines stay in order', () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.constant('keep' as const) },
    fc.constant('remove' as const),
    fc.constant('add' as const),
    fc.constant('replace' as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 0, max: 4 }), (steps, context) => {
      const base: string[] = [];
      const head: string[] = [];
      const kept = new Map<number, number>();
      for (const [index, kind] of steps.entries()) {
        if (kind !== 'add') base.push(`text ${index}`);
        if (kind === 'keep') head.push(`text ${index}`);
        if (kind === 'add' || kind === 'replace') head.push(`new ${index}`);
        if (kind === 'keep') kept.set(head.length, base.length);
      }
      const map = createLineMap(parseChangedLines(diffOf(base, head, context)), 'api');
      for (const [line, before] of kept) expect(map.baseLine('a.js', line)).toBe(before);
      const mapped = head.flatMap((_, index) => map.baseLine('a.js', index + 1) ?? []);
      expect(mapped).toEqual([...new Set(mapped)].toSorted((x, y) => x - y));
      expect(mapped.every((line) => line >= 1 && line <= base.length)).toBe(true);
    }),
  );
});

test('runs tell both sides’ lines', () => {
  const base = numbered(12);
  const [file] = parseChangedLines(diffOf(base, base.toSpliced(9, 1).toSpliced(3, 2, 'x', 'y', 'z')));
  expect(changeRuns(file!)).toEqual([
    { head: 4, added: 3, base: 4, removed: 2 },
    { head: 11, added: 0, base: 10, removed: 1 },
  ]);
});

test('a renamed file is found under its old name, a copied one stays, others are the same', () => {
  const diff = [
    'diff --git a/api/old.js b/api/new.js',
    'similarity index 90%',
    'rename from api/old.js',
    'rename to api/new.js',
    '--- a/api/old.js',
    '+++ b/api/new.js',
    '@@ -1,2 +1,3 @@',
    '+// first',
    ' one',
    ' two',
    '',
  ].join('\n');
  const map = createLineMap(parseChangedLines(diff), 'api');
  expect(map.basePath('new.js')).toBe('old.js');
  expect(map.baseLine('new.js', 2)).toBe(1);
  expect(['new.js', 'old.js', 'other.js'].map((path) => map.touches(path, null))).toEqual([true, true, false]);
  expect([map.basePath('other.js'), map.baseLine('other.js', 5)]).toEqual(['other.js', 5]);
});

test('files above the service’s directory have the paths that profiles give them', () => {
  const map = createLineMap(parseChangedLines(diffOf(['a'], ['b', 'a']).replaceAll('api/a.js', 'shared/b.js')), 'api');
  expect(map.touches('../shared/b.js', 1)).toBe(true);
  expect(map.baseLine('../shared/b.js', 2)).toBe(1);
  expect(createLineMap(parseChangedLines(diffOf(['a'], ['b'])), '.').touches('api/a.js', null)).toBe(true);
  expect(sameLines.baseLine('a.js', 3)).toBe(3);
});

test('of a file whose text is known, the functions that changed lines are in, or that use what they declare, are touched', () => {
  const base = [
    'const limit = 3;',
    'const one = () => {',
    '  a();',
    '  b();',
    '};',
    'function two() {',
    '  return limit;',
    '}',
  ];
  const touchedIn = (head: readonly string[]): number[] => {
    const source = { path: 'api/a.js', base: null, head: head.map((line) => `${line}\n`).join('') };
    const map = createLineMap(parseChangedLines(diffOf(base, head)), 'api', [source]);
    return head.flatMap((_, index) => (map.touches('a.js', index + 1) ? [index + 1] : []));
  };
  expect(touchedIn(base.with(2, '  c();'))).toEqual([2]);
  expect(touchedIn(base.toSpliced(2, 1))).toEqual([2]);
  expect(touchedIn(base.with(0, 'const limit = 4;'))).toEqual([6]);
  expect(touchedIn(base.toSpliced(5, 0, 'const three = () => 3;'))).toEqual([6]);
  expect(touchedIn(base.toSpliced(5, 3))).toEqual([]);
});
