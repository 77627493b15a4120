import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ListedFile } from '../../../measure/upload/listing.ts';

/** Of what is kept of one run, bytes, before and after packing. A usual run has 2 MB and a tenth of it. */
export const mostKept = { total: 64 * 2 ** 20, packed: 16 * 2 ** 20 } as const;

/** By the name of a file: its text. */
export type RawFiles = Readonly<Record<string, string>>;

/** Files as one gzipped JSON mapping of names to texts; null where it is too much to keep. Throws an UploadError. */
export const packFiles = async (files: readonly ListedFile[]): Promise<Uint8Array | null> => {
  const texts: Record<string, string> = {};
  for (const file of files) texts[file.name] = (await file.read()).toString('utf8');
  const packed = await promisify(gzip)(JSON.stringify(texts));
  return packed.length > mostKept.packed ? null : packed;
};
