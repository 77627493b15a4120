import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { CheckReport } from '../../src/report/check-report.ts';
import { byteLength } from '../../src/report/fit.ts';
import { renderCheck } from '../../src/report/render-check.ts';
import { golden } from '../support/golden.ts';
import { makeResult, makeShop } from '../support/make-result.ts';
import { arbitraryResult } from './arbitrary-result.ts';
import { cases } from './cases.ts';
import { withoutLongLists } from './without-long-lists.ts';
import { readMarkdown } from './read-markdown.ts';

const links = { run: 'https://ci.example/run', result: 'https://ci.example/result' };

/** A check as a person reads it. */
const page = ({ conclusion, title, summary, text, annotations, buttons }: CheckReport): string =>
  [
    `${conclusion} · ${title}`,
    `[${buttons.map(({ label }) => label).join('] [')}]`,
    '',
    summary,
    '=== text',
    text ?? '',
    `=== ${annotations.length} annotations`,
    ...annotations
      .slice(0, 3)
      .map((it) => `${it.level} ${it.path}:${it.startLine}-${it.endLine}\n${it.title}\n${it.message}\n`),
    '',
  ].join('\n');

test.each(Object.entries(cases))('the check of %s', (name, result) => {
  const text = withoutLongLists(page(renderCheck(result, { links })));
  expect(text).toBe(golden(text, new URL(`golden/check/${name}.md`, import.meta.url)));
});

const size = (text: string): number => Array.from(text).length;

test('every part is within GitHub\u2019s limits and shows names as they are, whatever they are', () => {
  fc.assert(
    fc.property(arbitraryResult(60), (result) => {
      const { title, summary, text, annotations, buttons } = renderCheck(result, { links });
      expect(title).not.toMatch(/[\n\p{Cc}]|@[\p{L}\p{N}_-]/u);
      expect(size(title)).toBeLessThanOrEqual(255);
      for (const part of [summary, text ?? '']) {
        expect(byteLength(part)).toBeLessThanOrEqual(60_000);
        expect(part).not.toMatch(/@[\p{L}\p{N}_-]/u);
        const { html, links: found, images, headings, tables, diagrams } = readMarkdown(part);
        expect([...html, ...images, ...headings, ...diagrams]).toEqual([]);
        expect(found.filter((it) => it !== links.run && it !== links.result)).toEqual([]);
        for (const rows of tables) expect(new Set(rows).size).toBe(1);
      }
      for (const it of annotations) {
        expect(it.title.length).toBeLessThanOrEqual(255);
        expect(it.message.length).toBeLessThanOrEqual(3600);
        expect(it.message).not.toMatch(/@[\p{L}\p{N}_-]|[^\P{Cc}\n]/u);
        expect(it.path).not.toMatch(/^\/|[\n\r\0]/u);
      }
      for (const it of buttons) {
        expect(it.label.length).toBeLessThanOrEqual(20);
        expect(it.description.length).toBeLessThanOrEqual(40);
        expect(it.identifier.length).toBeLessThanOrEqual(20);
      }
    }),
    { numRuns: 40 },
  );
});

test('5,000 comparisons and 2,000 findings fit, and the check says what it leaves out and where that is', () => {
  const { summary, text, annotations } = renderCheck(cases.huge, { links });
  const where = '[result.json](https://ci.example/result) has them all';
  expect(byteLength(summary)).toBeLessThanOrEqual(60_000);
  expect(byteLength(text ?? '')).toBeLessThanOrEqual(60_000);
  expect(annotations).toHaveLength(200);
  expect(summary).toContain(`1,800 more findings have a place in the code, but no mark beside it; ${where}`);
  expect(summary).toMatch(/1,9\d{2} more findings are left out here/u);
  expect(text).toMatch(/4,\d{3} more comparisons are left out here/u);
  expect(annotations[0]?.level).toBe('failure');
});

test('the title is the verdict and its number', () => {
  expect(renderCheck(cases['fail-budget']).title).toBe('fail: api: 95th percentile of latency is 214 ms, limit 200 ms');
});

const buttons = (name: keyof typeof cases): string[] => renderCheck(cases[name]).buttons.map((it) => it.identifier);

test('buttons are those that make sense for the verdict', () => {
  expect(buttons('pass')).toEqual([]);
  expect(buttons('fail-cpu-of-one-route')).toEqual(['remeasure', 'investigate', 'accept']);
  expect(buttons('fail-budget')).toEqual(['remeasure', 'accept']);
  expect(buttons('inconclusive')).toEqual(['remeasure']);
  expect(buttons('inconclusive-blocks')).toEqual(['remeasure', 'accept']);
  expect(buttons('adopting-pull-request')).toEqual(['remeasure', 'investigate']);
  expect(buttons('invalid-control')).toEqual(['remeasure']);
});

test('an inconclusive that blocks is no neutral conclusion', () => {
  expect(renderCheck(cases.inconclusive).conclusion).toBe('neutral');
  expect(renderCheck(cases['inconclusive-blocks']).conclusion).toBe('action_required');
  // What the change's own policy says blocks nothing.
  expect(renderCheck(cases['adopting-pull-request']).conclusion).toBe('neutral');
});

const located = (path: string, startLine = 3, endLine = 4) => {
  const [finding] = cases['fail-proven-fix'].findings;
  return { ...finding, location: { path, startLine, endLine } };
};

test.each(['/etc/passwd', '../secret', 'a/../../b', '', 'a\\b', 'a\nb', 'a\uD800'])(
  'a finding at %j has no mark, but is in the summary',
  (path) => {
    const result = makeResult({ verdict: 'fail', metrics: makeShop(), findings: [located(path)] });
    const { annotations, summary } = renderCheck(result);
    expect(annotations).toEqual([]);
    expect(summary).toContain('reads the price of each product');
  },
);

test('lines that make no sense have no mark', () => {
  const findings = [located('a.ts', 0, 3), located('a.ts', 5, 4), located('a.ts', 5, 5)];
  expect(renderCheck(makeResult({ verdict: 'fail', findings })).annotations.map((it) => it.startLine)).toEqual([5]);
});
