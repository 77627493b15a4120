import { bucketCount } from '../../core/histogram.ts';
import { longestLoad as longest } from '../../core/longest-load.ts';
import type { Series, SeriesHeader, SeriesLine, SeriesPoint } from '../../core/series.ts';
import { isPlausibleTime } from './absurd-figures.ts';

/** Requests per ms of one generator: five times what it can do. */
const fastest = 100;
const mostCores = 4096;
/** Bytes of memory: a petabyte. */
const mostMemory = 2 ** 50;
/** The first readings come a moment before an interval, and the last a moment after it, ms. */
const moment = 10_000;
const mostRoutes = 500;
const longestName = 500;
const longestText = 20_000;
/** Of a signal, in its own unit. */
const largest = 2 ** 53;

const within = (value: number | null, most: number): boolean => value === null || (value >= 0 && value <= most);

/** Bucket and count in turn, buckets rising, all counts together as many as were answered. */
const isHistogram = (counts: readonly number[], ok: number): boolean => {
  let sum = 0;
  for (let at = 0; at < counts.length; at += 2) {
    const [bucket = 0, count = 0] = counts.slice(at, at + 2);
    if (bucket >= bucketCount || (at > 0 && bucket <= (counts[at - 2] ?? 0)) || count === 0) return false;
    sum += count;
  }
  return counts.length % 2 === 0 && sum === ok;
};

const ofPoint = (point: SeriesPoint): string | null => {
  const { at, length, routes, failures, generator } = point;
  const names = [...Object.keys(routes), ...Object.keys(failures)];
  if (!within(at, longest) || !within(length, longest)) return 'lasts for more than a week';
  if (names.length > mostRoutes || names.some((name) => name.length > longestName))
    return 'has too many or too long names';
  const all = Object.values(routes);
  const answered = all.reduce((sum, { ok, errors }) => sum + ok + errors, 0);
  const most = fastest * (length + 1000);
  if (![answered, point.begun, point.dropped, point.underWay, point.connections].every((it) => within(it, most)))
    return 'has more requests than an interval can hold';
  if (!within(point.served, fastest * 1000) || !within(point.asked, fastest * 1000)) return 'has an impossible rate';
  if (!all.every(({ ok, latency }) => isHistogram(latency, ok))) return 'has latencies of other requests than its own';
  if (![point.p50, point.p95, point.p99].every((it) => within(it, 3_600_000)))
    return 'has a request of more than an hour';
  const window = (length + moment) * mostCores;
  if (!within(point.cpu, window) || !within(point.gcPause, window))
    return 'has more CPU time than an interval can hold';
  if (![point.rss, point.heap].every((it) => within(it, mostMemory)) || !within(point.allocated, largest))
    return 'has more memory than there is';
  return within(generator.utilisation, 1000) && within(generator.lateness, longest)
    ? null
    : "has impossible figures of the load generator's own";
};

const isReading = ({
  values,
  missing = [],
}: Pick<Extract<SeriesLine, { kind: 'signals' }>, 'values' | 'missing'>): boolean => {
  const all = Object.entries(values);
  return (
    all.length <= mostRoutes &&
    all.every(([name, value]) => name.length <= longestName && Math.abs(value) <= largest) &&
    missing.length <= mostRoutes &&
    missing.every(({ what, reason }) => what.length <= longestText && reason.length <= longestText)
  );
};

const ofLine = (line: SeriesLine): string | null => {
  switch (line.kind) {
    case 'point':
      return ofPoint(line);
    case 'signals':
      return isReading(line) && within(line.at, longest) && within(line.length, longest)
        ? null
        : 'has impossible signals';
    case 'database':
      return isReading(line) ? null : 'has impossible figures of a database';
    case 'heap':
      return [line.before, line.after].every((it) => within(it, mostMemory)) ? null : 'has more memory than there is';
    case 'event':
      return within(line.at, longest) && line.text.length <= longestText ? null : 'has an impossible event';
    case 'end': {
      const isSane = within(line.at, longest) && within(line.startup, longest) && within(line.memoryPeak, mostMemory);
      return isSane && (line.blind?.length ?? 0) <= longestText ? null : 'ends with impossible figures';
    }
  }
};

const ofHeader = ({ duration, startedAt, steps }: SeriesHeader): string | null => {
  if (!isPlausibleTime(startedAt) || !within(duration, longest)) return 'has impossible times';
  return (steps ?? []).length <= mostRoutes && (steps ?? []).every((it) => it.length <= longestName)
    ? null
    : 'has too many steps';
};

/**
 * What in the course of a scenario no measurement can have given, or null. `most`: ms that all of its intervals can have lasted together.
 * Bounds are wide, as those of blocks.
 */
export const absurdSeries = ({ header, lines }: Series, most: number): string | null => {
  const fault = ofHeader(header);
  if (fault !== null) return fault;
  let [total, last] = [0, 0];
  for (const [index, line] of lines.entries()) {
    const wrong = ofLine(line);
    if (wrong !== null) return `line ${index + 2} ${wrong}`;
    if (line.kind !== 'point') continue;
    if (line.at < last) return `line ${index + 2} is earlier than the one before it`;
    last = line.at;
    total += line.length;
  }
  return total > most + moment ? 'has intervals that last longer than the run' : null;
};
