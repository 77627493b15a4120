import { choosePatch } from '../../advice/source/patches/choose-patch.ts';
import type { BundleSuite } from '../../config/bundle-suite.ts';
import type { BundleGrowth, Cause, SizeDelta } from '../../core/bundle/bundle-growth.ts';
import type { BundleSizes, Sizes } from '../../core/bundle/bundle-sizes.ts';
import { formatValue } from '../../core/format.ts';
import type { BundleTools } from './bundle-tools.ts';
import type { GatheredChange } from './gather-change.ts';
import { patchFiles } from './patch-files.ts';

export interface FixesToProve {
  readonly growth: BundleGrowth;
  /** The head's own. */
  readonly suite: BundleSuite;
  /** Of the head. */
  readonly sizes: BundleSizes;
  readonly change: GatheredChange;
  /** ms until nothing is built any more. */
  readonly timeLeft: () => number;
}

/** Each is a build; the largest causes come first. */
const mostBuilds = 4;
/** Less is not worth an edit, gzip bytes. */
const smallest = 250;
/** An edit that wins back less of what its cause costs does something else than it says. */
const enough = 0.5;

const sizesAt = (sizes: BundleSizes, entry: string | null): Sizes | null =>
  entry === null ? sizes.async : (sizes.entries.find(({ name }) => name === entry)?.initial ?? null);

const difference = (after: Sizes, before: Sizes): SizeDelta => ({
  stat: after.stat - before.stat,
  parsed: after.parsed - before.parsed,
  gzip: after.gzip - before.gzip,
  brotli: after.brotli - before.brotli,
});

const withoutPatch = (cause: Cause, evidence: readonly string[]): Cause => ({
  ...cause,
  evidence: [...cause.evidence, ...evidence],
  fix: cause.fix === null ? null : { ...cause.fix, patch: null, measured: null },
});

const prove = async (
  cause: Cause,
  { suite, sizes, change, timeLeft }: FixesToProve,
  tools: BundleTools,
): Promise<Cause> => {
  const { directory } = suite;
  const files = await patchFiles(cause, change, tools.repository);
  const chosen = choosePatch({ cause, directory: directory === '.' ? '' : directory, files });
  if (chosen === null) return cause;
  tools.report({ kind: 'step', text: `${suite.name}: building an edit that takes ${cause.subject} away` });
  const built = await tools.bundles.rebuild(suite, chosen.patch, timeLeft());
  if ('failure' in built)
    return withoutPatch(cause, [`An edit was tried, and its build failed, so it is not proposed.`]);
  const [before, after] = [sizesAt(sizes, cause.entry), sizesAt(built, cause.entry)];
  if (before === null || after === null) return cause;
  const measured = difference(after, before);
  if (-measured.gzip < Math.max(smallest, enough * cause.cost.gzip))
    return withoutPatch(cause, [
      `An edit was built and gave ${formatValue(Math.max(0, -measured.gzip), 'bytes')} gzip back, so it is not proposed.`,
    ]);
  return { ...cause, fix: { summary: chosen.summary, patch: chosen.patch, measured } };
};

/**
 * Builds the edits that would take causes away, the costliest first, as far as the time allows. Only one that helps is kept, with what its
 * build showed; of the others stays what to do in words.
 */
export const proveFixes = async (order: FixesToProve, tools: BundleTools): Promise<BundleGrowth> => {
  const { causes } = order.growth;
  const worthwhile = causes.filter(({ cost }) => cost.gzip >= smallest);
  const costliest = new Set(worthwhile.toSorted((a, b) => b.cost.gzip - a.cost.gzip).slice(0, mostBuilds));
  const proven: Cause[] = [];
  for (const cause of causes)
    proven.push(costliest.has(cause) && order.timeLeft() > 0 ? await prove(cause, order, tools) : cause);
  return { ...order.growth, causes: proven };
};
