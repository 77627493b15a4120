import { entryOf, type LogEntry } from './log-entry.ts';
import { timeOf } from './time-of.ts';

/** The prefix is what log_line_prefix makes it; by default "%m [%p] ". */
const line =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?(?: (?:[A-Z]{1,5}|[+-]\d\d(?::?\d\d)?))?|\d{10}\.\d{3})\b(.{0,300}?)\b(LOG|ERROR|FATAL|PANIC|WARNING|NOTICE|INFO|DEBUG\d?|DETAIL|HINT|CONTEXT|STATEMENT|QUERY|LOCATION): {1,2}(.*)$/su;

/** "parse" and "bind" tell their own durations of the same statement, and a plan that of one that is told too. */
const timed =
  /^duration: ([\d.]{1,20}) ms(?:\s+(statement|execute|parse|bind|fastpath function call|plan)\b[^:]{0,100}:\s*(.*))?$/su;
const ofPart = new Set(['parse', 'bind', 'plan', 'fastpath function call']);

const failures = new Set(['ERROR', 'FATAL', 'PANIC']);

/** "user@database" and "application" as prefixes often hold them. */
const fieldOf =
  (prefix: string) =>
  (name: string): unknown => {
    const [, user, database] = /([\w.-]{1,63})@([\w.-]{1,63})/u.exec(prefix) ?? [];
    const [, app] = /app=([\w.-]{1,63})/u.exec(prefix) ?? [];
    return { user, database, application: app }[name];
  };

/** Reads the first line of an entry of PostgreSQL's log; null for any other. Lines that go on with it begin with a tab. */
export const readPostgresLine = (text: string): LogEntry | null => {
  const found = line.exec(text);
  if (found === null) return null;
  const [, time = '', prefix = '', severity = '', message = ''] = found;
  const moment = timeOf(time);
  const field = fieldOf(prefix);
  const [, ms, what, statement] = severity === 'LOG' ? (timed.exec(message) ?? []) : [];
  if (ms === undefined || (what !== undefined && ofPart.has(what)) || !Number.isFinite(Number(ms))) {
    return entryOf('postgres', { moment, isError: failures.has(severity), field });
  }
  return entryOf('postgres', { kind: 'statement', moment, duration: Number(ms), statement: statement ?? null, field });
};
