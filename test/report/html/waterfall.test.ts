import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { VisitRequest } from '../../../src/core/visit.ts';
import { waterfall, waterfalls } from '../../../src/report/html/waterfall.ts';
import { makeVisit } from '../../support/make-page-block.ts';
import { readPage } from './read-page.ts';

const request = (differences: Partial<VisitRequest> = {}): VisitRequest => ({
  url: 'http://localhost:4173/assets/main.js',
  kind: 'Script',
  start: 100,
  end: 200,
  transfer: 5000,
  status: 200,
  ...differences,
});

const numbers = (markup: string, name: string): number[] =>
  [...markup.matchAll(new RegExp(`<rect[^>]*\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => Number(value));

test('no visit, no picture; one side alone is one picture', () => {
  expect(waterfalls([])).toBeNull();
  const only = waterfalls([makeVisit('head')])?.markup ?? '';
  expect(readPage(only).elements.filter((it) => it === 'svg')).toHaveLength(1);
});

test('both sides share an axis, which ends with the last request of either', () => {
  const base = makeVisit('base', { requests: [request({ end: 500 })] });
  const head = makeVisit('head', { requests: [request({ end: 1000 })] });
  const { markup } = waterfalls([base, head])!;
  expect(markup.match(/up to 1\.00 s/g)).toHaveLength(2);
  const [shorter, longer] = numbers(markup, 'width');
  expect(longer! / shorter!).toBeCloseTo(900 / 400, 1);
});

test('the visit with the middle LCP is shown, whatever their order', () => {
  const visits = [2000, 900, 1500].map((lcp) =>
    makeVisit('head', { values: { 'page.lcp': lcp }, requests: [request({ url: `/at-${lcp}.js` })] }),
  );
  const { markup } = waterfalls(visits)!;
  expect(markup).toContain('at-1500.js');
  expect(markup).not.toMatch(/at-(?:900|2000)\.js/);
});

test('a visit without requests, or all at time zero, is still a picture of numbers', () => {
  for (const requests of [[], [request({ start: 0, end: 0 })]]) {
    const { markup } = waterfalls([makeVisit('base', { requests })])!;
    readPage(markup);
    expect(markup).not.toMatch(/NaN|Infinity/);
  }
});

test('more requests than fit are counted; a request without an answer says so', () => {
  const requests = Array.from({ length: 75 }, (_, index) => request({ url: `/part-${index}.js`, status: 0 }));
  const { markup } = waterfall(makeVisit('head', { requests }), 200);
  expect(numbers(markup, 'x')).toHaveLength(60);
  expect(markup).toContain('and 15 more requests');
  expect(markup).toContain('head, 75 requests');
  expect(markup).toContain('status none');
});

test.each([
  ['http://localhost:4173/', 'localhost:4173'],
  ['http://localhost:4173/a/b/?q=1#x', 'b'],
  ['/', '/'],
  ['', ''],
  [`/${'long-name-'.repeat(9)}.js`, `${'long-name-'.repeat(9).slice(0, 27)}…`],
  ['/?token=secret', '/?token=secret'],
])('%s is called %s', (url, name) => {
  const { markup } = waterfall(makeVisit('head', { requests: [request({ url })] }), 200);
  expect(readPage(markup).texts.map((text) => text.trim())).toContain(name);
});

test('bars stay in the picture, whatever the times', () => {
  const time = fc.double({ min: 0, max: 1e9, noNaN: true });
  const some = fc.array(fc.record({ start: time, end: time }), { maxLength: 20 });
  fc.assert(
    fc.property(some, some, (one, other) => {
      const visits = [
        makeVisit('base', { requests: one.map((it) => request(it)) }),
        makeVisit('head', { requests: other.map((it) => request(it)) }),
      ];
      const markup = waterfalls(visits)?.markup ?? '';
      readPage(markup);
      const [lefts, widths] = [numbers(markup, 'x'), numbers(markup, 'width')];
      expect(lefts).toHaveLength(one.length + other.length);
      for (const [index, left] of lefts.entries()) {
        expect(left).toBeGreaterThanOrEqual(190);
        expect(left + widths[index]!).toBeLessThanOrEqual(560);
      }
    }),
  );
});
