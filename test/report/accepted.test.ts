import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Acceptance } from '../../src/core/acceptance.ts';
import type { Result } from '../../src/core/result.ts';
import { applyAcceptances } from '../../src/gate/apply-acceptances.ts';
import { blockersOf } from '../../src/gate/blockers.ts';
import { renderComment } from '../../src/report/comment.ts';
import { byteLength } from '../../src/report/fit.ts';
import { renderCheck } from '../../src/report/render-check.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { textWidth } from '../../src/report/text-width.ts';
import { golden } from '../support/golden.ts';
import { arbitraryResult, nastyText } from './arbitrary-result.ts';
import { cases } from './cases.ts';
import { readMarkdown } from './read-markdown.ts';

const links = { run: 'https://ci.example/run', result: 'https://ci.example/result' };

const now = new Date('2026-03-02T10:00:00.000Z');

const place = (route: string | null, metric: string, most: number): Acceptance['covers'][number] => ({
  suite: 'api',
  scenario: 'load',
  route,
  metric,
  most,
  value: null,
});

const ranking: Acceptance = {
  target: 'all',
  covers: [
    place('GET /search', 'cpu.per-request', 0.21),
    place('GET /search', 'latency.mean', 0.209),
    place(null, 'cpu.per-request', 0.078),
    place(null, 'latency.mean', 0.075),
  ],
  reason: 'The new ranking is worth it.',
  by: 'alice',
  at: '2026-03-02T09:30:00.000Z',
  until: '2026-04-01T09:30:00.000Z',
};

const failed = cases['fail-cpu-of-one-route'];
const accepted = applyAcceptances(failed, [ranking], now);

const file = (name: string): URL => new URL(`golden/accepted/${name}`, import.meta.url);

test('the comment says first that it was accepted, then by whom, why, until when and how far', () => {
  const text = renderComment(accepted);
  expect(text).toBe(golden(text, file('comment.md')));
});

test('the check, too, and nothing is left to accept', () => {
  const { conclusion, title, summary, text, annotations, buttons } = renderCheck(accepted, { links });
  const page = [
    `${conclusion} · ${title}`,
    `[${buttons.map(({ label }) => label).join('] [')}]`,
    '',
    summary,
    '=== text',
    text ?? '',
    `=== ${annotations.length} annotations`,
    '',
  ].join('\n');
  expect(page).toBe(golden(page, file('check.md')));
});

test('the terminal, too', () => {
  const text = renderTerminal(accepted, {
    colour: false,
    width: 100,
    directory: '.pacegate/runs/2026-03-02-41d7be0',
  });
  expect(text).toBe(golden(text, file('terminal.txt')));
});

test('where something is left, that is what the first line is about', () => {
  const some = { ...ranking, covers: ranking.covers.slice(0, 2) };
  const result = applyAcceptances(failed, [some], now);
  const [first = '', ...rest] = renderComment(result).split('\n');
  expect(first).toMatch(/^❌ \*\*Pacegate: fail\*\* — api needs 6\.6 % more CPU per request/u);
  expect(rest.join('\n')).toContain('accepted by `alice` until 2026-04-01');
  expect(rest.filter((line) => line.includes('regressed,\u00A0accepted'))).toHaveLength(2);
  expect(rest.filter((line) => line.includes('❌\u00A0regressed'))).toHaveLength(2);
});

test('an accepted budget is told by its value', () => {
  const budget = { suite: 'api', scenario: 'load', route: null, metric: 'latency.p95', most: null, value: 214 };
  const result = applyAcceptances(cases['fail-budget'], [{ ...ranking, covers: [budget] }], now);
  const text = renderComment(result);
  expect(text).toMatch(
    /^✅ \*\*Pacegate: pass \(accepted\)\*\* — api: 95th percentile of latency is 214 ms, limit 200 ms; accepted\n/u,
  );
  expect(text).toContain('  - api (all routes): 95th percentile of latency up to 214 ms\n');
  expect(text).toContain('☑️\u00A0exceeded,\u00A0accepted');
  expect(renderTerminal(result, { colour: false, width: 200 })).toContain(
    '(limit 200 ms, target 150 ms): exceeded, accepted',
  );
});

test('an undecided comparison that blocked is told as what it is', () => {
  const search = place('GET /search', 'cpu.per-request', 0.1);
  const result = applyAcceptances(cases['inconclusive-blocks'], [{ ...ranking, covers: [search] }], now);
  expect(renderComment(result)).toMatch(
    /^✅ \*\*Pacegate: pass \(accepted\)\*\* — 1 of 11 comparisons is undecided; accepted\n/u,
  );
  expect(renderCheck(result).conclusion).toBe('success');
});

const anyAcceptance = fc
  .record({ text: nastyText, number: fc.option(fc.double({ noNaN: true, min: -1e9, max: 1e9 })), many: fc.nat(30) })
  .map(({ text, number, many }): Acceptance => ({
    target: text,
    covers: Array.from({ length: many }, (_, i) => ({
      suite: `${text}${i}`,
      scenario: text,
      route: i % 2 === 0 ? null : text,
      metric: i % 3 === 0 ? text : 'latency.p95',
      most: number,
      value: number,
    })),
    reason: text,
    by: text,
    at: text,
    until: text.length % 2 === 0 ? text : ranking.until,
  }));

/** Some of what blocks is covered, and what is said of it is anything. */
const anyAccepted = fc
  .record({ result: arbitraryResult(12), others: fc.array(anyAcceptance, { maxLength: 14 }), text: nastyText })
  .map(({ result, others, text }): Result => {
    const covers = blockersOf({ ...result, verdict: 'fail' }).map(({ it }) => ({
      suite: it.suite,
      scenario: it.scenario,
      route: it.route ?? null,
      metric: it.metric,
      most: 'change' in it ? it.change.estimate : null,
      value: 'change' in it ? null : it.value,
    }));
    return { ...result, accepted: [{ ...ranking, covers, reason: text, by: text }, ...others] };
  });

test('what people write with an acceptance mentions nobody, links nowhere, opens nothing and fits', () => {
  fc.assert(
    fc.property(anyAccepted, (result) => {
      const markdown = renderComment(result, { links });
      const { title, summary, text } = renderCheck(result, { links });
      expect(title).not.toMatch(/[\n\p{Cc}]|@[\p{L}\p{N}_-]/u);
      expect(Array.from(title).length).toBeLessThanOrEqual(255);
      for (const part of [markdown, summary, text ?? '']) {
        expect(byteLength(part)).toBeLessThanOrEqual(60_000);
        expect(part).not.toMatch(/@[\p{L}\p{N}_-]/u);
        const { links: found, images, headings, tables, html } = readMarkdown(part);
        expect(found.filter((it) => it !== links.run && it !== links.result)).toEqual([]);
        expect([...images, ...headings]).toEqual([]);
        expect(html.filter((it) => !/^<\/?(?:details|summary)>$/u.test(it))).toEqual([]);
        for (const rows of tables) expect(new Set(rows).size).toBe(1);
      }
      const plain = renderTerminal(result, { colour: false, width: 60 });
      expect(plain).not.toMatch(/[^\P{Cc}\n]/u);
      expect(plain.split('\n').filter((line) => textWidth(line) > 60)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
