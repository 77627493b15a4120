import type { EntryGrowth } from '../core/bundle/bundle-growth.ts';
import type { Sizes } from '../core/bundle/bundle-sizes.ts';
import type { BundleSummary, SizePair } from '../core/bundle-summary.ts';
import { formatDifference, formatPercent, formatValue } from '../core/format.ts';
import type { Result } from '../core/result.ts';
import { escapeMarkdown } from './escape.ts';
import { left, right, section, table } from './markdown.ts';
import type { Page } from './room.ts';
import { moreText } from './words.ts';

/** Longest name that a table cell shows, in characters. */
const nameLength = 80;
/** The most parts that are listed of one entry. */
const mostParts = 10;

const unbroken = (cell: string): string => cell.replaceAll(' ', '\u00A0');

const size = (bytes: number): string => (bytes < 1000 ? `${bytes} B` : formatValue(bytes, 'bytes'));

/** "182 KB → 240 KB"; of one side alone what it has; nothing where neither has any. */
const pairCell = ({ base, head }: SizePair, form: keyof Sizes): string => {
  const sides = [base, head].map((it) => (it === null ? '–' : size(it[form])));
  if (base === null && head === null) return '';
  const [before, after] = [base?.[form], head?.[form]];
  return unbroken(before === after ? (sides[1] ?? '') : sides.join(' → '));
};

const changeCell = (base: number | null, head: number | null): string => {
  if (base === null || head === null) return '';
  if (base === head) return 'none';
  const share = base === 0 ? '' : ` (${formatPercent((head - base) / base)})`;
  return unbroken(`${formatDifference(head - base, 'bytes')}${share}`);
};

const isNothing = ({ base, head }: SizePair): boolean => (base?.gzip ?? 0) === 0 && (head?.gzip ?? 0) === 0;

const sizeRow = (label: string, pair: SizePair): string[] => [
  label,
  pairCell(pair, 'gzip'),
  changeCell(pair.base?.gzip ?? null, pair.head?.gzip ?? null),
  pairCell(pair, 'brotli'),
  pairCell(pair, 'parsed'),
  pairCell(pair, 'stat'),
];

const entryLabel = ({ name, gated, initial }: BundleSummary['entries'][number]): string => {
  const remarks = [
    ...(initial.base === null ? ['new'] : []),
    ...(initial.head === null ? ['gone'] : []),
    ...(gated ? [] : ['not gated']),
  ];
  const remark = remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
  return `first load of ${escapeMarkdown(name, nameLength)}${remark}`;
};

const sizeColumns = [
  left('Part'),
  right('gzip'),
  right('Change'),
  right('brotli'),
  right('Uncompressed'),
  right('Before minification'),
];

const sizeTable = ({ entries, async, total }: BundleSummary, { room, whole }: Page): string[] => {
  const shown = entries.slice(0, Math.min(room.rows, room.details));
  const rows = [
    ...shown.map((entry) => sizeRow(entryLabel(entry), entry.initial)),
    ...(isNothing(async) ? [] : [sizeRow('loaded later', async)]),
    ...(isNothing(total) ? [] : [sizeRow('all files', total)]),
  ];
  const rest = entries.length - shown.length;
  return [...table(sizeColumns, rows), ...(rest > 0 ? ['', moreText(rest, 'entry point', whole)] : [])];
};

const floorOfChunks = 100;

/** What changed of the chunks: growth that a saving in another one hides is here too. */
const chunkTable = ({ chunks = [] }: BundleSummary, { room, whole }: Page): string[] => {
  const changed = chunks.filter(
    ({ base, head }) => base === null || head === null || Math.abs(head.gzip - base.gzip) >= floorOfChunks,
  );
  // Of a single chunk the table of sizes says it all.
  if (changed.length === 0 || chunks.length < 2) return [];
  const shown = changed.slice(0, Math.min(room.rows, room.list));
  const when = ({ kind, formerKind }: (typeof shown)[number]): string => {
    const words = { first: 'first load', later: 'later' } as const;
    return formerKind === null || formerKind === kind ? words[kind] : `${words[formerKind]} → ${words[kind]}`;
  };
  const rows = shown.map((it) => [
    escapeMarkdown(it.name, nameLength),
    when(it),
    pairCell(it, 'gzip'),
    it.base === null ? 'new' : it.head === null ? 'gone' : changeCell(it.base.gzip, it.head.gzip),
    pairCell(it, 'parsed'),
  ]);
  const rest = changed.length - shown.length;
  return [
    ...table([left('Chunk'), left('Loaded'), right('gzip'), right('Change'), right('Uncompressed')], rows),
    ...(rest > 0 ? ['', moreText(rest, 'chunk', whole)] : []),
  ];
};

const countLine = ({ modules, duplicates }: BundleSummary): string[] => {
  const text = ({ base, head }: BundleSummary['modules'], what: string): string[] =>
    base === null || head === null ? [] : [`${what}: ${base === head ? head : `${base} → ${head}`}`];
  const parts = [...text(modules, 'modules'), ...text(duplicates, 'packages bundled more than once')];
  return parts.length === 0 ? [] : [`- ${parts.join('; ')}.`];
};

const growthLine = ({ entry, change, explained, unexplained }: EntryGrowth): string[] => {
  if (change.gzip <= 0) return [];
  const where = entry === null ? 'All files' : `First load of ${escapeMarkdown(entry, nameLength)}`;
  const text = (bytes: number): string => formatDifference(bytes, 'bytes');
  return [`- ${where}: explained ${text(explained)} of ${text(change.gzip)} (gzip); unexplained ${text(unexplained)}.`];
};

const partRows = ({ entry, parts }: EntryGrowth, most: number): string[][] =>
  parts
    .toSorted((a, b) => Math.abs(b.head - b.base) - Math.abs(a.head - a.base))
    .filter(({ base, head }) => base !== head)
    .slice(0, most)
    .map(({ name, base, head }) => [
      entry === null ? 'all files' : escapeMarkdown(entry, nameLength),
      escapeMarkdown(name, nameLength),
      size(base),
      size(head),
      unbroken(formatDifference(head - base, 'bytes')),
    ]);

const partTable = ({ growth }: BundleSummary, { room }: Page): string[] => {
  const most = Math.min(mostParts, room.list);
  const rows = (growth?.entries ?? []).flatMap((it) => partRows(it, most)).slice(0, room.rows);
  if (rows.length === 0) return [];
  const columns = [left('Where'), left('Package or module'), right('Base'), right('Head'), right('Change')];
  return [
    ...table(columns, rows),
    '',
    'Packages and modules that changed most, each compressed alone (gzip): they do not add up to the whole.',
  ];
};

/** Sizes of every bundle suite in all their forms, how far their growth is explained, and the parts that changed most. */
export const bundleSections = (result: Result, page: Page): string[] => {
  const { bundles = [] } = result;
  const shown = bundles.slice(0, Math.min(page.room.rows, page.room.details));
  const rest = bundles.length - shown.length;
  return [
    ...shown.flatMap((bundle) => {
      const name = `Bundle ${escapeMarkdown(bundle.suite, nameLength)}`;
      const lines = [...countLine(bundle), ...(bundle.growth?.entries ?? []).flatMap(growthLine)];
      const sizes = sizeTable(bundle, page);
      return [
        ...section(name, sizes),
        ...section('', chunkTable(bundle, page)),
        ...section('', lines.slice(0, page.room.rows)),
        ...section('', partTable(bundle, page)),
      ];
    }),
    ...(rest > 0 ? section('', [moreText(rest, 'bundle', page.whole)]) : []),
  ];
};
