import { DatabaseError } from '../core/errors.ts';
import type { Place } from './explain-database.ts';

const protocols: ReadonlySet<string> = new Set(['postgres:', 'postgresql:']);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * Host, port and name of the database that a URL names, without user and password. Throws a DatabaseError, which doesn't show
 * the URL either.
 */
export const serverPlace = (url: string): Place => {
  const parsed = URL.parse(url);
  // An unescaped "/", "?" or "#" in a password ends the host: what follows would be shown as the name of the database.
  const isCutShort = parsed !== null && [parsed.pathname, parsed.search, parsed.hash].some((it) => it.includes('@'));
  if (parsed === null || !protocols.has(parsed.protocol) || isCutShort)
    throw new DatabaseError(
      'DATABASE_URL is not the address of a PostgreSQL server.',
      'Write it as postgres://user:password@host:5432/database, with special characters of the password as %XX (/ is %2F, @ is %40).',
    );
  const host = parsed.searchParams.get('host') ?? decoded(parsed.hostname);
  const port = parsed.searchParams.get('port') ?? parsed.port;
  const name = decoded(parsed.pathname.slice(1));
  return {
    kind: 'server',
    name: `${host === '' ? 'localhost' : host}:${port === '' ? '5432' : port}${name === '' ? '' : `/${name}`}`,
  };
};
