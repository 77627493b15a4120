import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { errorCode } from '../../core/error-code.ts';
import { UsageError } from '../../core/errors.ts';

const chunk = 1 << 20;
const gzip = [0x1f, 0x8b] as const;
const utf16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((it, k) => bytes[k] === it);

interface ReadOptions {
  readonly signal: AbortSignal;
  /** The buffer is used again: whoever keeps bytes copies them. */
  readonly take: (bytes: Buffer) => void;
}

/** What a reader must know of the file: a sentence, or null. */
type Remark = string | null;

const readPacked = async (path: string, { signal, take }: ReadOptions): Promise<Remark> => {
  try {
    await pipeline(
      createReadStream(path, { highWaterMark: chunk / 4 }),
      createGunzip({ chunkSize: chunk / 4 }),
      async (chunks: AsyncIterable<Buffer>) => {
        for await (const bytes of chunks) take(bytes);
      },
      { signal },
    );
    return null;
  } catch (error) {
    signal.throwIfAborted();
    if (!(errorCode(error) ?? '').startsWith('Z_')) throw error;
    return 'It is packed and broken: only what stands before the break was read.';
  }
};

const readFrom = async (path: string, options: ReadOptions): Promise<Remark> => {
  const { signal, take } = options;
  await using file = await open(path, 'r');
  const buffer = Buffer.allocUnsafe(chunk);
  let isFirst = true;
  for (;;) {
    signal.throwIfAborted();
    const { bytesRead } = await file.read(buffer, 0, chunk, null);
    if (bytesRead === 0) return null;
    let bytes = buffer.subarray(0, bytesRead);
    if (isFirst) {
      if (startsWith(bytes, gzip)) return readPacked(path, options);
      if (utf16.some((mark) => startsWith(bytes, mark)))
        return 'It is written in UTF-16, and was not read: convert it to UTF-8 (iconv -f utf-16 -t utf-8).';
      if (startsWith(bytes, [0xef, 0xbb, 0xbf])) bytes = bytes.subarray(3);
      isFirst = false;
    }
    take(bytes);
  }
};

/** Reads the bytes of a log, unpacked where it is packed by gzip. Throws a UsageError where it can't be opened, or the signal's reason. */
export const readFileBytes = async (path: string, options: ReadOptions): Promise<Remark> => {
  try {
    return await readFrom(path, options);
  } catch (error) {
    options.signal.throwIfAborted();
    const code = errorCode(error);
    if (code === null) throw error;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a directory' : code;
    throw new UsageError(`The log ${path} can't be read: ${why}.`, 'Give --logs files that can be read.', {
      cause: error,
    });
  }
};
