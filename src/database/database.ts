import type { Kysely, Transaction } from 'kysely';
import type { DatabaseError } from '../core/errors.ts';
import type { Tables } from './tables.ts';

/** The directory of the embedded database, or the URL of a PostgreSQL server. */
export type DatabasePlace = { readonly directory: string } | { readonly url: string };

/** The database, or a transaction on it. */
export type Executor = Kysely<Tables> | Transaction<Tables>;

/** What pg-boss works with. */
export interface JobsConnection {
  /** One statement with values, or any number without; the rows of all of them. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  /** Hears NOTIFY until it is closed. `onReconnect` is called whenever it hears anew: something may have been missed before. */
  listen(
    channel: string,
    onNotification: (payload: string) => void,
    onReconnect: () => void,
  ): Promise<{ close(): Promise<void> }>;
}

/** The App's database, open and of this version. Disposing closes it. What fails because of it throws a DatabaseError. */
export interface Database extends AsyncDisposable {
  readonly kind: 'embedded' | 'server';
  /** For people: a directory, or host, port and name. Never a user or a password. */
  readonly place: string;
  readonly kysely: Kysely<Tables>;
  readonly boss: JobsConnection;
  /** Resolves once it answers nothing any more and never will in this process. A server may always come back. */
  readonly stopped: Promise<DatabaseError>;
}
