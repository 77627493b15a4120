import type { Block } from '../../core/block.ts';
import type { BundleMeasurement } from '../../core/bundle/bundle-measurement.ts';
import type { ProfileDifference } from '../../core/profile.ts';
import { blockFile } from '../../core/raw-names.ts';
import { checkBlock } from './check-block.ts';
import { checkBundle } from './check-bundle.ts';
import { checkProfile } from './check-profile.ts';
import { checkReported, type ReportedResult } from './check-reported.ts';
import { defaultLimits, type UploadLimits } from './limits.ts';
import { listDirectory } from './list-directory.ts';
import { listZip } from './list-zip.ts';
import type { ListedFile, Listing } from './listing.ts';
import { createMeter, type UploadTotals } from './meter.ts';
import { parseJson } from './parse-json.ts';
import { refusal } from './refuse.ts';
import { sortFiles } from './sort-files.ts';

/** What a measuring run uploaded: within bounds and of the right form, and still a stranger's word. */
export interface Upload {
  /** What the run says that it judged its blocks by. Of any form; never judge by it. */
  readonly plan: unknown;
  /** By suite, and in each in the order of their index, which has no gaps. */
  readonly blocks: readonly Block[];
  /** One for each bundle suite that was measured. */
  readonly bundles: readonly BundleMeasurement[];
  /** What its profiles say together: words for findings, no part of a verdict. */
  readonly profiles: readonly ProfileDifference[];
  /** What the run said itself; null when it did not come to its end. */
  readonly result: ReportedResult | null;
  readonly totals: UploadTotals & {
    /** Files that have no meaning for a verdict. They were not read. */
    readonly ignored: number;
  };
}

/** A zip as GitHub gives it, or a directory that one was unpacked into. */
export type UploadSource = { readonly file: string } | { readonly directory: string };

/** Levels of JSON: a flame graph has 128 functions on top of each other at most. */
const deepestProfile = 280;

/** A run counts every block that it begins: one that is missing was taken away. */
const refuseGaps = (blocks: readonly Block[]): void => {
  const next = new Map<string, number>();
  for (const { suite, index } of blocks) {
    const expected = next.get(suite) ?? 0;
    if (index !== expected)
      throw refusal(blockFile({ suite, index: expected }), 'is missing, and later blocks of its suite are there');
    next.set(suite, expected + 1);
  }
};

const inOrder = (a: Block, b: Block): number => (a.suite === b.suite ? a.index - b.index : a.suite < b.suite ? -1 : 1);

/**
 * Reads what a measuring run uploaded, into memory only: names that it knows, bounded in number and size, checked by schema
 * and for sense. Everything in it is a stranger's data, so nothing is unpacked to a disk, followed or run.
 *
 * @throws UploadError that names the entry and the bound. Then nothing of the upload may be used.
 */
export const readUpload = async (
  source: UploadSource & { readonly limits?: Partial<UploadLimits> },
): Promise<Upload> => {
  const meter = createMeter({ ...defaultLimits, ...source.limits });
  await using listing: Listing =
    'file' in source ? await listZip(source.file, meter) : await listDirectory(source.directory, meter);
  const files = sortFiles(listing.files);
  const read = async (file: ListedFile): Promise<unknown> => parseJson(await file.read(), file.name, meter.limits);

  const { result, plan } = files;
  const blocks: Block[] = [];
  const checked = {
    result: result === null ? null : checkReported(await read(result), result.name),
    plan: plan === null ? null : await read(plan),
  };
  // In turn, so that no more than one file at a time is there twice, as text and as value.
  for (const { file, place } of files.blocks) blocks.push(checkBlock(await read(file), file.name, place));
  const bundles: BundleMeasurement[] = [];
  for (const { file, place } of files.bundles) bundles.push(checkBundle(await read(file), file.name, place));
  const profiles: ProfileDifference[] = [];
  for (const { file, place } of files.profiles) {
    // Two levels of JSON for each of the stack's.
    const limits = { ...meter.limits, depth: Math.max(meter.limits.depth, deepestProfile) };
    profiles.push(checkProfile(parseJson(await file.read(), file.name, limits), file.name, place));
  }
  blocks.sort(inOrder);
  refuseGaps(blocks);
  return { ...checked, blocks, bundles, profiles, totals: { ...meter.totals(), ignored: files.ignored } };
};
