import { expect, jest, test } from '@jest/globals';
import * as fc from 'fast-check';
import { renderComment, renderSummary } from '../../src/report/comment.ts';
import { byteLength } from '../../src/report/fit.ts';
import { makeMetric, makeResult } from '../support/make-result.ts';
import { arbitraryResult } from './arbitrary-result.ts';
import { cases } from './cases.ts';
import { expectOwnSettings, readDiagram } from './read-diagram.ts';
import { readMarkdown } from './read-markdown.ts';

const links = { run: 'https://ci.example/run', result: 'https://ci.example/result' };

// The first diagram loads all of Mermaid.
jest.setTimeout(300_000);
const ours = new Set(Object.values(links));
const elements = ['<details>', '<summary>', '</summary>', '</details>'];

test('names and texts of any kind mention nobody, open no element, link nowhere and break no table', () => {
  fc.assert(
    fc.property(arbitraryResult(12), (result) => {
      const markdown = renderComment(result, { links });
      expect(markdown).not.toMatch(/@[\p{L}\p{N}_-]/u);
      const { html, links: found, images, tables, headings } = readMarkdown(markdown);
      // Where nothing was measured there are no details to open.
      expect([elements, []]).toContainEqual(html);
      expect(found.filter((it) => !ours.has(it))).toEqual([]);
      expect([...images, ...headings]).toEqual([]);
      for (const rows of tables) expect(new Set(rows).size).toBe(1);
    }),
    { numRuns: 60 },
  );
});

test('a diagram stays one chart with our settings, whatever the names in it', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryResult(12), async ({ metrics, ...result }) => {
      const changed = metrics.map((it) => ({ ...it, primary: true, decision: 'regressed' as const }));
      for (const source of readMarkdown(renderSummary({ ...result, verdict: 'fail', metrics: changed })).diagrams) {
        seen += 1;
        expect(source.length).toBeLessThan(50_000);
        expectOwnSettings(source);
        const { type, labels, series } = await readDiagram(source);
        expect(type).toBe('xychart');
        expect(series.length).toBeGreaterThan(0);
        for (const { values } of series) expect(values.filter(Number.isFinite)).toHaveLength(labels.length);
      }
    }),
    { numRuns: 60 },
  );
  expect(seen).toBeGreaterThan(30);
});

test('every comment and step summary is within its limit, however much there is to say', () => {
  fc.assert(
    fc.property(arbitraryResult(80), (result) => {
      expect(byteLength(renderComment(result, { links }))).toBeLessThanOrEqual(60_000);
      expect(byteLength(renderSummary(result, { links }))).toBeLessThanOrEqual(2 ** 20);
    }),
    { numRuns: 15 },
  );
});

test('5,000 comparisons and 2,000 findings fit, and the comment says what it leaves out and where that is', () => {
  const markdown = renderComment(cases.huge, { links });
  expect(byteLength(markdown)).toBeLessThanOrEqual(60_000);
  const where = 'left out here; [result.json](https://ci.example/result) has them all';
  expect(markdown).toMatch(/^- 1,9\d{2} more findings are /mu);
  expect(markdown).toMatch(/^4,\d{3} more comparisons are /mu);
  expect(markdown).toMatch(/^\* 47 more goals are /mu);
  expect(markdown.split(where).length).toBeGreaterThan(3);
  expect(readMarkdown(markdown).html).toEqual(elements);
});

test('the step summary has room for more than the comment', () => {
  const rows = (text: string): number => text.split('\n').filter((line) => line.startsWith('|')).length;
  expect(rows(renderSummary(cases.huge))).toBeGreaterThan(3000);
  expect(rows(renderComment(cases.huge))).toBeLessThan(700);
  expect(renderSummary(cases.pass)).toBe(renderComment(cases.pass));
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

test('a pass with nothing to say is two sentences and no chart', () => {
  const [visible = ''] = renderComment(cases.pass).split('<details>');
  expect(visible.split('\n').filter((line) => line !== '')).toHaveLength(2);
  expect(renderComment(cases.pass)).not.toContain('mermaid');
});
