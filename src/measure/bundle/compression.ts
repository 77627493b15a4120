import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { createTurns } from './turns.ts';

/** Bytes of a text as a server sends it: gzip level 9, brotli quality 11. */
export interface CompressedSize {
  readonly gzip: number;
  readonly brotli: number;
}

/** Compresses for the size alone. What was compressed once is known by its content: both sides of a run share one. */
export interface Compression {
  sizeOf(content: Uint8Array): Promise<CompressedSize>;
}

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** Of the same machine that builds: two at once leave room for nothing else on a small runner. */
const atOnce = 2;

/** See Compression. */
export const createCompression = (): Compression => {
  const known = new Map<string, Promise<CompressedSize>>();
  const turn = createTurns(atOnce);
  const compress = async (content: Uint8Array): Promise<CompressedSize> => {
    if (content.length === 0) return { gzip: 0, brotli: 0 };
    const [zipped, squeezed] = await Promise.all([
      turn(() => toGzip(content, { level: 9 })),
      turn(() => toBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })),
    ]);
    return { gzip: zipped.length, brotli: squeezed.length };
  };
  return {
    sizeOf: (content) => {
      const key = createHash('sha256').update(content).digest('base64');
      const size = known.get(key) ?? compress(content);
      known.set(key, size);
      return size;
    },
  };
};
