import type { Block } from '../core/block.ts';
import type { Side } from '../core/side.ts';
import { requestsOf, totalOf } from '../gate/requests-served.ts';

/** Rows of one table that its scans read for a request, on both sides. */
export interface TableReads {
  readonly table: string;
  /** By scans of the whole table. */
  readonly sequential: { readonly base: number; readonly head: number };
  /** Through indexes. */
  readonly indexed: { readonly base: number; readonly head: number };
}

type Table = NonNullable<NonNullable<Block['sides']['base']>['database']>['tables'][number];

const perRequest = (blocks: readonly Block[], side: Side, amount: (table: Table) => number): Map<string, number> => {
  const read = blocks.filter(({ sides }) => sides[side]?.database !== undefined);
  const requests = read.reduce((sum, block) => sum + totalOf(requestsOf(block, side)), 0);
  const sums = new Map<string, number>();
  if (requests === 0) return sums;
  for (const block of read)
    for (const table of block.sides[side]?.database?.tables ?? [])
      sums.set(table.name, (sums.get(table.name) ?? 0) + amount(table) / requests);
  return sums;
};

/** What the database read of each table, the largest growth of both together first. */
export const compareTables = (blocks: readonly Block[]): TableReads[] => {
  const both = (amount: (table: Table) => number) => ({
    base: perRequest(blocks, 'base', amount),
    head: perRequest(blocks, 'head', amount),
  });
  const [sequential, indexed] = [both(({ seqRows }) => seqRows), both(({ indexRows }) => indexRows)];
  const growth = (it: TableReads): number =>
    it.sequential.head - it.sequential.base + it.indexed.head - it.indexed.base;
  return [...new Set([...sequential.base.keys(), ...sequential.head.keys()])]
    .map((table): TableReads => ({
      table,
      sequential: { base: sequential.base.get(table) ?? 0, head: sequential.head.get(table) ?? 0 },
      indexed: { base: indexed.base.get(table) ?? 0, head: indexed.head.get(table) ?? 0 },
    }))
    .toSorted((a, b) => growth(b) - growth(a) || (a.table < b.table ? -1 : 1));
};
