import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { DatabaseError } from '../../../core/errors.ts';
import type { RawFiles } from './pack-files.ts';

/** Characters: names and line feeds come on top of what packRaw takes. */
const longest = 160 * 2 ** 20;

const schema = z.record(z.string(), z.string());

/** What packRaw has packed, with the blocks as they were measured. Throws a DatabaseError when it is damaged. */
export const unpackRaw = async (raw: Uint8Array): Promise<RawFiles> => {
  try {
    const text = await promisify(gunzip)(raw, { maxOutputLength: longest });
    return schema.parse(JSON.parse(text.toString('utf8')));
  } catch (error) {
    throw new DatabaseError(
      'The stored raw data of a run are damaged.',
      'Measure again: `/perf check` does, in a comment on the pull request.',
      { cause: error },
    );
  }
};
