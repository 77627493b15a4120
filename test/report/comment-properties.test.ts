import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { renderComment } from '../../src/report/comment.ts';
import { byteLength } from '../../src/report/fit.ts';
import { makeMetric, makeResult } from '../support/make-result.ts';
import { arbitraryResult } from './arbitrary-result.ts';
import { cases } from './cases.ts';

/** What a Markdown reader takes as text and markup: without fenced blocks and code spans, in which nothing is markup. */
const withoutCode = (markdown: string): string =>
  markdown
    .replaceAll(/^( *)(`{3,})(?:text|diff)\n[\s\S]*?^ *\2$/gmu, '')
    .replaceAll(/(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/gu, '');

const cells = (row: string): number => row.replaceAll(/\\./gu, '').split('|').length;

/** Tables as lists of rows. */
const tables = (markdown: string): string[][] =>
  markdown
    .split(/\n(?!\|)/u)
    .map((part) => part.split('\n').filter((line) => line.startsWith('|')))
    .filter((rows) => rows.length > 0);

test('names and texts of any kind mention nobody, open no element and break no table', () => {
  fc.assert(
    fc.property(arbitraryResult(12), (result) => {
      const markdown = renderComment(result);
      expect(markdown).not.toMatch(/@(?!&#8203;|\u200B)/u);
      const text = withoutCode(markdown);
      expect(text.match(/<[^>]*>?/gu) ?? []).toEqual(['<details>', '<summary>', '</summary>', '</details>']);
      for (const rows of tables(text)) expect(new Set(rows.map(cells)).size).toBe(1);
    }),
    { numRuns: 60 },
  );
});

test('every comment is within the limit, however much there is to say', () => {
  fc.assert(
    fc.property(arbitraryResult(80), (result) => {
      expect(byteLength(renderComment(result))).toBeLessThanOrEqual(60_000);
    }),
    { numRuns: 15 },
  );
});

test('5,000 comparisons fit, and the comment says how many it leaves out', () => {
  const markdown = renderComment(cases['five-thousand-metrics']);
  expect(byteLength(markdown)).toBeLessThanOrEqual(60_000);
  expect(markdown).toMatch(/4,\d{3} more comparisons are left out here/u);
  expect(markdown).toContain('GET /items/4900 needs 13 % more CPU per request');
});

test('names of the worst length and content fit without losing the verdict', () => {
  const name = '@'.repeat(10_000);
  const metrics = Array.from({ length: 400 }, (_, i) => makeMetric({ suite: name, route: `${i}${name}`, change: 0.3 }));
  const markdown = renderComment(
    makeResult({ verdict: 'fail', metrics, reasons: [name], notices: Array(50).fill(name) }),
  );
  expect(byteLength(markdown)).toBeLessThanOrEqual(60_000);
  expect(markdown).toMatch(/^❌ \*\*Pacegate: fail\*\*/u);
  expect(markdown).toContain('left out');
});

test('links are shown only when they are given', () => {
  const markdown = renderComment(makeResult(), {
    links: { run: 'https://ci.example/1', report: 'https://ci.example/2' },
  });
  expect(markdown).toContain('[Report](https://ci.example/2) · [Log of the run](https://ci.example/1)');
  expect(renderComment(makeResult())).not.toContain('](');
});

test('a pass is short: at most six lines in sight', () => {
  const [visible = ''] = renderComment(cases.pass).split('<details>');
  expect(visible.split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(6);
});
