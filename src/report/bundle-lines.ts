import type { BundleSummary } from '../core/bundle-summary.ts';
import type { Result } from '../core/result.ts';
import { codeSpan, escapeMarkdown } from './escape.ts';
import { count } from './words.ts';

/** The most files with pictures that are named. */
const mostPages = 6;

const measured = ({ suites, bundles = [] }: Result) => {
  const names = new Set(bundles.map(({ suite }) => suite));
  return suites.filter(({ skipped, name }) => skipped === null && !names.has(name));
};

/** Whether anything was measured in blocks. A run of bundles alone has none, and no control. */
export const hasBlocks = (result: Result): boolean =>
  measured(result).length > 0 || (result.bundles ?? []).length === 0;

/** "6 blocks", "1 bundle", "6 blocks and 2 bundles". */
export const measuredWhat = (result: Result): string => {
  const bundles = (result.bundles ?? []).length;
  const blocks = result.suites.reduce((sum, it) => sum + it.blocks.counted, 0);
  return [
    ...(hasBlocks(result) ? [count(blocks, 'block')] : []),
    ...(bundles > 0 ? [count(bundles, 'bundle')] : []),
  ].join(' and ');
};

type Side = NonNullable<BundleSummary['base']>;

const bundlerText = ({ bundler: { name, version } }: Side): string => {
  if (name === 'files') return 'read from the emitted files alone';
  return `built by ${name}${version === null ? '' : ` ${version}`}`;
};

const sidesText = (base: Side | null, head: Side | null): string[] => {
  const [ofBase, ofHead] = [base, head].map((side) => (side === null ? 'not measured' : bundlerText(side)));
  return ofBase === ofHead ? [ofHead ?? ''] : [`base ${ofBase}`, `head ${ofHead}`];
};

const steadyText = ({ base, head }: BundleSummary): string[] => {
  const known = new Set([base?.reproducible ?? null, head?.reproducible ?? null]);
  if (known.has(false)) return ['two builds of one commit gave different files'];
  return known.has(true) ? ['two builds of one commit gave the same files'] : [];
};

/** How the sizes of a suite came about, as parts of one sentence of plain text. */
const partsOf = (bundle: BundleSummary): string[] => [
  ...sidesText(bundle.base, bundle.head),
  ...(bundle.base?.source === 'stored'
    ? ['the base was not built again: its sizes are those of the stored record']
    : []),
  ...steadyText(bundle),
];

/** How the sizes of a suite came about, and where its pictures are. Markdown. */
export const bundleLine = (bundle: BundleSummary): string => {
  const pages = bundle.pages.slice(0, mostPages).map(({ path }) => codeSpan(path, 120));
  const seen = pages.length === 0 ? '' : ` See ${pages.join(', ')}.`;
  return `${partsOf(bundle)
    .map((it) => escapeMarkdown(it, 200))
    .join('; ')}.${seen}`;
};

/** Where the pictures of each suite are, as lines of plain text that is not cleaned yet. */
export const bundlePlain = ({ bundles = [] }: Result): string[] =>
  bundles.slice(0, mostPages).flatMap(({ suite, pages }) =>
    pages.length === 0
      ? []
      : [
          `${suite}: see ${pages
            .slice(0, mostPages)
            .map(({ path }) => path)
            .join(', ')}.`,
        ],
  );
