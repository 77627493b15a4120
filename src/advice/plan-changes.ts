import type { Block } from '../core/block.ts';
import type { Side } from '../core/side.ts';

/** A statement that the database answers in another way than before. */
export interface PlanChange {
  readonly text: string;
  /** "Index Scan → Seq Scan on orders"; the first lines that differ where no scan does. */
  readonly change: string;
  /** The table that is now read as a whole and was not; null where none is. */
  readonly wholeTable: string | null;
}

const shapesOf = (blocks: readonly Block[], side: Side): Map<string, string> =>
  new Map(
    blocks.flatMap((block) =>
      (block.sides[side]?.database?.plans ?? []).map(({ text, shape }) => [text, shape] as const),
    ),
  );

/** "Index Scan using orders_customer on orders o" as the way and the table; null for a line about something else. */
const scanOf = (line: string): { readonly way: string; readonly table: string } | null => {
  const [, way = '', table = ''] = /\b((?:[A-Z][a-z]+ )*Scan)\b.*?\bon (?:only )?("[^"]+"|[^\s(]+)/u.exec(line) ?? [];
  return way === '' ? null : { way, table: table.replaceAll('"', '') };
};

const scansOf = (shape: string) => shape.split('\n').flatMap((line) => scanOf(line) ?? []);

const firstDifference = (base: string, head: string): string => {
  const [before, after] = [base.split('\n'), head.split('\n')];
  const at = after.findIndex((line, k) => line !== before[k]);
  const cut = (line: string | undefined): string => (line ?? 'nothing').trim().slice(0, 100);
  return `${cut(before[at])} → ${cut(after[at])}`;
};

const compare = (text: string, base: string, head: string): PlanChange => {
  const [before, after] = [scansOf(base), scansOf(head)];
  const isWhole = ({ way }: { way: string }): boolean => way.endsWith('Seq Scan');
  const moved = after
    .map((scan) => ({ scan, was: before.find((it) => it.table === scan.table) }))
    .filter(({ scan, was }) => was !== undefined && was.way !== scan.way);
  const [lead] = moved.toSorted((a, b) => Number(isWhole(b.scan)) - Number(isWhole(a.scan)));
  if (lead?.was === undefined) return { text, change: firstDifference(base, head), wholeTable: null };
  return {
    text,
    change: `${lead.was.way} → ${lead.scan.way} on ${lead.scan.table.slice(0, 100)}`,
    wholeTable: isWhole(lead.scan) ? lead.scan.table : null,
  };
};

/** Statements of both sides whose plans have another shape; those that now read a whole table first. */
export const comparePlans = (blocks: readonly Block[]): PlanChange[] => {
  const [base, head] = [shapesOf(blocks, 'base'), shapesOf(blocks, 'head')];
  return [...head]
    .flatMap(([text, shape]) => {
      const before = base.get(text);
      return before === undefined || before === shape ? [] : [compare(text, before, shape)];
    })
    .toSorted((a, b) => Number(b.wholeTable !== null) - Number(a.wholeTable !== null) || (a.text < b.text ? -1 : 1));
};
