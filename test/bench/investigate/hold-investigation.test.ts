import { expect, test } from '@jest/globals';
import type { Investigation } from '../../../src/core/investigation.ts';
import { storeResult } from '../../investigation/synthesis/make-story.ts';
import { stories } from '../../investigation/synthesis/stories.ts';
import { changedLines, holdInvestigation, isAbout } from './hold-investigation.ts';
import { renderInvestigations } from './table-investigations.ts';
import type { GuiltyPlace, Trial } from './trials.ts';

const query: GuiltyPlace = { class: 'N+1 queries', path: 'src/orders.js', line: 43, text: '' };
const lifetime: GuiltyPlace = { class: 'cache lifetime cut', path: 'config/production.json', line: 9, text: '' };
const elsewhere: GuiltyPlace = { class: 'N+1 queries', path: 'src/orders.js', line: 4, text: '' };

const trialOf = (...causes: readonly GuiltyPlace[]): Trial => ({
  name: 'it',
  example: 'store',
  kind: causes.length === 0 ? 'innocent' : causes.length > 1 ? 'two' : 'code',
  summary: '',
  base: [],
  apply: [],
  reverse: [],
  companions: [],
  causes: [...causes],
  packages: null,
});

const hold = (investigation: Investigation, ...causes: readonly GuiltyPlace[]) =>
  holdInvestigation(trialOf(...causes), {
    investigation,
    result: storeResult(),
    times: { compared: 60_000, answered: 75_000, proven: 300_000, ended: 320_000 },
  });

test('the cause is named and proven where the experiment has undone its line', () => {
  const held = hold(stories.proven, query);
  expect(held).toMatchObject({ seen: true, firstRight: true, right: true, proven: true, blamed: [], accused: [] });
  expect(held.cleared).toBe(4);
  expect(held.recovery?.estimate).toBeCloseTo(0.98, 1);
});

test('another hunk of the same file is not the cause: it is innocent and was blamed', () => {
  const held = hold(stories.proven, elsewhere);
  expect(held).toMatchObject({ firstRight: false, right: false, proven: false });
  expect(held.blamed).toEqual([expect.stringMatching(/^H1 /)]);
});

test('of two causes both have to be named', () => {
  expect(hold(stories['two-causes'], query, lifetime)).toMatchObject({
    right: true,
    proven: true,
    blamed: [],
    accused: [],
  });
  expect(hold(stories['two-causes'], query, elsewhere)).toMatchObject({ right: false, proven: false });
  expect(hold(stories['two-causes'], query).accused).toHaveLength(1);
});

test('a first answer, and one that was cancelled, prove nothing', () => {
  for (const story of [stories['first-answer'], stories.cancelled])
    expect(hold(story, query)).toMatchObject({ firstRight: true, right: false, proven: false, blamed: [] });
});

test('an innocent change that is blamed is told', () => {
  expect(hold(stories.proven).blamed).toHaveLength(1);
  expect(hold(stories['no-regression']).blamed).toEqual([]);
});

test('lines of a patch are those that it takes away, and where it puts something in', () => {
  const patch =
    '--- a/x.js\n+++ b/x.js\n@@ -3,3 +3,2 @@\n one\n-two\n three\n@@ -10 +9,2 @@\n--- not a file\n+ten\n+++ nor this\n--- a/y.js\n+++ b/y.js\n@@ -1,2 +0,0 @@\n-a\n-b\n';
  expect(changedLines(patch)).toEqual([
    { path: 'x.js', first: 4, last: 4 },
    { path: 'x.js', first: 10, last: 10 },
    { path: 'x.js', first: 10, last: 11 },
    { path: 'x.js', first: 10, last: 11 },
    { path: 'y.js', first: 1, last: 1 },
    { path: 'y.js', first: 2, last: 2 },
  ]);
});

test('where the patch is not told, for it holds a secret, the place decides', () => {
  const { experiment, location } = stories.proven.hypotheses[0]!;
  expect(isAbout({ location, experiment: { ...experiment!, patch: '' } }, query)).toBe(true);
  expect(isAbout({ location, experiment: null }, elsewhere)).toBe(false);
  expect(isAbout({ location: null, experiment: null }, query)).toBe(false);
});

test('the table tells shares, times and who was accused', () => {
  const text = renderInvestigations([
    hold(stories.proven, query),
    hold(stories.proven, elsewhere),
    hold(stories.proven),
  ]);
  expect(text).toContain('Guilty change named: 1 of 2');
  expect(text).toContain('called root cause: 2 of 3');
  expect(text).toContain('First answer after the blocks of both sides exist, median: 15.0 s');
  expect(text).toContain(
    '| it | N+1 queries | proven | yes | yes | yes | 98 % (91 to 104 %) | nothing | 4 | 15.0 s | 300.0 s |',
  );
});
