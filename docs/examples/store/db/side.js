import { createHash } from 'node:crypto';
import { join } from 'node:path';

/**
 * The database of one side in one block of a measurement. PACEGATE_SIDE alone would not do: in a control block both sides
 * are the base, and two runs may share a server. PACEGATE_DIRECTORY is a side's own.
 */
export const sideDatabase = (directory) => `store_${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`;

/** Where `prepare.js` leaves the database's address for the command that starts the service. */
export const addressFile = (directory) => join(directory, 'database-url');
