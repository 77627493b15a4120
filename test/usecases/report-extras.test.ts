import { expect, test } from '@jest/globals';
import type { Block } from '../../src/core/block.ts';
import { reportExtras } from '../../src/usecases/report-extras.ts';
import { makeGraph } from '../core/bundle/graphs.ts';
import { makeBlock } from '../support/make-block.ts';
import { makePageBlock, makeVisit } from '../support/make-page-block.ts';

test('the page shows the visits of blocks that count, by suite, and every block and profile', () => {
  const visits = (lcp: number) => [makeVisit('base'), makeVisit('head', { values: { 'page.lcp': lcp } })];
  const graphs = new Map([['web', { head: makeGraph() }]]);
  const blocks: Block[] = [
    makePageBlock({ index: 0, visits: visits(1) }),
    makeBlock({ index: 0 }),
    makePageBlock({ index: 1, kind: 'control', visits: visits(2) }),
    { ...makePageBlock({ index: 2, visits: visits(3) }), discarded: { reason: 'it died', side: 'head' } },
    { ...makePageBlock({ index: 0, visits: visits(4) }), suite: 'shop' },
    makePageBlock({ index: 3, visits: visits(5) }),
  ];
  const extras = reportExtras({ graphs, blocks, profiles: [] });
  expect(extras).toMatchObject({ blocks, profiles: [] });
  expect(extras.graphs).toBe(graphs);
  expect([...extras.visits]).toEqual([
    ['home', [...visits(1), ...visits(5)]],
    ['shop', visits(4)],
  ]);
});
