import { expect, jest, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createNaming } from '../../src/advice/naming.ts';
import { changesChart } from '../../src/report/changes-chart.ts';
import { emWidth } from '../../src/report/em-width.ts';
import { mermaidNumber, mermaidText } from '../../src/report/mermaid.ts';
import { trendChart } from '../../src/report/trend-chart.ts';
import type { ComparisonSketch } from '../support/make-result.ts';
import { makeMetric } from '../support/make-result.ts';
import { nastyText } from './arbitrary-result.ts';
import { cases } from './cases.ts';
import { readDiagram } from './read-diagram.ts';

// The first diagram loads all of Mermaid.
jest.setTimeout(300_000);

const chartOf = (sketches: readonly ComparisonSketch[]): string => {
  const metrics = sketches.map(makeMetric);
  return changesChart(metrics, createNaming(metrics)).slice(1, -1).join('\n');
};

test('bars reach from the lower to the upper end of each interval, the largest first', async () => {
  const { labels, series } = await readDiagram(
    chartOf([
      { route: 'GET /a', change: 0.1, spread: 0.02 },
      { route: 'GET /b', change: 0.3, spread: 0.05 },
      { route: 'GET /c' },
    ]),
  );
  expect(labels).toEqual(['GET /b, CPU time per request: +30 %', 'GET /a, CPU time per request: +10 %']);
  expect(series).toEqual([
    { type: 'bar', values: [35, 12] },
    { type: 'bar', values: [25, 8] },
  ]);
});

test('what is worse is drawn alone; where nothing is, what is better; a metric that should grow counts from its own side', async () => {
  const worse = chartOf([
    { route: 'GET /a', change: 0.1 },
    { metric: 'throughput', change: -0.2 },
    { route: 'GET /b', change: -0.3 },
  ]);
  expect((await readDiagram(worse)).labels).toEqual([
    'api (all routes), throughput: -20 %',
    'GET /a, CPU time per request: +10 %',
  ]);
  expect((await readDiagram(worse)).series[1]?.values).toEqual([18, 8]);
  expect(worse).toContain('#cf222e');
  const better = chartOf([
    { route: 'GET /a', change: -0.1 },
    { route: 'GET /b', change: -0.3 },
  ]);
  expect((await readDiagram(better)).series).toEqual([
    { type: 'bar', values: [32, 12] },
    { type: 'bar', values: [28, 8] },
  ]);
  expect(better).toContain('#1a7f37');
});

test('one number, an undecided one, or a share, is not drawn', () => {
  expect(chartOf([{ change: 0.2 }])).toBe('');
  expect(
    chartOf([
      { route: 'a', change: 0.2 },
      { route: 'b', change: 0.04, spread: 0.1 },
    ]),
  ).toBe('');
  expect(
    chartOf([
      { route: 'a', change: 0.2 },
      { metric: 'errors.rate', change: 0.3 },
    ]),
  ).toBe('');
});

test('an interval that says nothing does not hide the others, and no bar leaves the chart', async () => {
  const source = chartOf([
    { route: 'a', change: 0.2, decision: 'regressed' },
    { route: 'b', change: 0.3, spread: 40, decision: 'regressed' },
  ]);
  const [, end = '0'] = /0 --> (\d+)/u.exec(source) ?? [];
  const { series } = await readDiagram(source);
  expect(Number(end)).toBe(60);
  expect(Math.max(...series.flatMap((it) => it.values))).toBeLessThanOrEqual(Number(end));
});

test('of a long name the figure stays', async () => {
  const { labels } = await readDiagram(
    chartOf([
      { route: 'x'.repeat(90), change: 0.2 },
      { route: 'b', change: 0.1 },
    ]),
  );
  expect(labels[0]).toMatch(/^x+…: \+20 %$/u);
});

test.each(['W', 'x', '路', '@', '👩‍👩‍👧‍👧'])(
  'no label of %j is so wide that Mermaid leaves out all of them',
  async (letter) => {
    const { labels } = await readDiagram(
      chartOf([
        { route: letter.repeat(90), change: 0.2 },
        { route: 'b', change: 0.1 },
      ]),
    );
    expect(emWidth(labels[0] ?? '')).toBeLessThanOrEqual(33.1);
    expect(emWidth(labels[0] ?? '')).toBeGreaterThan(25);
  },
);

test('names that look alike to Mermaid are one bar, so that no bar loses its figure', async () => {
  const long = 'x'.repeat(100);
  const { labels, series } = await readDiagram(
    chartOf([
      { route: `${long}1`, change: 0.2 },
      { route: `${long}2`, change: 0.2 },
      { route: 'short', change: 0.2 },
    ]),
  );
  expect(new Set(labels).size).toBe(labels.length);
  expect(labels.length).toBe(series[0]?.values.length);
});

test.each([
  ['a"b`c', 'a”b’c'],
  ['50 %% of', '50 % of'],
  ['%%{init: {"theme": "dark"}}%%', '%{init: {”theme”: ”dark”}}%'],
  ['<b>&amp;#35;', '‹b›＆amp,＃35,'],
  ['GET /items/{id}?q=[a]', 'GET /items/{id}?q=[a]'],
  ['one\ntwo', 'one two'],
  ['@octocat', '@\u200Boctocat'],
])('in a diagram %j is %j', (given, shown) => {
  expect(mermaidText(given)).toBe(`"${shown}"`);
});

test('a label of any text is that text and nothing more', async () => {
  await fc.assert(
    fc.asyncProperty(nastyText, nastyText, async (a, b) => {
      const [first, second] = [mermaidText(`1${a}`), mermaidText(`2${b}`)];
      const { labels } = await readDiagram(`xychart-beta\n    x-axis [${first}, ${second}]\n    bar [1, 2]`);
      expect(labels).toEqual([first, second].map((it) => it.slice(1, -1).trim()));
    }),
    { numRuns: 150 },
  );
});

test('numbers have no exponent', () => {
  expect([1e-9, 1e21, -0.12345678, 1234567, Number.NaN, 3].map(mermaidNumber)).toEqual([
    '0',
    '1000000000000',
    '-0.1235',
    '1235000',
    '0',
    '3',
  ]);
});

test('a trend is a line over its records, the head the last, in the unit of its largest value', async () => {
  const [trend] = cases['fail-with-trend'].trends;
  const source = trendChart(trend!).slice(1, -1).join('\n');
  const { labels, series } = await readDiagram(source);
  expect([labels[0], ...labels.slice(-3)]).toEqual(['12', '2', '1', 'head']);
  expect(series.map((it) => [it.type, it.values.length])).toEqual([['line', 13]]);
  expect(source).toContain('y-axis "ms"');
  const micro = trendChart({ ...trend!, points: trend!.points.map((it) => ({ ...it, value: it.value / 1000 })) });
  expect(micro.join('\n')).toContain('y-axis "µs"');
  expect(trendChart({ ...trend!, points: trend!.points.slice(0, 1) })).toEqual([]);
});
