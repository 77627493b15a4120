import type { Side } from '../../core/side.ts';
import type { DatabaseReading } from '../../core/signals.ts';
import { readAddressFile } from './address-file.ts';
import { type DatabaseAddress, parseDatabaseAddress } from './database-address.ts';
import { unread } from './missing.ts';
import { openSideWatch, type SideWatch, unreadable } from './side-watch.ts';
import { within } from './within.ts';

export interface DatabaseWatchOptions {
  /** `database` of the suite: where a side has no database of its own. */
  readonly url: string;
  /** PACEGATE_DIRECTORY of each side that is alive, after its `setup`. */
  readonly directories: Readonly<Partial<Record<Side, string>>>;
  readonly signal: AbortSignal;
}

/** ms. */
const longestOpening = 15_000;

/** What came of looking at a side's database. */
export type Looked = { readonly side: Side; readonly address: DatabaseAddress | null } & (
  | { readonly kind: 'watched'; readonly watch: SideWatch }
  | { readonly kind: 'unread'; readonly reading: DatabaseReading }
);

const badAddress = (source: string): DatabaseReading =>
  unread('', `${source} is not the address of a PostgreSQL database, such as postgres://user:password@host:5432/name`);

/** Looks at the database of a side: the one that its `setup` named, else that of `url`. Never rejects. */
export const lookAtSide = async (side: Side, { url, directories, signal }: DatabaseWatchOptions): Promise<Looked> => {
  const own = await readAddressFile(directories[side] ?? '');
  const address = parseDatabaseAddress(own ?? url);
  if (address === null)
    return {
      side,
      address,
      kind: 'unread',
      reading: badAddress(own === null ? '"database"' : 'what setup wrote into database-url'),
    };
  const opening = openSideWatch(address, signal);
  try {
    const watch = await within(longestOpening, opening);
    return typeof watch === 'string'
      ? { side, address, kind: 'unread', reading: unread('', watch) }
      : { side, address, kind: 'watched', watch };
  } catch (error) {
    void opening
      .then((late) => (typeof late === 'string' ? undefined : late[Symbol.asyncDispose]()))
      .catch(() => undefined);
    return { side, address, kind: 'unread', reading: unreadable(error, address) };
  }
};

/** One database of one server, however it is addressed. */
const identityOf = ({ facts }: SideWatch): string => `${facts.started} ${facts.database} ${facts.name}`;

const shared = (name: string): string =>
  `both sides use the database ${name}, so what either does in it can't be told apart: have "setup" make each side one of its own and write its address into $PACEGATE_DIRECTORY/database-url`;

/** Sides that use one database have no reading: nobody knows who did what. */
export const separateSides = (looked: readonly Looked[]): Looked[] =>
  looked.map((it) => {
    if (it.kind === 'unread') return it;
    const isShared = looked.some(
      (other) => other.kind === 'watched' && other.side !== it.side && identityOf(other.watch) === identityOf(it.watch),
    );
    const { version, name } = it.watch.facts;
    return isShared
      ? { side: it.side, address: it.address, kind: 'unread', reading: unread(version, shared(name)) }
      : it;
  });
