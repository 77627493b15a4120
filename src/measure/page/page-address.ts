/** Where a side's server listens. */
export interface PageTarget {
  readonly host: string;
  readonly port: number;
}

/**
 * The address of every page, on both sides and in every block, whatever port its server got: a page that writes its own
 * address into its HTML would differ by some bytes otherwise. Chrome trusts `localhost` as it trusts https, so Brotli,
 * service workers and the like work as they do on the web.
 */
export const pageOrigin = 'http://localhost';

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Longest address that is kept, in characters. */
const longestUrl = 300;

const parse = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null);

/** Whether an address is one of the page's own server: under `pageOrigin`, or under the port that the server knows. */
export const isOwnAddress = (url: string, { port }: PageTarget): boolean => {
  const parsed = parse(url);
  return (
    parsed !== null &&
    parsed.protocol === 'http:' &&
    loopback.has(parsed.hostname) &&
    (parsed.port === '' ? parsed.hostname === 'localhost' : parsed.port === String(port))
  );
};

/** An address as it is stored: without the origin where that is the page's own, and bounded. */
export const shortAddress = (url: string, target: PageTarget): string => {
  const own = isOwnAddress(url, target);
  const { origin, pathname, search, hash } = parse(url) ?? { origin: '', pathname: url, search: '', hash: '' };
  // Only http and the like have an origin; what else there is ("chrome-error://…") stays as it is.
  const front = own ? '' : origin === 'null' ? null : origin;
  if (front === null) return url.slice(0, longestUrl);
  const whole = `${front}${pathname}${search}${hash}`;
  return (whole.length > longestUrl ? `${front}${pathname}` : whole).slice(0, longestUrl);
};

/** The host of an address, for people: "login.example.com". */
export const hostOf = (url: string): string => parse(url)?.host.slice(0, 100) || 'an unknown address';

const isHostPattern = (host: string): boolean => /^[\w.*[\]:-]+$/.test(host);

const ruleOf = (host: string): string => {
  const name = host.replace(/:\d+$/, '');
  // Exclusions go before all rules, whatever their order, and would undo the one that leads to the server.
  if (loopback.has(name)) return `MAP ${host} ${host === name ? '127.0.0.1' : host.replace(name, '127.0.0.1')}`;
  return `EXCLUDE ${name}`;
};

/**
 * Chrome's `--host-resolver-rules`: the page's address leads to its server, `hosts` are asked as usual, and every other
 * name is unknown, addresses in digits included. The first rule that fits counts.
 */
export const resolverRules = ({ host, port }: PageTarget, hosts: readonly string[]): string => {
  const server = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return [
    ...['localhost:80', `localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`].map((it) => `MAP ${it} ${server}`),
    ...hosts.filter(isHostPattern).map(ruleOf),
    'MAP * ~NOTFOUND',
  ].join(', ');
};
