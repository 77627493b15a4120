import type { Block } from '../../src/core/block.ts';
import type { Side } from '../../src/core/side.ts';
import type { Visit } from '../../src/core/visit.ts';
import type { SuiteInput } from '../../src/gate/judge-input.ts';
import { planLooks } from '../../src/statistics/looks.ts';
import { makeBlock } from './make-block.ts';

/** A quick page: what each visit of a side gives. */
export const pageValues = {
  'page.lcp': 1200,
  'page.tbt': 80,
  'page.fcp': 700,
  'page.si': 1100,
  'page.cls': 0,
  'page.transfer': 240_000,
  'page.requests': 12,
  'page.script-cpu': 310,
} as const;

export const makeVisit = (side: Side, differences: Partial<Visit> = {}): Visit => ({
  side,
  values: pageValues,
  benchmarkIndex: 1500,
  finalUrl: 'http://localhost:4173/',
  requests: [
    { url: '/', kind: 'Document', start: 0, end: 40, transfer: 12_000, status: 200 },
    { url: '/main.js', kind: 'Script', start: 45, end: 220, transfer: 180_000, status: 200 },
  ],
  ...differences,
});

interface PageBlockOptions {
  readonly index?: number;
  readonly kind?: Block['kind'];
  /** Values of the head's visits that differ from the base's. */
  readonly head?: Readonly<Record<string, number>>;
  /** Values of both sides that differ from the usual. */
  readonly both?: Readonly<Record<string, number>>;
  readonly visits?: readonly Visit[];
}

/** A block of the page suite "home": one visit of each side. A control block has the base on both sides. */
export const makePageBlock = ({
  index = 0,
  kind = 'comparison',
  head = {},
  both = {},
  visits,
}: PageBlockOptions = {}): Block => {
  const base = { ...pageValues, ...both };
  const own = kind === 'control' ? base : { ...base, ...head };
  return {
    ...makeBlock({ index, kind, suite: 'home', schedule: 'alternate', slices: 0, solo: 0 }),
    slices: [],
    warmUp: { duration: 0, flat: false, slice: 0 },
    visits: [...(visits ?? [makeVisit('base', { values: base }), makeVisit('head', { values: own })])],
  };
};

export const makePageBlocks = (amount: number, options: (index: number) => PageBlockOptions = () => ({})): Block[] =>
  Array.from({ length: amount }, (_, index) => makePageBlock({ index, ...options(index) }));

/** The suite that `makePageBlock` measures. */
export const makePageInput = (blocks: readonly Block[], overrides: Partial<SuiteInput> = {}): SuiteInput => ({
  name: 'home',
  type: 'page',
  scenarios: [],
  routes: [],
  schedule: 'alternate',
  blocks,
  skipped: null,
  absent: [],
  looks: planLooks(16),
  ...overrides,
});
