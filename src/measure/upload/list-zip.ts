import { stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { UploadError } from '../../core/errors.ts';
import { formatValue } from '../../core/format.ts';
import { createNameCheck } from './entry-names.ts';
import { gather } from './gather.ts';
import type { ListedFile, Listing } from './listing.ts';
import type { Meter } from './meter.ts';
import { refusal } from './refuse.ts';

/** Bytes of an entry's name, extra fields and comment together: an honest one has some dozens. */
const mostAbout = 4096;
const encrypted = 0x1 | 0x40 | 0x2000;
const methods = { stored: 0, deflated: 8 } as const;
/** The part of Unix's file mode that says what kind of file it is. */
const kinds = { mask: 0o170000, none: 0, directory: 0o040000, file: 0o100000 } as const;

const isDirectory = (name: string): boolean => name.endsWith('/');

const nameOf = (entry: Entry): string =>
  getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);

/** What of an entry can't be taken, or null. */
const faultOf = (entry: Entry, name: string): string | null => {
  if ((entry.generalPurposeBitFlag & encrypted) !== 0) return 'is encrypted';
  const kind = (entry.externalFileAttributes >>> 16) & kinds.mask;
  const expected = isDirectory(name) ? kinds.directory : kinds.file;
  if (kind !== kinds.none && kind !== expected) return 'is a link or another special file';
  if (entry.compressionMethod !== methods.stored && entry.compressionMethod !== methods.deflated)
    return `is packed by method ${entry.compressionMethod}, and only deflate is read`;
  return null;
};

/**
 * Refuses entries that share bytes of the file: ten thousand names of the same few bytes unpack to far more than there is.
 * Where the data of an entry begin is said in front of them only; its name there is at least as long.
 */
const refuseOverlaps = (entries: readonly { readonly entry: Entry; readonly name: string }[], length: number): void => {
  const sorted = entries.toSorted((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader);
  for (const [index, { entry, name }] of sorted.entries()) {
    const end = entry.relativeOffsetOfLocalHeader + 30 + entry.fileNameLength + entry.compressedSize;
    const next = sorted[index + 1]?.entry.relativeOffsetOfLocalHeader ?? length;
    if (end > next) throw refusal(name, 'shares its place in the zip with another entry');
  }
};

const readEntry = async (zip: ZipFile, entry: Entry, name: string, meter: Meter): Promise<Buffer> => {
  const declared = entry.uncompressedSize;
  let bytes: Buffer;
  try {
    bytes = await gather(await zip.openReadStreamPromise(entry), { name, declared, meter });
  } catch (error) {
    if (error instanceof UploadError) throw error;
    throw refusal(name, 'can not be unpacked: it is damaged, or not of the size that it says', { cause: error });
  }
  if (crc32(bytes) !== entry.crc32) throw refusal(name, 'is damaged: its checksum is another');
  return bytes;
};

const openZip = async (file: string): Promise<ZipFile> => {
  try {
    return await openPromise(file, { autoClose: false, decodeStrings: false });
  } catch (error) {
    throw refusal(null, 'is not a zip, or is cut off', { cause: error });
  }
};

const listEntries = async (zip: ZipFile, meter: Meter): Promise<{ entry: Entry; name: string }[]> => {
  const { entries: most } = meter.limits;
  // Said in one number, before any of them is read.
  if (zip.entryCount > most) throw refusal(null, `holds ${zip.entryCount} files and directories; ${most} is the most`);
  const checkName = createNameCheck();
  const listed: { entry: Entry; name: string }[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      if (entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength > mostAbout)
        throw refusal(name, 'has a name, extra fields and a comment that are too long');
      checkName(name);
      const fault = faultOf(entry, name);
      if (fault !== null) throw refusal(name, fault);
      meter.list(name, entry.uncompressedSize);
      listed.push({ entry, name });
    }
  } catch (error) {
    if (error instanceof UploadError) throw error;
    throw refusal(null, 'is a damaged zip', { cause: error });
  }
  return listed;
};

/**
 * Lists the files of a zip, which stays open until the listing is disposed of. Nothing is unpacked before it is read, and
 * nothing ever onto a disk. Throws an UploadError.
 */
export const listZip = async (file: string, meter: Meter): Promise<Listing> => {
  const about = await stat(file).catch((error: unknown) => {
    throw refusal(null, 'is not there', { cause: error });
  });
  if (!about.isFile()) throw refusal(null, 'is not a file');
  if (about.size > meter.limits.file) {
    const [size, most] = [about.size, meter.limits.file].map((it) => formatValue(it, 'bytes'));
    throw refusal(null, `is a zip of ${size}, and ${most} is the most`);
  }
  const zip = await openZip(file);
  // An error event that nobody listens to ends the process.
  zip.on('error', () => {});
  try {
    const listed = await listEntries(zip, meter);
    refuseOverlaps(listed, about.size);
    const files = listed.flatMap(({ entry, name }): ListedFile[] =>
      isDirectory(name) ? [] : [{ name, read: () => readEntry(zip, entry, name, meter) }],
    );
    return { files, [Symbol.asyncDispose]: () => Promise.resolve(zip.close()) };
  } catch (error) {
    zip.close();
    throw error;
  }
};
