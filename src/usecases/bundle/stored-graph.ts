import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { type BundleGraph, bundleGraphSchema } from '../../core/bundle/bundle-graph.ts';

/** Unpacked, bytes: a stored text is a stranger's too. */
const largest = 256_000_000;

/** A graph as a record keeps it. The same graph gives the same text, so that a store that knows differences keeps it once. */
export const packGraph = async (graph: BundleGraph): Promise<string> => {
  const text = Buffer.from(JSON.stringify(graph));
  const packed = await promisify(brotliCompress)(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  });
  return packed.toString('base64');
};

/** null for what is no graph. Never throws. */
export const unpackGraph = async (text: string): Promise<BundleGraph | null> => {
  try {
    const unpacked = await promisify(brotliDecompress)(Buffer.from(text, 'base64'), { maxOutputLength: largest });
    return bundleGraphSchema.safeParse(JSON.parse(unpacked.toString())).data ?? null;
  } catch {
    return null;
  }
};
