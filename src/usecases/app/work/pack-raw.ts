import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { UploadError } from '../../../core/errors.ts';
import { defaultLimits } from '../../../measure/upload/limits.ts';
import { listDirectory } from '../../../measure/upload/list-directory.ts';
import { createMeter } from '../../../measure/upload/meter.ts';
import { sortFiles } from '../../../measure/upload/sort-files.ts';

/** Of all files together, bytes, before and after packing. A usual run has 2 MB and a tenth of it. */
const most = { total: 64 * 2 ** 20, packed: 16 * 2 ** 20 } as const;

/** By the name of a file: its text. */
export type RawFiles = Readonly<Record<string, string>>;

/**
 * What a verdict is recomputed from (result, plan, blocks, comparisons of bundles), as one gzipped JSON mapping of names to texts; null where it is too
 * much to keep, or no longer what it was when it was read.
 */
export const packRaw = async (directory: string): Promise<Uint8Array | null> => {
  try {
    await using listing = await listDirectory(directory, createMeter({ ...defaultLimits, total: most.total }));
    const { result, plan, blocks, bundles } = sortFiles(listing.files);
    const files: Record<string, string> = {};
    for (const file of [result, plan, ...[...blocks, ...bundles].map((it) => it.file)])
      if (file !== null) files[file.name] = (await file.read()).toString('utf8');
    const packed = await promisify(gzip)(JSON.stringify(files));
    return packed.length > most.packed ? null : packed;
  } catch (error) {
    if (error instanceof UploadError) return null;
    throw error;
  }
};
