import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Progress, ProgressEstimate } from '../../src/report/progress.ts';
import { renderProgressLine, renderProgressLive } from '../../src/report/progress.ts';
import { textWidth } from '../../src/report/text-width.ts';
import { nastyText } from './arbitrary-result.ts';

const estimate = (label: string, change: number, decision: ProgressEstimate['decision']): ProgressEstimate => ({
  label,
  estimate: change,
  low: change - 0.03,
  high: change + 0.03,
  tolerance: 0.05,
  decision,
});

const block: Extract<Progress, { kind: 'block' }> = {
  kind: 'block',
  suite: 'api',
  block: 5,
  of: 16,
  look: 6,
  blockKind: 'comparison',
  estimates: [
    estimate('POST /checkout, mean latency', 0.002, 'unchanged'),
    estimate('GET /search, CPU time per request', 0.19, 'regressed'),
    estimate('api, mean latency', 0.041, 'inconclusive'),
  ],
  elapsed: 41_000,
  remaining: { likely: 30_000, most: 180_000 },
};

test('a step and a discarded block are one sentence each', () => {
  expect(renderProgressLine({ kind: 'step', text: 'head: npm ci' })).toBe('head: npm ci');
  expect(renderProgressLine({ kind: 'discarded', suite: 'api', block: 3, reason: 'base: it died' })).toBe(
    'api: block 3 does not count: base: it died',
  );
  expect(renderProgressLine({ kind: 'verdict', verdict: 'pass', elapsed: 61_000 })).toBe('✓ pass after 61 s');
});

test('a block tells how far it is, how long it may take and where the worst comparison stands', () => {
  expect(renderProgressLine(block)).toBe(
    'api: block 5 of at most 16, next look at 6; 41 s gone, about 30 s to go, at most 3 min; 1 of 3 undecided; GET /search, CPU time per request +19 % (16 to 22), tolerance 5 %, regressed',
  );
});

test('a control block says what it compares, and nothing is promised while nothing is known', () => {
  const early = { ...block, block: 0, look: null, blockKind: 'control' as const, estimates: [], remaining: null };
  expect(renderProgressLine(early)).toBe(
    'api: control block (base against base); block 0 of at most 16; 41 s gone; no estimate yet',
  );
});

test('the live display puts the worst comparisons first, in columns', () => {
  expect(renderProgressLive(block, 80)).toEqual([
    'api: block 5 of at most 16, next look at 6',
    '  41 s gone, about 30 s to go, at most 3 min; 1 of 3 undecided',
    '  GET /search, CPU time per request      +19 % (16 to 22)  ✗ regressed',
    '  api, mean latency                   +4.1 % (1.1 to 7.1)  ? undecided',
    '  POST /checkout, mean latency       +0.2 % (-2.8 to 3.2)  ✓ unchanged',
  ]);
});

test('the live display keeps to the width and to a few lines', () => {
  const many = {
    ...block,
    estimates: Array.from({ length: 40 }, (_, i) => estimate(`路由 ${i}`.repeat(9), i / 100, 'inconclusive')),
  };
  for (const width of [20, 47, 80]) {
    const lines = renderProgressLive(many, width);
    expect(lines.length).toBeLessThanOrEqual(6);
    expect(lines.filter((line) => textWidth(line) > width)).toEqual([]);
  }
});

test('names can not start a line or steer the terminal', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      const events: Progress[] = [
        { kind: 'step', text },
        { kind: 'discarded', suite: text, block: 1, reason: text },
        { ...block, suite: text, estimates: [estimate(text, 0.1, 'inconclusive')] },
      ];
      for (const event of events)
        expect([renderProgressLine(event), ...renderProgressLive(event, 60)].join('')).not.toMatch(/\p{Cc}/u);
    }),
  );
});
