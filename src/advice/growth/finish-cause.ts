import { formatValue } from '../../core/format.ts';
import type { Case, Draft } from './case.ts';
import type { Comparison } from './comparison.ts';
import { fixes, isScoped } from './fixes.ts';
import type { Exchange, PlannedCause, SourcePlace } from './growth-plan.ts';
import { headlines } from './headlines.ts';
import { countOf, quote, quoteSome } from './quote.ts';
import { bytesOf } from './side-index.ts';
import type { NamedImport } from './ways.ts';

/** "the first load of `main`" */
export const placeOf = (entry: string | null): string =>
  entry === null ? 'what is asked for later' : `the first load of ${quote(entry)}`;

const ascending = (indexes: Iterable<number>): number[] => [...new Set(indexes)].toSorted((a, b) => a - b);

export const exchangeOf = (
  { base, head }: Comparison,
  of: { readonly added: Iterable<number>; readonly replaced: Iterable<number>; readonly copies: number },
): Exchange => {
  const added = ascending(of.added);
  const replaced = ascending(of.replaced);
  const sum = { stat: of.copies, parsed: of.copies, copies: of.copies };
  for (const it of added.map((at) => head.module(at))) {
    sum.stat += it.stat;
    sum.parsed += bytesOf(it);
  }
  for (const it of replaced.map((at) => base.module(at))) {
    sum.stat -= it.stat;
    sum.parsed -= bytesOf(it);
  }
  return { added, replaced, ...sum };
};

// Without source maps Vite and webpack tell the size of a module before minification, which is far from what is delivered.
const isDelivered = ({ base, head }: Comparison, { added, replaced }: Exchange): boolean =>
  [...added.map((at) => head.module(at)), ...replaced.map((at) => base.module(at))].every(
    ({ parsed }) => parsed !== null,
  );

// The import goes first, unless nobody touched the file that it stands in.
const placesOf = ({ comparison: { head, change } }: Case, it: Draft, lead: NamedImport | null): SourcePlace[] => {
  if (lead === null) return [...it.places];
  const importer = head.module(lead.from).name;
  const named: SourcePlace = { kind: 'import', importer, request: lead.request };
  return it.placesFirst || !change.touches(importer) ? [...it.places, named] : [named, ...it.places];
};

const othersOf = ({ comparison: { head } }: Case, it: Draft, lead: NamedImport): string[] => {
  const importers = new Set(it.pairs.map((pair) => head.pairs.from[pair] ?? 0));
  importers.delete(lead.from);
  return [...importers].map((index) => head.module(index).name).toSorted();
};

/**
 * Whether no text of it can be found and cut: assets that are put into the scope of their importer leave nothing that tells them apart.
 * What they cost is what the other causes leave.
 */
export const isOpaque = ({ comparison: { head }, configured }: Case, { kind, added }: Draft): boolean =>
  !configured &&
  kind === 'asset-inlined' &&
  added.every((index) => head.module(index).parsed === null && head.module(index).type === 'asset-inline');

/** Writes down a cause: its sentences, the chain of imports, and where its line may be. */
export const finishCause = (of: Case, it: Draft): PlannedCause => {
  const { comparison, scope, ways } = of;
  const { head } = comparison;
  const lead = ways.lead(it.pairs);
  const end = it.target ?? lead?.to ?? null;
  const chain = end === null ? [] : lead === null ? ways.chainTo(end) : ways.chainThrough(lead, end);
  const exchange = exchangeOf(comparison, it);
  const entered = it.added.filter((index) => scope.isEntered[index] === 1);
  const others = lead === null ? [] : othersOf(of, it, lead);
  const told = {
    subject: quote(it.subject),
    importer: lead === null ? null : quote(head.module(lead.from).name),
    request: quote(lead === null || lead.request === '' ? it.subject : lead.request),
    where: placeOf(scope.entry),
    modules: countOf(entered.length, 'module'),
    bytes: formatValue(Math.abs(exchange.parsed), 'bytes'),
    stage: isDelivered(comparison, exchange) ? 'before compression' : 'before minification',
    grew: entered.length === 0,
    shorter: exchange.parsed < 0,
  };
  return {
    key: JSON.stringify([
      it.kind,
      scope.entry,
      it.subject,
      lead === null ? null : [head.module(lead.from).name, lead.request, head.module(lead.to).name],
    ]),
    kind: it.kind,
    entry: scope.entry,
    subject: it.subject,
    package: it.package,
    evidence: [
      ...(isScoped(it.kind) ? [headlines[it.kind](told)] : []),
      ...it.evidence,
      ...(others.length > 0 ? [`It is also imported by ${quoteSome(others)}.`] : []),
    ],
    chain: chain.map((index) => head.module(index).name),
    edge: lead === null ? null : { importer: head.module(lead.from).name, request: lead.request },
    places: placesOf(of, it, lead),
    fix: isScoped(it.kind) ? fixes[it.kind] : '',
    exchange: isOpaque(of, it) ? null : exchange,
  };
};
