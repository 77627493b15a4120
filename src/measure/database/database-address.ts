/** A PostgreSQL database by its address. */
export interface DatabaseAddress {
  /** With user and password: for connecting, never for people. */
  readonly url: string;
  /** "host:port/name", for people. */
  readonly place: string;
}

const protocols: ReadonlySet<string> = new Set(['postgres:', 'postgresql:']);
const longest = 4000;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const parse = (text: string): URL | null => {
  const url = text.length > longest ? null : URL.parse(text.trim());
  if (url === null || !protocols.has(url.protocol)) return null;
  // An unescaped "/", "?" or "#" in a password ends the host: what follows would be shown as the name of the database.
  return [url.pathname, url.search, url.hash].some((it) => it.includes('@')) ? null : url;
};

/** The database that a text names; null where it is not the address of one. */
export const parseDatabaseAddress = (text: string): DatabaseAddress | null => {
  const url = parse(text);
  if (url === null) return null;
  const host = decoded(url.searchParams.get('host') ?? url.hostname) || 'localhost';
  const port = (url.searchParams.get('port') ?? url.port) || '5432';
  const name = decoded(url.pathname.slice(1));
  return { url: url.href, place: `${host}:${port}${name === '' ? '' : `/${name}`}`.slice(0, 200) };
};

/** Another database of the same server. The address must be one. */
export const withDatabase = ({ url }: Pick<DatabaseAddress, 'url'>, name: string): string => {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.href;
};

/** The name of the database in an address; "" where it names none. */
export const databaseNameOf = ({ url }: Pick<DatabaseAddress, 'url'>): string =>
  decoded(new URL(url).pathname.slice(1));
