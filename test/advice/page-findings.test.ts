import { expect, test } from '@jest/globals';
import { findings } from '../../src/advice/find.ts';
import { makeMetric, makeResult, type ComparisonSketch } from '../support/make-result.ts';

const find = (sketches: readonly ComparisonSketch[]) =>
  findings(
    makeResult({
      verdict: 'fail',
      metrics: sketches.map((it) => makeMetric({ suite: 'home', scenario: null, spread: 0.01, ...it })),
    }),
  );

const told = (sketches: readonly ComparisonSketch[]) => find(sketches).map((it) => [it.kind, it.severity, it.title]);

test('more bytes and requests are one finding', () => {
  expect(
    told([
      { metric: 'page.transfer', change: 0.25, base: 240_000 },
      { metric: 'page.requests', change: 0.5, base: 12 },
      { metric: 'page.script-bytes', change: 0.3, base: 180_000, primary: false },
    ]),
  ).toEqual([['page-heavier', 'blocking', 'home transfers 60.0 KB more']]);
});

test('a timing that only informs warns; one that the team set a tolerance for blocks', () => {
  const slower = { metric: 'page.lcp', change: 0.2, base: 1200 };
  expect(told([{ ...slower, primary: false }])).toEqual([
    ['page-slower', 'warning', 'home takes 20 % longer to its largest contentful paint'],
  ]);
  expect(told([slower])).toEqual([
    ['page-slower', 'blocking', 'home takes 20 % longer to its largest contentful paint'],
  ]);
});

test('a slower page says that it is heavier, too', () => {
  const [heavier, slower] = find([
    { metric: 'page.lcp', change: 0.2, base: 1200, primary: false },
    { metric: 'page.transfer', change: 0.25, base: 240_000 },
  ]);
  expect([heavier?.kind, slower?.kind]).toEqual(['page-heavier', 'page-slower']);
  expect(slower?.evidence.at(-1)).toBe('It also transfers 60.0 KB more.');
});

test('a shift is told by its difference, and asks for sizes of images', () => {
  const [it] = findings(
    makeResult({
      verdict: 'fail',
      metrics: [
        {
          ...makeMetric({ suite: 'home', scenario: null, metric: 'page.cls' }),
          base: { value: 0, blocks: [0, 0] },
          head: { value: 0.2, blocks: [0.2, 0.2] },
          change: { estimate: 0.2, low: 0.18, high: 0.22, confidence: 0.9 },
          decision: 'regressed',
        },
      ],
    }),
  );
  expect(it?.title).toBe('home shifts its layout by 0.20 more');
  expect(it?.fix?.summary).toMatch(/images/u);
  expect(it?.evidence[0]).toContain('+0.20 (0.18 to 0.22) over 2 blocks');
});
