import { parseDuration } from '../../core/units.ts';
import { entryOf, type LogEntry } from './log-entry.ts';
import { timeOf } from './time-of.ts';

/** Common Log Format; what stands behind the size differs from server to server. */
const common =
  /^(?:\S{1,200} )?(\S{1,200}) (\S{1,200}) (\S{1,200}) \[([^\]]{15,40})\] "((?:[^"\\]|\\.)*)" (\d{3}) (\d+|-)(.*)$/u;

/** Of what stands behind the size more is not looked at. Characters. */
const longestRest = 2000;

const quoted = /"((?:[^"\\]|\\.)*)"/gu;
const named = /(?:^|\s)([A-Za-z_][\w.-]{0,40})=(?:"((?:[^"\\]|\\.)*)"|(\S+))/gu;
const durationNames = new Set(['rt', 'request_time', 'duration', 'time', 'elapsed', 'took', 'response_time']);

/** A number behind all that is quoted: with a point it is nginx's $request_time in seconds, without one Apache's %D in microseconds. */
const trailing = (rest: string): number | null => {
  const tokens = rest.replaceAll(quoted, ' ').trim().split(/\s+/u);
  const withUnit = tokens.map((it) => (/^[\d.]+(?:us|ms|s)$/u.test(it) ? parseDuration(it) : null));
  const unit = withUnit.find((it) => it !== null);
  if (unit !== undefined && unit !== null) return unit;
  const seconds = tokens.find((it) => /^\d{1,7}\.\d{1,9}$/u.test(it));
  if (seconds !== undefined) return Number(seconds) * 1000;
  const micro = tokens.find((it) => /^\d{1,12}$/u.test(it));
  return micro === undefined ? null : Number(micro) / 1000;
};

const pairsOf = (rest: string): ReadonlyMap<string, string> =>
  new Map([...rest.matchAll(named)].map(([, name = '', text, bare]) => [name, text ?? bare ?? '']));

const durationIn = (rest: string, pairs: ReadonlyMap<string, string>): number | null => {
  for (const [name, value] of pairs) {
    if (!durationNames.has(name)) continue;
    if (/^\d+(?:\.\d+)?$/u.test(value)) return Number(value) * 1000;
    const withUnit = parseDuration(value);
    if (withUnit !== null) return withUnit;
  }
  return pairs.size > 0 ? null : trailing(rest);
};

/** Reads a line of a Common or Combined access log; null for any other. */
export const readAccessLine = (line: string): LogEntry | null => {
  const found = common.exec(line);
  if (found === null) return null;
  const [, remote = '', , user = '', time = '', request = '', status = '', bytes = '', behind = ''] = found;
  // Quotes that never end would be sought for from each of them.
  const rest = behind.slice(0, longestRest);
  const moment = timeOf(time);
  if (moment === null) return null;
  const [, method, url] = /^([A-Z]{3,10}) (\S+)/u.exec(request) ?? [];
  const code = Number(status);
  const texts = (): string[] => [...rest.matchAll(quoted)].map(([, text = '']) => text);
  const pairs = rest.includes('=') ? pairsOf(rest.replace(/^ "(?:[^"\\]|\\.)*" "(?:[^"\\]|\\.)*"/u, '')) : new Map();
  const fields: Readonly<Record<string, () => unknown>> = {
    remote: () => remote,
    user: () => (user === '-' ? undefined : user),
    method: () => method,
    status: () => status,
    bytes: () => bytes,
    referrer: () => texts()[0],
    agent: () => texts()[1],
  };
  return entryOf('access', {
    kind: 'request',
    moment,
    duration: rest === '' ? null : durationIn(rest, pairs),
    isError: code >= 500,
    status: code,
    method: method ?? null,
    url: url ?? null,
    field: (name) => (Object.hasOwn(fields, name) ? fields[name]?.() : pairs.get(name)),
  });
};
