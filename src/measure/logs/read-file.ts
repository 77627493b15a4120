import { basename } from 'node:path';
import type { LogFile, LogFormat } from '../../investigation/data/logs/log-view.ts';
import { createFileClock } from './file-clock.ts';
import { readFileBytes } from './file-bytes.ts';
import { createLineSplitter } from './line-splitter.ts';
import type { LogEntry } from './log-entry.ts';
import type { LogTally } from './log-tally.ts';
import { readLine } from './read-line.ts';

/** Of a statement over several lines more is not read. Characters. */
const longestStatement = 20_000;

/** Reads one log into the tally. Lines that can't be read are counted, whatever they are. */
export const readLogFile = async (path: string, tally: LogTally, signal: AbortSignal): Promise<LogFile> => {
  const formats: Record<LogFormat, number> = { json: 0, access: 0, postgres: 0 };
  const odd = { cut: 0, binary: 0, unknown: 0, tooLong: 0, timeless: 0, zoneless: 0 };
  const clock = createFileClock();
  let [bytes, lines] = [0, 0];
  /** A statement of PostgreSQL that may go on in the next line. */
  let pending: LogEntry | null = null;
  let isPostgres = false;

  const take = (entry: LogEntry): void => {
    const { moment } = entry;
    if (moment === null) odd.timeless++;
    else if (moment.zoneless) odd.zoneless++;
    tally.take(entry, moment === null ? null : clock.take(moment.at));
  };

  const flush = (): void => {
    if (pending !== null) take(pending);
    pending = null;
  };

  const takeLine = (line: string): void => {
    lines++;
    if (line.trim() === '') return;
    if (isPostgres && line.startsWith('\t')) {
      formats.postgres++;
      const { statement = null } = pending ?? {};
      if (pending !== null && statement !== null && statement.length < longestStatement)
        pending = { ...pending, statement: `${statement}\n${line.slice(1, longestStatement)}` };
      return;
    }
    flush();
    const entry = readLine(line);
    isPostgres = typeof entry !== 'string' && entry.format === 'postgres';
    if (typeof entry === 'string') {
      odd[entry]++;
      return;
    }
    formats[entry.format]++;
    if (entry.format === 'postgres' && entry.kind === 'statement') pending = entry;
    else take(entry);
  };

  const splitter = createLineSplitter({
    line: takeLine,
    tooLong: () => {
      lines++;
      odd.tooLong++;
    },
  });
  const remark = await readFileBytes(path, {
    signal,
    take: (chunk) => {
      bytes += chunk.length;
      splitter.push(chunk);
    },
  });
  splitter.end();
  flush();
  return {
    name: basename(path),
    bytes,
    lines,
    formats,
    ...odd,
    outOfOrder: clock.outOfOrder,
    offClock: clock.offClock,
    from: clock.from,
    to: clock.to,
    remarks: remark === null ? [] : [remark],
  };
};
