import type { BundleSummary } from '../core/bundle-summary.ts';
import { formatPercent } from '../core/format.ts';
import { bytesText, shortName } from './bundle-words.ts';
import { makeFinding } from './make-finding.ts';
import type { Rule, RuleInput, SizedFinding } from './rule.ts';

/** So many files more are told, and from so many on it is a warning: each is a request before anything is shown. */
const fewestMore = 3;
const manyMore = 8;
/** As a share of those that there were. */
const leastShare = 0.25;

const requestsFinding = (
  { naming }: RuleInput,
  { suite, chunks = [] }: BundleSummary,
  { name, gated, requests: { base, head } }: BundleSummary['entries'][number],
): SizedFinding[] => {
  if (base === null || head === null || !gated) return [];
  const more = head - base;
  if (more < fewestMore || more < leastShare * base) return [];
  const fresh = chunks.filter((it) => it.kind === 'first' && it.head !== null && it.formerKind !== 'first');
  const smallest = fresh.toSorted((a, b) => (a.head?.gzip ?? 0) - (b.head?.gzip ?? 0)).slice(0, 5);
  const named = smallest.map((it) => `${shortName(it.name)} (${bytesText(it.head?.gzip ?? 0)})`);
  const finding = makeFinding({
    identity: { kind: 'bundle-requests', suite, scenario: null, route: name, metric: null },
    severity: more >= manyMore ? 'warning' : 'information',
    title: `${naming.subject({ suite, scenario: null, route: name })}: ${more} more files in the first load`,
    metric: null,
    scenario: null,
    evidence: [
      `Its first load is ${head} files, and was ${base}.`,
      ...(named.length === 0 ? [] : [`New in a first load, the smallest first: ${named.join(', ')} (gzip).`]),
    ],
    next: 'Let the bundler merge small chunks: a larger `minSize` or `maxInitialRequests` of splitChunks, fewer `manualChunks`.',
  });
  return [{ finding, size: 0 }];
};

/** A first load of more files than before: bytes don't show that each has to be asked for. */
export const bundleRequests: Rule = (input) =>
  (input.bundles ?? []).flatMap((summary) =>
    summary.entries.flatMap((entry) => requestsFinding(input, summary, entry)),
  );

/** Less of what browsers keep is not worth a word. gzip bytes, and as a share of all chunks. */
const leastRenewed = 20_000;
const leastRenewedShare = 0.2;

/** Files that browsers fetch anew though nothing in them is another: what they hold of others' names changed. */
export const bundleCache: Rule = ({ bundles = [], naming }) =>
  bundles.flatMap(({ suite, renewed, chunks = [] }): SizedFinding[] => {
    if (renewed === undefined || renewed.bytes < leastRenewed || renewed.bytes < leastRenewedShare * renewed.of)
      return [];
    // Where all are new it was the configuration, or the bundler's version: once is nothing.
    if (chunks.length > 1 && renewed.bytes > 0.95 * renewed.of) return [];
    const finding = makeFinding({
      identity: { kind: 'bundle-cache', suite, scenario: null, route: null, metric: null },
      severity: 'information',
      title: `${naming.subject({ suite, scenario: null, route: null })}: ${bytesText(renewed.bytes)} gzip are fetched anew though no module in them changed`,
      metric: null,
      scenario: null,
      evidence: [
        `Files of ${renewed.chunks.map(shortName).join(', ')} have other names than on the base, and hold the same modules.`,
        `That is ${formatPercent(renewed.bytes / Math.max(1, renewed.of)).replace('+', '')} of the bytes in all chunks.`,
      ],
      next: 'Keep the runtime, which holds the names of all chunks, apart (`runtimeChunk: "single"`), and identifiers stable (`moduleIds` and `chunkIds`: "deterministic").',
    });
    return [{ finding, size: 0 }];
  });
