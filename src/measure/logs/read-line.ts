import { stripVTControlCharacters } from 'node:util';
import { readAccessLine } from './access-line.ts';
import { readJsonLine } from './json-line.ts';
import type { LogEntry } from './log-entry.ts';
import { readPostgresLine } from './postgres-line.ts';

/** Why a line tells nothing. */
export type Unread = 'cut' | 'binary' | 'unknown';

/** A line that a collector cut has the beginning of one that is known. */
const begun = /^(?:\S+ \S+ \S+ \[\d\d\/[A-Z][a-z]{2}\/\d{4}|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d.{0,60}LOG: {1,2}dur)/u;

const isBinary = (line: string): boolean => {
  const shown = stripVTControlCharacters(line.slice(0, 2000));
  const strange = shown.match(/(?!\t)\p{Cc}|\u{fffd}/gu)?.length ?? 0;
  return strange > 0 && (line.includes('\0') || strange * 10 > Math.min(2000, line.length));
};

/** Recognises the format of one line by its content, so that a file may hold several. */
export const readLine = (line: string): LogEntry | Unread => {
  const first = line.charCodeAt(0);
  // A digit begins no object of its own, but may be a collector's time in front of one.
  const json = readJsonLine(line);
  if (json !== null && json !== 'cut') return json;
  const entry =
    json === 'cut'
      ? null
      : first >= 48 && first <= 57
        ? (readPostgresLine(line) ?? readAccessLine(line))
        : readAccessLine(line);
  if (entry !== null) return entry;
  if (isBinary(line)) return 'binary';
  return json === 'cut' || begun.test(line) ? 'cut' : 'unknown';
};
