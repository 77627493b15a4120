import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { agreedGrowth } from '../../src/gate/agreed-growth.ts';

interface Leak {
  /** Bytes that a process needs once, and bytes that each request leaves. */
  readonly once: number;
  readonly each: number;
  readonly requests: number;
}

const heapOf = ({ once, each, requests }: Leak) => ({
  before: 5e6,
  after: 5e6 + once + each * requests,
  requests,
});

const growthOf = (base: Leak, head: Leak): { base: number; head: number } => agreedGrowth(heapOf(base), heapOf(head))!;

const requests = fc.integer({ min: 500, max: 20_000 });
const bytes = fc.integer({ min: 0, max: 3_000_000 });

test('a side that served fewer requests does not seem to leak what its process needs once', () => {
  const [base, head] = [
    { once: 1e6, each: 0, requests: 4000 },
    { once: 1e6, each: 0, requests: 2500 },
  ];
  expect(growthOf(base, head)).toEqual({ base: 250, head: 250 });
  expect(growthOf(head, base)).toEqual({ base: 400, head: 400 });
});

test('a side that served more requests does not seem to leak more than the other does', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 0, max: 2000 }), requests, requests, (once, each, ofBase, ofHead) => {
      const { base, head } = growthOf({ once, each, requests: ofBase }, { once, each, requests: ofHead });
      expect(head).toBeCloseTo(base, 6);
    }),
  );
});

test('a leak of the head alone is told, wholly where both serve alike', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 2000 }), requests, (once, each, served) => {
      const { base, head } = growthOf({ once, each: 0, requests: served }, { once, each, requests: served });
      expect(head - base).toBeCloseTo(each, 4);
    }),
  );
  const slower = growthOf({ once: 5e5, each: 0, requests: 4000 }, { once: 5e5, each: 200, requests: 3000 });
  expect(slower.head - slower.base).toBeCloseTo((200 * 3000) / 3500, 4);
});

test('without a collection or without requests there is nothing to tell', () => {
  const leak = { once: 0, each: 1, requests: 0 };
  expect(growthOf(leak, { ...leak, requests: 10 })).toBeNull();
  expect(agreedGrowth(null, heapOf({ ...leak, requests: 10 }))).toBeNull();
});
