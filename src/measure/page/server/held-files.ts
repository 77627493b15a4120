import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { contentType, isCompressible } from './content-types.ts';
import { encodeBody, type EncodedBody, type Encoding } from './encode-body.ts';

/** A file in memory. */
export interface HeldFile {
  readonly etag: string;
  encoded(encoding: Encoding): Promise<EncodedBody>;
}

/** Files that are served, read and compressed once: what was built does not change while it is measured. */
export interface HeldFiles {
  /** `file` is a real path. */
  get(file: string): Promise<HeldFile>;
  /** Compresses what a browser may ask for, so that the first visit does not wait for it. */
  prepare(root: string): Promise<void>;
}

/** A larger file is sent from the disk as it is. */
export const largestHeld = 16 * 1024 * 1024;
/** No more is prepared, bytes: a second or two of work. */
const mostPrepared = 48 * 1024 * 1024;

export const etagOf = (text: Buffer | string): string => `"${createHash('sha1').update(text).digest('base64url')}"`;

const hold = async (file: string): Promise<HeldFile> => {
  const body = await readFile(file);
  const bodies = new Map<Encoding, Promise<EncodedBody>>();
  return {
    etag: etagOf(body),
    encoded: (encoding) => {
      const encoded = bodies.get(encoding) ?? encodeBody(body, encoding);
      bodies.set(encoding, encoded);
      return encoded;
    },
  };
};

export const createHeldFiles = (): HeldFiles => {
  const files = new Map<string, Promise<HeldFile>>();
  const prepared = new Set<string>();
  const get = (file: string): Promise<HeldFile> => {
    const held = files.get(file) ?? hold(file);
    files.set(file, held);
    return held;
  };
  return {
    get,
    prepare: async (root) => {
      if (prepared.has(root)) return;
      prepared.add(root);
      let total = 0;
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      for (const entry of entries) {
        const file = join(entry.parentPath, entry.name);
        // No source maps: browsers ask for them when somebody debugs.
        if (!entry.isFile() || file.endsWith('.map') || !isCompressible(contentType(file))) continue;
        const { size } = await stat(file);
        if (size > largestHeld || total + size > mostPrepared) continue;
        total += size;
        await (await get(file)).encoded('br');
      }
    },
  };
};
