import { expect, test } from '@jest/globals';
import type { Finding } from '../../src/core/result.ts';
import type { FileHunks } from '../../src/report/suggestions.ts';
import { suggestionsOf } from '../../src/report/suggestions.ts';
import { cases } from './cases.ts';

const [proven] = cases['fail-proven-fix'].findings;
const provenFix = proven.fix!;
const provenPatch = provenFix.patch!;

const files: readonly FileHunks[] = [
  { path: 'src/other.ts', hunks: [{ newStart: 1, newLines: 100 }] },
  {
    path: 'src/search.ts',
    hunks: [
      { newStart: 38, newLines: 6 },
      { newStart: 60, newLines: 9 },
    ],
  },
];

type Fix = NonNullable<Finding['fix']>;

const finding = (fix: Partial<Fix> = {}, lines: readonly [number, number] = [41, 43]): Finding => ({
  ...proven,
  location: { path: 'src/search.ts', startLine: lines[0], endLine: lines[1] },
  fix: { ...provenFix, ...fix },
});

const suggest = (...findings: readonly Finding[]) => suggestionsOf({ findings: [...findings] }, files);

const patch = (body: readonly string[], [before, after]: readonly [number, number], start = 40): string =>
  ['--- a/src/search.ts', '+++ b/src/search.ts', `@@ -${start},${before} +${start},${after} @@`, ...body, ''].join(
    '\n',
  );

test('a fix that was measured to help, of exactly the lines of its finding, becomes a suggestion', () => {
  const [it, ...others] = suggest(finding());
  expect(others).toEqual([]);
  expect(it).toEqual({
    path: 'src/search.ts',
    startLine: 41,
    endLine: 43,
    body: [
      '**GET /search reads the price of each product with a query of its own** `PG-5f0c2d11`',
      '',
      'Read all prices with one statement. Measured: it wins back 94 % (87 to 101) of the loss.',
      '',
      '```suggestion',
      'await addPrices(found);',
      '```',
    ].join('\n'),
  });
});

test('lines may be removed without any in their place, and added beside them', () => {
  const removed = patch([' a', '-b', '-c', '-d', ' e'], [5, 2]);
  expect(suggest(finding({ patch: removed }))[0]?.body).toMatch(/`{3}suggestion\n`{3}$/u);
  const added = patch([' a', '+first', ' b', ' c', ' d', '+last', ' e'], [5, 7]);
  expect(suggest(finding({ patch: added }))[0]?.body).toMatch(/suggestion\nfirst\nb\nc\nd\nlast\n`{3}$/u);
});

test('a fence inside is kept inside', () => {
  const fenced = patch([' a', '-b', '-c', '-d', '+```', '+````', ' e'], [5, 4]);
  expect(suggest(finding({ patch: fenced }))[0]?.body).toMatch(/\n`{5}suggestion\n`{3}\n`{4}\n`{5}$/u);
});

test.each<[string, Finding]>([
  ['it was not measured', finding({ proof: null })],
  ['it may win nothing back', finding({ proof: { recovery: { estimate: 0.3, low: -0.1, high: 0.7 } } })],
  ['it has no patch', finding({ patch: null })],
  ['its lines are in no hunk', finding({}, [50, 52])],
  ['its lines are in two hunks', finding({}, [43, 61])],
  ['its finding has no place', { ...finding(), location: null }],
  ['it changes another line', finding({ patch: patch(['-a', ' b', ' c', ' d', ' e'], [5, 4]) })],
  ['it adds a line elsewhere', finding({ patch: patch(['+x', ' a', '-b', ' c', ' d', ' e'], [5, 5]) })],
  ['it does not show all of its lines', finding({ patch: patch([' a', '-b', ' c'], [3, 2]) })],
  ['it changes nothing', finding({ patch: patch([' a', ' b', ' c', ' d', ' e'], [5, 5]) })],
  ['its counts are wrong', finding({ patch: patch([' a', '-b', ' c', ' d'], [5, 4]) })],
  ['it has a second hunk', finding({ patch: `${provenPatch}@@ -90,1 +88,1 @@\n-x\n+y\n` })],
  ['it is of another file', finding({ patch: provenPatch.replaceAll('src/search.ts', 'src/other.ts') })],
  ['it is of no file', finding({ patch: 'anything' })],
  [
    'it ends without a line break',
    finding({ patch: patch([' a', '-b', ' c', ' d', '\\ No newline at end of file'], [4, 3]) }),
  ],
  ['it reorders what a reader sees', finding({ patch: patch([' a', '-b', '+\u202Eb', ' c', ' d', ' e'], [5, 5]) })],
  ['its lines end as those of Windows', finding({ patch: patch([' a', '-b', '+b\r', ' c', ' d', ' e'], [5, 5]) })],
  ['it is too long', finding({ patch: patch([' a', '-b', `+${'b'.repeat(70_000)}`, ' c', ' d', ' e'], [5, 5]) })],
])('there is none where %s', (_, it) => {
  expect(suggest(it)).toEqual([]);
});

test.each([
  [41, 3, 1],
  [40, 3, 0],
  [42, 3, 0],
  [41, 2, 0],
])('a hunk of the head from line %d on with %d lines has room for %d', (newStart, newLines, amount) => {
  const hunks = [{ path: 'src/search.ts', hunks: [{ newStart, newLines }] }];
  expect(suggestionsOf({ findings: [finding()] }, hunks)).toHaveLength(amount);
});

test('of two for the same lines the first is taken', () => {
  const second = { ...finding(), id: 'PG-second' };
  expect(suggest(finding(), second).map((it) => it.body.includes('PG-second'))).toEqual([false]);
});

test('its words mention nobody and are no markup', () => {
  const [it] = suggest({ ...finding({ summary: '<b>@octocat</b>' }), title: '@team `x`' });
  expect(it?.body.split('```')[0]).not.toMatch(/@[a-z]|<b>/u);
});
