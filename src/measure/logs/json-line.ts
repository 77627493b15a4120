import { stripVTControlCharacters } from 'node:util';
import { entryOf, type LogEntry } from './log-entry.ts';
import { durationOf } from './json-duration.ts';
import { isRecord, type JsonRecord, numberIn, textIn } from './json-record.ts';
import { timeOf, type Moment } from './time-of.ts';

const timeKeys = ['time', 'timestamp', '@timestamp', 'ts', 'datetime', 'date'] as const;

const momentOf = (record: JsonRecord): Moment | null => {
  for (const key of timeKeys) {
    const moment = timeOf(record[key]);
    if (moment !== null) return moment;
  }
  return null;
};

/** From pino's 50 on; winston writes levels of npm or syslog. */
const isErrorLevel = (level: unknown): boolean => {
  if (typeof level === 'number') return level >= 50;
  if (typeof level !== 'string') return false;
  // winston's `colorize` colours the level even in JSON.
  return /^(?:error|fatal|panic|crit(?:ical)?|alert|emerg(?:ency)?)$/iu.test(stripVTControlCharacters(level));
};

/** morgan's forms "dev", "tiny" and "short" in the text of a line: "GET /a 200 1.234 ms - 5". */
const morgan = /^(?:HTTP )?([A-Z]{3,10}) (\/\S*)(?: HTTP\/[\d.]+)? (\d{3}) (?:\S+ - )?([\d.]+) ?ms\b/u;

/** What PostgreSQL writes into `message` with log_destination = jsonlog. */
const statementLine = /^duration: ([\d.]+) ms\s+(?:statement|execute [^:]{0,80}): ([\s\S]*)$/u;

/** By the name alone or by a path: "country", "req.headers.x-tenant". */
const fieldOf =
  (record: JsonRecord) =>
  (name: string): unknown => {
    if (Object.hasOwn(record, name)) return record[name];
    let at: unknown = record;
    for (const key of name.split('.')) {
      if (!isRecord(at) || !Object.hasOwn(at, key)) return undefined;
      at = at[key];
    }
    return at;
  };

const inner = (record: JsonRecord, key: string): JsonRecord => {
  const value = record[key];
  return isRecord(value) ? value : {};
};

/** A container's runtime puts each line into a record of its own: {"log":"{…}\n","stream":"stdout","time":"…"}. */
const unwrapped = (record: JsonRecord): JsonRecord => {
  const { log, stream } = record;
  if (typeof log !== 'string' || typeof stream !== 'string' || !log.startsWith('{')) return record;
  try {
    const value: unknown = JSON.parse(log);
    return isRecord(value) ? value : record;
  } catch {
    return record;
  }
};

const readRecord = (outer: JsonRecord): LogEntry => {
  const record = unwrapped(outer);
  const moment = momentOf(record) ?? momentOf(outer);
  const field = fieldOf(record);
  const meta = inner(record, 'meta');
  const http = inner(record, 'http');
  const req = isRecord(record['req']) ? record['req'] : isRecord(meta['req']) ? meta['req'] : inner(record, 'request');
  const res = isRecord(record['res']) ? record['res'] : isRecord(meta['res']) ? meta['res'] : inner(record, 'response');
  const google = inner(record, 'httpRequest');
  const message = textIn(record, 'msg') ?? textIn(record, 'message') ?? '';
  const isError = isErrorLevel(record['level'] ?? record['severity']) || isErrorLevel(record['error_severity']);

  const sent = statementLine.exec(message);
  if (sent !== null && record['error_severity'] !== undefined) {
    const [, ms, statement = ''] = sent;
    return entryOf('json', { kind: 'statement', moment, duration: Number(ms), statement, field });
  }
  const duration = durationOf([record, meta, res, http, google, inner(record, 'event')]);
  const sql = textIn(record, 'sql') ?? textIn(record, 'query') ?? textIn(record, 'statement');
  if (sql !== null && duration !== null && textIn(req, 'url') === null) {
    return entryOf('json', { kind: 'statement', moment, duration, statement: sql, isError, field });
  }
  const [, morganMethod, morganUrl, morganStatus, morganMs] = duration === null ? (morgan.exec(message) ?? []) : [];
  const status =
    numberIn(res, 'statusCode') ??
    numberIn(res, 'status') ??
    numberIn(record, 'statusCode') ??
    numberIn(record, 'status') ??
    numberIn(meta, 'status') ??
    numberIn(inner(http, 'response'), 'status_code') ??
    numberIn(google, 'status') ??
    (morganStatus === undefined ? null : Number(morganStatus));
  const url =
    textIn(req, 'url') ??
    textIn(record, 'url') ??
    textIn(meta, 'url') ??
    textIn(record, 'path') ??
    textIn(req, 'path') ??
    textIn(inner(record, 'url'), 'path') ??
    textIn(google, 'requestUrl') ??
    textIn(record, 'uri') ??
    morganUrl ??
    null;
  const took = duration ?? (morganMs === undefined ? null : Number(morganMs));
  const isOver = took !== null || status !== null;
  const isRequest = isOver && (url !== null || status !== null || record['res'] !== undefined || took !== null);
  return entryOf('json', {
    kind: isRequest ? 'request' : url === null ? 'message' : 'start',
    moment,
    duration: took,
    isError: isError || (status !== null && status >= 500),
    status,
    method:
      textIn(req, 'method') ??
      textIn(record, 'method') ??
      textIn(meta, 'method') ??
      textIn(inner(http, 'request'), 'method') ??
      textIn(google, 'requestMethod') ??
      morganMethod ??
      null,
    url,
    pattern: textIn(record, 'route') ?? textIn(record, 'routerPath') ?? textIn(inner(req, 'route'), 'path'),
    request: requestOf(record, req),
    field,
  });
};

const requestOf = (record: JsonRecord, req: JsonRecord): string | null => {
  const id = record['reqId'] ?? record['requestId'] ?? record['request_id'] ?? req['id'];
  return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 80) : null;
};

/** Reads a line of JSON as pino, winston and others write it. "cut" where it begins like one but is none; null for no object at all. */
export const readJsonLine = (line: string): LogEntry | 'cut' | null => {
  // What stands in front is a collector's: "web-1  | {…}", "2026-01-01T00:00:00Z stdout F {…}".
  const start = line.startsWith('{') ? 0 : line.slice(0, 200).indexOf('{"');
  if (start < 0) return null;
  try {
    const value: unknown = JSON.parse(start === 0 ? line : line.slice(start));
    return isRecord(value) ? readRecord(value) : null;
  } catch {
    return start === 0 ? 'cut' : null;
  }
};
