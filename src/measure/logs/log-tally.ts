import type { LogCounts, LogFile } from '../../investigation/data/logs/log-view.ts';
import { normaliseSql } from '../probe/probe-sql.cjs';
import type { LogEntry } from './log-entry.ts';
import { createRouteNames } from './route-names.ts';
import { createTally } from './tally.ts';
import { createTallyGroup } from './tally-group.ts';
import { createTimeCells } from './time-cells.ts';

/** A statement that takes longer is a slow one, ms. */
const slowFrom = 100;

/** Requests whose end has not come yet: only the line that began them tells their route. */
const mostOpen = 10_000;

const longestValue = 60;
const longestStatement = 300;

/** A value as it names a segment: one line, cut. */
const valueText = (value: unknown): string | null => {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  const text = String(value)
    .slice(0, 4 * longestValue)
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return text === '' ? null : text.slice(0, longestValue).toWellFormed();
};

/** Counts entries of all files. */
export interface LogTally {
  /** `time`: of its entry, null where it can't be trusted. */
  take(entry: LogEntry, time: number | null): void;
  counts(files: readonly LogFile[]): LogCounts;
}

/** `by`: fields whose values are counted apart. */
export const createLogTally = (by: readonly string[]): LogTally => {
  const [requests, statements] = [createTally(), createTally()];
  const [routes, texts] = [createTallyGroup(), createTallyGroup()];
  const groups = by.map((field) => ({ field, group: createTallyGroup() }));
  const everything = [requests, statements, routes, texts, ...groups.map(({ group }) => group)];
  const cells = createTimeCells((factor) => {
    for (const each of everything) each.coarsen(factor);
  });
  const names = createRouteNames();
  const open = new Map<string, string>();
  let errorLines = 0;
  let slow = 0;

  const routeOf = ({ pattern, url, method, status, request }: LogEntry): string => {
    const begun = request === null ? undefined : open.get(request);
    if (request !== null) open.delete(request);
    // Whoever tries what is not there must not teach us the service's routes.
    if (status === 404 && pattern === null) return '(not found)';
    if (pattern !== null) return `${method === null ? '' : `${method} `}${pattern}`.slice(0, 200);
    return url === null ? (begun ?? '(no route)') : names.name(method, url);
  };

  const begin = (entry: LogEntry): void => {
    if (entry.request === null) return;
    if (open.size >= mostOpen) for (const oldest of open.keys().take(1)) open.delete(oldest);
    open.set(entry.request, routeOf(entry));
  };

  const takeStatement = (entry: LogEntry, cell: number | null): void => {
    const { duration, isError, statement } = entry;
    statements.add(cell, duration, isError);
    if (duration !== null && duration >= slowFrom) slow++;
    if (statement === null) return;
    texts.of(normaliseSql(statement, 'standard').slice(0, longestStatement)).add(cell, duration, isError);
  };

  const takeRequest = (entry: LogEntry, cell: number | null): void => {
    const { duration, isError } = entry;
    requests.add(cell, duration, isError);
    routes.of(routeOf(entry)).add(cell, duration, isError);
    for (const { field, group } of groups) {
      const value = valueText(entry.field(field));
      if (value !== null) group.of(value).add(cell, duration, isError);
    }
  };

  return {
    take: (entry, time) => {
      if (entry.kind === 'start') return begin(entry);
      if (entry.kind === 'message') {
        if (entry.isError) errorLines++;
        return;
      }
      const cell = time === null ? null : cells.at(time);
      if (entry.kind === 'statement') takeStatement(entry, cell);
      else takeRequest(entry, cell);
    },
    counts: (files) => {
      const times = files.flatMap(({ from, to }) => (from === null || to === null ? [] : [from, to]));
      const span = times.length === 0 ? null : Math.max(...times) - Math.min(...times);
      const { width } = cells;
      const options = { width, span };
      return {
        files,
        width,
        requests: requests.segment('', width, span),
        statements: statements.segment('', width, span),
        errorLines,
        slow: { from: slowFrom, count: slow },
        routes: routes.group('route', { ...options, settled: (name) => names.settled(name) }),
        texts: texts.group('statement', options),
        by: groups.map(({ field, group }) => group.group(field, options)),
      };
    },
  };
};
