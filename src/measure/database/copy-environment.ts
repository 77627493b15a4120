import type { ServiceSuite } from '../../config/configuration.ts';
import { copyName } from './copy-name.ts';
import { parseDatabaseAddress, withDatabase } from './database-address.ts';

/** What `setup`, service and `teardown` of a side find its copy of the database by; `directory` is its PACEGATE_DIRECTORY. */
export const copyEnvironment = (
  { database, databaseCopy }: Pick<ServiceSuite, 'database' | 'databaseCopy'>,
  directory: string,
): Record<string, string> => {
  const address = database === null ? null : parseDatabaseAddress(database);
  if (address === null || databaseCopy === undefined) return {};
  return { [databaseCopy]: withDatabase(address, copyName(directory)) };
};
