import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** Below this a packet is sent anyway, bytes. */
const leastBytes = 1024;

/** What servers and CDNs use where they compress while they answer: Brotli 5, gzip 6. */
const brotliQuality = 5;
const gzipLevel = 6;

const weightOf = (part: string): number => {
  const [, weight] = /;\s*q=([\d.]+)/.exec(part) ?? [];
  return weight === undefined ? 1 : Number(weight);
};

/** The best of what the browser accepts: Brotli, gzip, nothing. */
export const chooseEncoding = (accepted: string | undefined): Encoding => {
  const parts = (accepted ?? '').split(',').filter((part) => weightOf(part) > 0);
  const names = new Set(parts.map((part) => part.split(';')[0]?.trim().toLowerCase()));
  return names.has('br') ? 'br' : names.has('gzip') ? 'gzip' : 'identity';
};

const compressors = {
  br: (body: Buffer): Promise<Buffer> =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body: Buffer): Promise<Buffer> => promisify(gzip)(body, { level: gzipLevel }),
} as const;

export interface EncodedBody {
  readonly encoding: Encoding;
  readonly bytes: Buffer;
}

/** Compresses in one piece, so that length and bytes are the same each time; what does not get smaller stays as it is. */
export const encodeBody = async (body: Buffer, encoding: Encoding): Promise<EncodedBody> => {
  if (encoding === 'identity' || body.length < leastBytes) return { encoding: 'identity', bytes: body };
  const bytes = await compressors[encoding](body);
  return bytes.length < body.length ? { encoding, bytes } : { encoding: 'identity', bytes: body };
};
