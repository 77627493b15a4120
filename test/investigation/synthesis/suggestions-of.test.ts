import { expect, test } from '@jest/globals';
import type { Investigation } from '../../../src/core/investigation.ts';
import { suggestionsOf } from '../../../src/investigation/synthesis/suggestions-of.ts';
import { stories } from './stories.ts';

/** The proven story with another patch. */
const withPatch = (patch: string): Investigation => {
  const { hypotheses, tasks, ...rest } = stories.proven;
  return {
    ...rest,
    hypotheses: hypotheses.map((it) =>
      it.id === 'H1' && it.experiment !== null ? { ...it, experiment: { ...it.experiment, patch } } : it,
    ),
    tasks: tasks.map((it) => (it.patch === null ? it : { ...it, patch })),
  };
};

const patchOf = (...lines: readonly string[]): string => ['--- a/a.js', '+++ b/a.js', ...lines, ''].join('\n');

test('the undo of the cause is a finding whose patch replaces exactly its lines', () => {
  const [finding, ...others] = suggestionsOf(stories.proven);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    id: 'PERF_FIX_001',
    kind: 'root-cause',
    severity: 'blocking',
    route: 'GET /orders',
    location: { path: 'src/orders.js', startLine: 41, endLine: 47 },
    fix: { proof: { recovery: { estimate: 0.98, low: 0.91, high: 1.04 } } },
  });
});

test.each([
  ['lines between others stand on the line before them', ['@@ -3,2 +3,3 @@', ' a', '+b', ' c'], [3, 3]],
  ['at the start of a file on the line after them', ['@@ -1,1 +1,2 @@', '+b', ' c'], [1, 1]],
  ['lines that go away', ['@@ -3,3 +3,1 @@', ' a', '-b', '-c'], [4, 5]],
] as const)('%s', (_, lines, [startLine, endLine]) => {
  expect(suggestionsOf(withPatch(patchOf(...lines)))[0]?.location).toEqual({ path: 'a.js', startLine, endLine });
});

test('pieces of one fix say that they belong together', () => {
  const two = suggestionsOf(withPatch(patchOf('@@ -1,1 +1,1 @@', '-a', '+b', '@@ -9,1 +9,1 @@', '-c', '+d')));
  expect(two.map(({ fix }) => /Part \d of \d/u.exec(fix?.summary ?? '')?.[0])).toEqual(['Part 1 of 2', 'Part 2 of 2']);
});

test.each([
  ['a new file', '--- /dev/null\n+++ b/a.js\n@@ -0,0 +1,1 @@\n+a\n'],
  ['no patch at all', 'anything'],
  ['a file without an end of its last line', patchOf('@@ -1,1 +1,1 @@', '-a', '+b', '\\ No newline at end of file')],
  ['a secret', patchOf('@@ -1,1 +1,1 @@', '-password: "hunter2hunter2"', '+password: "other2other2"')],
  [
    'too many pieces',
    patchOf(...Array.from({ length: 9 }, (_, i) => [`@@ -${9 * i + 1},1 +${9 * i + 1},1 @@`, '-a', '+b']).flat()),
  ],
])('there is none for %s', (_, patch) => {
  expect(suggestionsOf(withPatch(patch))).toEqual([]);
});

test('nothing is suggested of what was not proven, or may win nothing back', () => {
  expect(suggestionsOf(stories['first-answer'])).toEqual([]);
  expect(suggestionsOf(stories.unexplained)).toEqual([]);
  expect(suggestionsOf(stories['pool-with-a-secret'])).toEqual([]);
  const { hypotheses, ...rest } = stories.proven;
  const weak = hypotheses.map((it) =>
    it.experiment === null
      ? it
      : { ...it, experiment: { ...it.experiment, recovery: { estimate: 0.2, low: -0.1, high: 0.5 } } },
  );
  expect(suggestionsOf({ ...rest, hypotheses: weak })).toEqual([]);
});
