import { UploadError } from '../../../core/errors.ts';
import { measurementFile, measurePlanFile } from '../../../core/raw-names.ts';
import { defaultLimits } from '../../../measure/upload/limits.ts';
import { listDirectory } from '../../../measure/upload/list-directory.ts';
import type { ListedFile } from '../../../measure/upload/listing.ts';
import { createMeter } from '../../../measure/upload/meter.ts';
import { sortFiles } from '../../../measure/upload/sort-files.ts';
import { mostKept, packFiles } from './pack-files.ts';

type Choose = (files: readonly ListedFile[]) => readonly ListedFile[];

const pack = async (directory: string, choose: Choose): Promise<Uint8Array | null> => {
  try {
    await using listing = await listDirectory(directory, createMeter({ ...defaultLimits, total: mostKept.total }));
    return await packFiles(choose(listing.files));
  } catch (error) {
    if (error instanceof UploadError) return null;
    throw error;
  }
};

const ofCheck: Choose = (files) => {
  const { result, plan, blocks, bundles, profiles } = sortFiles(files);
  return [result, plan, ...[...blocks, ...bundles, ...profiles].map((it) => it.file)].filter((it) => it !== null);
};

/**
 * What a verdict is recomputed from (result, plan, blocks, comparisons of bundles), and what profiles say, packed; null where it is too much to keep, or no
 * longer what it was when it was read.
 */
export const packRaw = (directory: string): Promise<Uint8Array | null> => pack(directory, ofCheck);

/** The same of a load: its plan, and the courses of these scenarios. */
export const packLoad = (directory: string, series: readonly string[]): Promise<Uint8Array | null> =>
  pack(directory, (files) =>
    files.filter(({ name }) => name === measurementFile || name === measurePlanFile || series.includes(name)),
  );
