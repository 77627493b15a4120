import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { DatabaseError } from '../core/errors.ts';
import { errorCode } from '../core/error-code.ts';
import { explainDatabase } from './explain-database.ts';

/** Numbers of types, from pg_type. */
const [bytea, int8] = [17, 20];

/** Bytes go through hexadecimal text; PGlite's own way there makes a string of each byte, which takes seconds for megabytes. */
const toText = (value: Uint8Array): string =>
  `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;

const lostCure = (data: string): string =>
  `Put a backup in the place of ${data}, or move it away to start with an empty database: open pull requests come back with their next push.`;

const entriesOf = (directory: string): Promise<readonly string[]> =>
  readdir(directory).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });

const start = async (data: string): Promise<PGlite> => {
  const said: string[] = [];
  try {
    return await PGlite.create(data, {
      parsers: { [bytea]: (text) => Buffer.from(text.slice(2), 'hex'), [int8]: Number },
      serializers: { [bytea]: toText },
      onStderr: (text) => {
        said.push(text);
        return false;
      },
    });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const last = said.findLast((line) => /\b(FATAL|PANIC|DETAIL):/.test(line));
    const reason = /\b(?:FATAL|PANIC|DETAIL):\s*(.*)/.exec(last ?? '')?.[1] ?? words;
    const isFull = said.some((line) => line.includes('No space left on device'));
    const failure = isFull ? new Error('No space left on device', { cause: error }) : error;
    const place = { kind: 'embedded', name: data } as const;
    if (isFull || errorCode(error) !== null) throw explainDatabase(failure, place) ?? error;
    throw new DatabaseError(`The database in ${data} can't be opened (${reason}).`, lostCure(data), { cause: error });
  }
};

/**
 * The embedded PostgreSQL of a directory that this process has for itself; it is made where there is none yet. Making it
 * takes seconds, in a directory that gets its name at the end: who is killed meanwhile leaves nothing that looks like a database.
 */
export const startPGlite = async (directory: string): Promise<PGlite> => {
  const data = join(directory, 'postgres');
  const entries = await entriesOf(data);
  if (entries.length > 0 && !entries.includes('PG_VERSION'))
    throw new DatabaseError(`${data} is no database: it has no PG_VERSION.`, lostCure(data));
  if (entries.length === 0) {
    const unfinished = `${data}.new`;
    await rm(unfinished, { recursive: true, force: true });
    const pglite = await start(unfinished);
    await pglite.close();
    await rename(unfinished, data);
  }
  return start(data);
};
