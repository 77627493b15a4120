import { expect, jest, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Investigation } from '../../../src/core/investigation.ts';
import { renderReport } from '../../../src/report/html/render-report.ts';
import { noExtras } from '../../../src/report/html/report-extras.ts';
import { armRows, mostArms } from '../../../src/report/html/view/arm-row.ts';
import { storeResult } from '../../investigation/synthesis/make-story.ts';
import { stories } from '../../investigation/synthesis/stories.ts';
import { arbitraryInvestigation } from '../investigation/arbitrary-investigation.ts';
import { readPage } from './read-page.ts';

jest.setTimeout(120_000);

const result = storeResult();
const pageOf = (investigation: Investigation): string => renderReport(result, { ...noExtras, investigation });
const textOf = (page: string): string =>
  readPage(page)
    .texts.join(' ')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/\s+/g, ' ');

test('the answer comes first: the cause at its line, the experiment, who was cleared, the measured fix', () => {
  const page = pageOf(stories.proven);
  const text = textOf(page);
  const [answer, experiment, suspects, plan, decides] = [
    'The root cause is a query for every order at src/orders.js:43: undoing it wins back 98 % (91 to 104 %)',
    'How much of the regression each arm shows',
    'found by: infrastructure',
    'The patch that was measured',
    'Intervals against tolerance',
  ].map((words) => text.indexOf(words));
  expect([answer, experiment, suspects, plan, decides].every((it) => it! > 0)).toBe(true);
  expect([experiment, suspects, plan, decides]).toEqual(
    [experiment, suspects, plan, decides].toSorted((a, b) => a! - b!),
  );
  for (const words of [
    'src/orders.js:41-47',
    'Head without H1: A query for every order in src/orders.js:43',
    'Base with only H1',
    'shows 97 % (88 to 107 %)',
    'db.queries 3 → 29 → 3',
    'It acts where the service is deployed (Kubernetes)',
    'PERF_FIX_001',
    'It is done when',
    'First answer, not yet proven: 6 suspects.',
    'below the noise of the machine nothing is proven',
  ])
    expect(text).toContain(words);
  const ids = readPage(page).attributes.flatMap(({ name, value }) => (name === 'id' ? [value] : []));
  expect(ids).toEqual(expect.arrayContaining(['investigation', 'experiment', 'suspects', 'plan']));
});

test('without an investigation the page has no place for one', () => {
  const ids = readPage(renderReport(result, noExtras)).attributes.filter(({ name }) => name === 'id');
  expect(ids.map(({ value }) => value)).not.toContain('investigation');
});

test.each(Object.entries(stories))('%s is a page whose figures are numbers', (_, investigation) => {
  const { attributes, texts } = readPage(pageOf(investigation));
  expect([...attributes.map(({ value }) => value), ...texts].filter((it) => /NaN|Infinity|undefined/.test(it))).toEqual(
    [],
  );
});

test('a first answer shows no experiment and calls nothing proven; no regression shows no suspects', () => {
  const first = textOf(pageOf(stories['first-answer']));
  expect(first).toContain('not yet proven');
  expect(first).toContain('not tested yet');
  expect(first).not.toMatch(/How much of the regression each arm shows|PERF_FIX|wins back \d/);
  expect(textOf(pageOf(stories['no-regression']))).not.toMatch(/found by:|How much of the regression/);
});

test('an arm stands where the base stands when all was won back, and at the head when nothing was', () => {
  const { rows } = armRows(stories.proven);
  expect(rows.map(({ arm }) => arm).slice(0, 4)).toEqual(['Base', 'Head', 'Head without H1', 'Base with only H1']);
  const [base, head, without, only] = rows;
  expect([base!.estimate, head!.estimate]).toEqual([0, 1]);
  expect(without!.estimate).toBeCloseTo(0.02, 1);
  expect(without!.low).toBeLessThanOrEqual(without!.estimate);
  expect(without!.high).toBeGreaterThanOrEqual(without!.estimate);
  expect(only!.estimate).toBeCloseTo(0.97, 1);
  expect(rows.at(-1)).toMatchObject({ kind: 'placebo', decision: 'ruled-out' });
});

test('three hundred arms leave room for the rest of the page', () => {
  const one = stories.proven.hypotheses.find(({ experiment }) => experiment?.recovery);
  const hypotheses = Array.from({ length: 300 }, (_, k) => ({ ...one!, id: `H${k + 1}`, rank: k + 1 }));
  const { rows, more } = armRows({ ...stories.proven, hypotheses });
  expect(rows.length).toBe(2 + mostArms + 1);
  expect(more).toBe(600 - mostArms);
  const page = pageOf({ ...stories.proven, hypotheses });
  expect(Buffer.byteLength(page)).toBeLessThan(1_500_000);
  expect(textOf(page)).toContain('100 more suspects are in investigation.json.');
});

test('values of secrets are in no page', () => {
  const secret = 'postgres://shop:hunter2secret@db/shop';
  const [first, ...others] = stories.proven.hypotheses;
  const experiment = {
    ...first!.experiment!,
    patch: `@@ -1 +1 @@\n-DB_PASSWORD=hunter2secret\n+DB_PASSWORD=x9hunter2secret`,
    notes: [secret],
  };
  const page = pageOf({
    ...stories.proven,
    summary: `It is ${secret}`,
    timeline: [{ at: '2026-03-02T09:15:31Z', text: `password=hunter2secret` }],
    notices: [secret],
    hypotheses: [{ ...first!, title: `password: hunter2secret`, evidence: [secret], experiment }, ...others],
    tasks: stories.proven.tasks.map((it) => ({ ...it, objective: secret, patch: `+  token: "hunter2secret"` })),
  });
  expect(page).not.toContain('hunter2secret');
});

test('no text of an investigation becomes markup, script, or a link away from the run', () => {
  fc.assert(
    fc.property(arbitraryInvestigation, (investigation) => {
      const { attributes, scripts, elements } = readPage(pageOf(investigation));
      expect(scripts).toHaveLength(2);
      expect(elements.filter((it) => ['script', 'iframe', 'img', 'object'].includes(it))).toHaveLength(2);
      const links = attributes.flatMap(({ name, value }) => (name === 'href' ? [value] : []));
      expect(links.filter((it) => !/^(?:#[a-z]+(?:-\d+)?|\.\/(?:raw\/)?[\w.%!'()*~&#;-]+)$/.test(it))).toEqual([]);
      expect(attributes.filter(({ name }) => /^on/i.test(name))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
