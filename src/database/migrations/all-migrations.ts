import type { Migration } from 'kysely/migration';
import { first } from './0001-first.ts';
import { reports } from './0002-reports.ts';

/** By name, which is their order. Names and contents of released ones stay for ever. */
export const allMigrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-reports': reports,
};
