import type { LogCounts, LogFile } from './log-view.ts';

const share = (part: number, of: number): string =>
  of === 0 ? '0 %' : part / of < 0.001 ? 'less than 0.1 %' : `${Number(((100 * part) / of).toFixed(1))} %`;

const kinds: readonly (readonly [(file: LogFile) => number, string])[] = [
  [(file) => file.cut, 'are cut or broken'],
  [(file) => file.binary, 'are not text'],
  [(file) => file.tooLong, 'are too long to be read'],
  [(file) => file.unknown, 'are in no format that is known'],
  [(file) => file.timeless, 'tell no time, and are in the totals only'],
  [(file) => file.zoneless, 'name no time zone, and were read as UTC'],
  [(file) => file.outOfOrder, 'come after a later one'],
  [(file) => file.offClock, 'have a time far from those around them (a wrong clock), and are in the totals only'],
];

const ofFile = (file: LogFile): string[] => {
  const counts = kinds.flatMap(([count, text]) => {
    const lines = count(file);
    return lines === 0 ? [] : [`${lines.toLocaleString('en-US')} (${share(lines, file.lines)}) ${text}`];
  });
  const total = `${file.lines.toLocaleString('en-US')} ${file.lines === 1 ? 'line' : 'lines'}`;
  return [
    ...(counts.length === 0 ? [] : [`${file.name}: of ${total}, ${counts.join('; ')}.`]),
    ...(file.lines === 0 ? [`${file.name} has no lines.`] : []),
    ...file.remarks.map((remark) => `${file.name}: ${remark}`),
  ];
};

const iso = (at: number): string => new Date(at).toISOString();

/** Files that share no time at all: one of their clocks may stand in another zone. */
const apart = (files: readonly LogFile[]): string[] => {
  const spans = files.flatMap(({ name, from, to }) => (from === null || to === null ? [] : [{ name, from, to }]));
  if (spans.length < 2) return [];
  const latest = Math.max(...spans.map(({ from }) => from));
  const earliest = Math.min(...spans.map(({ to }) => to));
  if (latest <= earliest) return [];
  const texts = spans.map(({ name, from, to }) => `${name} from ${iso(from)} to ${iso(to)}`);
  return [`The files have no time in common: ${texts.join(', ')}. If they should, a clock is in another time zone.`];
};

/** What limits the figures that were read from logs: sentences. */
export const logNotices = ({ files, by, requests, statements }: LogCounts): string[] => [
  ...files.flatMap(ofFile),
  ...apart(files),
  ...(requests.figures.count === 0 && statements.figures.count === 0
    ? ['The logs hold no request and no statement with a duration or a status.']
    : []),
  ...(requests.figures.count > 0 && requests.figures.latency === null
    ? ['The requests in the logs tell no duration: only rates and errors are known.']
    : []),
  ...by.flatMap(({ field, segments, partial }) => [
    ...(segments.length === 0 ? [`No request in the logs has the field ${field}.`] : []),
    ...(partial ? [`${field} has more values than are held: counts of the rarer ones may be too low.`] : []),
  ]),
];
