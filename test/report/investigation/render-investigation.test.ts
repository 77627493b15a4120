import { expect, jest, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Investigation } from '../../../src/core/investigation.ts';
import { byteLength } from '../../../src/report/fit.ts';
import { renderInvestigationCheck } from '../../../src/report/investigation/render-check.ts';
import { renderInvestigationComment } from '../../../src/report/investigation/render-comment.ts';
import { renderInvestigation } from '../../../src/report/investigation/render-investigation.ts';
import { renderInvestigationTerminal } from '../../../src/report/investigation/render-terminal.ts';
import { textWidth } from '../../../src/report/text-width.ts';
import { storeResult } from '../../investigation/synthesis/make-story.ts';
import { stories } from '../../investigation/synthesis/stories.ts';
import { golden } from '../../support/golden.ts';
import { readDiagram } from '../read-diagram.ts';
import { readMarkdown } from '../read-markdown.ts';
import { arbitraryInvestigation } from './arbitrary-investigation.ts';

// The first diagram loads all of Mermaid.
jest.setTimeout(300_000);

const result = storeResult();
const links = { run: 'https://ci.example/run', investigation: 'https://ci.example/investigation' };
const elements = ['<details>', '<summary>', '</summary>', '</details>'];
const headings = [
  'The experiment',
  'Suspects, not yet proven',
  'What was ruled out',
  'What was left out',
  'What was not decided',
  'Impact',
  'Evidence',
  'Logs',
  'Plan',
  'Tasks',
  'Criteria of success',
  'To remember',
  'Timeline',
  'Limits',
];

const terminal = (investigation: Investigation): string =>
  renderInvestigationTerminal(investigation, {
    colour: false,
    width: 100,
    directory: '.pacegate/runs/2026-03-02-41d7be0',
  });

test.each(Object.entries(stories))('%s reads as its golden files', (name, investigation) => {
  const at = (file: string): URL => new URL(`golden/${name}/${file}`, import.meta.url);
  const page = renderInvestigation(investigation, { result });
  expect(golden(page, at('investigation.md'))).toBe(page);
  const comment = renderInvestigationComment(investigation, { links });
  expect(golden(comment, at('comment.md'))).toBe(comment);
  const check = renderInvestigationCheck(investigation, { links });
  const output = `${check.title}\n\n---\n\n${check.summary}\n---\n\n${check.text}`;
  expect(golden(output, at('check.md'))).toBe(output);
  const lines = terminal(investigation);
  expect(golden(lines, at('terminal.txt'))).toBe(lines);
});

test('the answer is the first line, everywhere', () => {
  const answer = 'undoing it wins back 98 % (91 to 104 %) of +212 % in mean latency of GET /orders';
  for (const text of [renderInvestigation(stories.proven), renderInvestigationComment(stories.proven)])
    expect(text.split('\n')[0]).toContain(answer);
  expect(renderInvestigationCheck(stories.proven).title).toMatch(/^root cause proven: The root cause is a query for/u);
  expect(terminal(stories.proven).replaceAll(/\n {2}/gu, ' ')).toContain(answer);
});

test('what is left out for a cause is told apart from what could not be decided', () => {
  const story = stories['left-out'];
  const [inSight = '', folded = ''] = renderInvestigationComment(story).split('<details>');
  const lines = inSight.split('\n');
  const left = lines.find((it) => it.startsWith('Left out, covered by H1: '));
  expect([left?.includes('H4 '), left?.includes('H5 '), left?.includes('H6 ')]).toEqual([true, true, false]);
  expect(lines.find((it) => it.startsWith('Not decided: '))).toMatch(/^Not decided: H6 [^;]+$/u);
  expect(lines.find((it) => it.includes('without H4'))).toMatch(/➖ covered by H1 \|$/u);
  expect(folded).toMatch(/\*\*Left out\*\*\n\n- H4 .*: It can't be undone without H1, which is the cause by itself\./u);
  expect(terminal(story)).toMatch(/^Left out, covered by H1: H5 [^;]+\n(?: {2}.+\n)*Not decided: H6 /mu);
});

test('a first answer says that nothing of it is proven, and names no fix', () => {
  for (const text of [
    renderInvestigation(stories['first-answer']),
    renderInvestigationComment(stories['first-answer']),
    terminal(stories['first-answer']),
  ]) {
    expect(text.split('\n')[0]).toMatch(/not yet proven/u);
    expect(text).not.toMatch(/PERF_FIX|wins back|root cause proven/u);
  }
});

test('what a comment has in sight is one screen', () => {
  for (const [name, investigation] of Object.entries(stories)) {
    const [inSight = ''] = renderInvestigationComment(investigation).split('<details>');
    const lines = inSight.split('\n').filter((line) => line !== '' && !line.startsWith('```'));
    expect([name, lines.length <= 50]).toEqual([name, true]);
  }
});

test('no regression is one line and nothing to open', () => {
  const comment = renderInvestigationComment(stories['no-regression']);
  expect(comment).not.toContain('<details>');
  expect(comment.split('\n').filter((line) => line !== '')).toHaveLength(1);
});

const markups = (investigation: Investigation): string[] => {
  const { summary, text } = renderInvestigationCheck(investigation, { links });
  return [renderInvestigationComment(investigation, { links }), summary, text];
};

test('texts of any kind mention nobody, open no element, link nowhere and break no table', () => {
  const ours = new Set(Object.values(links));
  fc.assert(
    fc.property(arbitraryInvestigation, (investigation) => {
      const page = renderInvestigation(investigation, { result, links });
      for (const markdown of [page, ...markups(investigation)]) {
        expect(markdown).not.toMatch(/@[\p{L}\p{N}_-]/u);
        const found = readMarkdown(markdown);
        expect([elements, []]).toContainEqual(found.html);
        expect(found.links.filter((it) => !ours.has(it))).toEqual([]);
        expect(found.images).toEqual([]);
        for (const rows of found.tables) expect(new Set(rows).size).toBe(1);
        const allowed = markdown === page ? headings : [];
        expect(found.headings.map((it) => it.replace(/^## |\n*$/gu, '')).filter((it) => !allowed.includes(it))).toEqual(
          [],
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('everything is within its limit, and no line of a terminal is too wide or steers it', () => {
  fc.assert(
    fc.property(arbitraryInvestigation, fc.integer({ min: 20, max: 140 }), (investigation, width) => {
      for (const markdown of markups(investigation)) expect(byteLength(markdown)).toBeLessThanOrEqual(60_000);
      expect(renderInvestigationCheck(investigation).title.length).toBeLessThanOrEqual(255);
      for (const line of renderInvestigationTerminal(investigation, { colour: false, width }).split('\n')) {
        expect(textWidth(line)).toBeLessThanOrEqual(width);
        expect(line).not.toMatch(/[\p{Cc}\u202E]/u);
      }
    }),
    { numRuns: 40 },
  );
});

test('the chart is one chart, with as many values as labels, whatever the titles', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryInvestigation, async (investigation) => {
      for (const source of readMarkdown(renderInvestigation(investigation)).diagrams) {
        seen += 1;
        const { type, labels, series } = await readDiagram(source);
        expect(type).toBe('xychart');
        expect(series.length).toBeGreaterThan(0);
        for (const { values } of series) expect(values.filter(Number.isFinite)).toHaveLength(labels.length);
      }
    }),
    { numRuns: 40 },
  );
  expect(seen).toBeGreaterThan(5);
});

const numbersIn = (text: string): string[] => text.match(/\d+(?:[.,]\d+)*/gu) ?? [];

/** What a number may be written as. */
const forms = (value: number): string[] => {
  const percent = (100 * value).toFixed(0);
  return [
    value.toFixed(0),
    value.toFixed(1),
    value.toFixed(2),
    value.toPrecision(2),
    value.toPrecision(3),
    String(value),
    percent,
  ];
};

const numbersOf = (value: unknown): string[] => {
  if (typeof value === 'number') return forms(value).flatMap(numbersIn);
  // Of times of the day the seconds are shown without their fractions.
  if (typeof value === 'string') return numbersIn(value).flatMap((it) => [it, ...it.split('.')]);
  if (Array.isArray(value)) return [String(value.length), ...value.flatMap(numbersOf)];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersOf) : [];
};

test.each(Object.entries(stories))(
  'every number in the report of %s comes from the investigation',
  (_, investigation) => {
    const { hypotheses, tasks } = investigation;
    const counts = ['root-cause', 'contributing', 'ruled-out', 'untested'].map((decision) =>
      String(hypotheses.filter(({ experiment }) => experiment?.decision === decision).length),
    );
    const steps = tasks.flatMap((task) => task.steps.map((_step, index) => String(index + 1)));
    // Base and head are all and nothing of the regression; 95 % is the intervals' own.
    const known = new Set([...numbersOf(investigation), ...counts, ...steps, '0', '100', '95']);
    const { title, summary, text } = renderInvestigationCheck(investigation);
    const told = [
      title,
      summary,
      text,
      terminal(investigation),
      renderInvestigation(investigation).replaceAll(/```mermaid[\s\S]*?```/gu, ''),
    ];
    // Entities are characters, not numbers.
    const numbers = told.flatMap((it) => numbersIn(it.replaceAll(/&#\d+;/gu, '')));
    expect(numbers.length).toBeGreaterThan(0);
    expect([...new Set(numbers.filter((it) => !known.has(it)))]).toEqual([]);
  },
);

test('no secret is shown, also where somebody else stored it', () => {
  const { hypotheses, tasks, ...rest } = stories.proven;
  const leaking = {
    ...rest,
    summary: 'password: hunter2hunter2',
    hypotheses: hypotheses.map((it) => ({
      ...it,
      title: 'password: hunter2hunter2',
      evidence: ['password=hunter2hunter2'],
    })),
    tasks: tasks.map((it) => ({ ...it, patch: '+password: "hunter2hunter2"\n' })),
  };
  const { title, summary, text } = renderInvestigationCheck(leaking);
  for (const it of [
    renderInvestigation(leaking),
    renderInvestigationComment(leaking),
    title,
    summary,
    text,
    terminal(leaking),
  ])
    expect(it).not.toContain('hunter2');
});

test('many suspects fit, and what is left out is said', () => {
  const [first] = stories.proven.hypotheses;
  const many = Array.from({ length: 400 }, (_, index) => ({
    ...first!,
    id: `H${index + 1}`,
    rank: index + 1,
    title: `Changed code in src/${'x'.repeat(200)}${index}.js`,
    evidence: Array.from({ length: 12 }, () => 'y'.repeat(500)),
    experiment: { ...first!.experiment!, decision: 'ruled-out' as const },
  }));
  const story = { ...stories.proven, hypotheses: [first!, ...many] };
  const comment = renderInvestigationComment(story, { links });
  expect(byteLength(comment)).toBeLessThanOrEqual(60_000);
  expect(comment).toContain('These 400 changes were tested and cleared');
  expect(comment).toContain('and 392 more');
  expect(comment).toContain('[investigation.json](https://ci.example/investigation)');
  expect(byteLength(renderInvestigation(story))).toBeLessThanOrEqual(900_000);
});
