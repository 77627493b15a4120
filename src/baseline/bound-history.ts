import type { BaselineRecord } from '../core/baseline-record.ts';
import { BaselineError } from '../core/errors.ts';
import { recordLine, type RecordLine, type StoredLine } from './record-line.ts';

/** How much of a series is kept. */
export interface Bounds {
  readonly records: number;
  /** At most the newest so many keep the values of each block. */
  readonly detailed: number;
  /** Of the text of all records together. Lines that can't be read come on top of it. */
  readonly bytes: number;
}

/** Of the graphs of bundles, which are kept beside `bytes`: characters of one, and how many of the newest records keep theirs. */
const graphs = { longest: 1_400_000, records: 2 } as const;

export const defaultBounds = { records: 500, detailed: 20, bytes: 800_000 } as const satisfies Bounds;

/** One record may not push out all others. */
const largestShare = 1 / 4;

const graphOf = ({ record }: RecordLine): string | null => record.bundle?.graph ?? null;

/** Without the graph, which has bounds of its own. */
const size = (line: RecordLine): number => Buffer.byteLength(line.text) - (graphOf(line)?.length ?? 0) + 1;

const withoutGraph = (line: RecordLine): RecordLine => {
  const { bundle } = line.record;
  return bundle === undefined || bundle.graph === null
    ? line
    : recordLine({ ...line.record, bundle: { ...bundle, graph: null } });
};

/** A base is looked for among the newest; graphs of older ones would only fill the store. */
const dropGraphs = (lines: readonly RecordLine[]): RecordLine[] => {
  const keeping = new Set(lines.filter((line) => graphOf(line) !== null).slice(-graphs.records));
  return lines.map((line) => (keeping.has(line) ? line : withoutGraph(line)));
};

const isDetailed = ({ blocks, metrics }: BaselineRecord): boolean =>
  blocks.length > 0 || metrics.some((it) => it.base.length > 0 || it.head.length > 0);

/** Without what single blocks gave: values, changes with their intervals, and spreads stay. */
const condense = (line: RecordLine): RecordLine => {
  const { record } = line;
  if (!isDetailed(record)) return line;
  return recordLine({ ...record, blocks: [], metrics: record.metrics.map((it) => ({ ...it, base: [], head: [] })) });
};

/** Condensed, and without metrics that decide nothing; figures of other tools decide nothing and stay. */
const onlyPrimary = (line: RecordLine): RecordLine => {
  const { record } = condense(line);
  const metrics = record.metrics.filter((it) => it.primary);
  return metrics.length === 0 || metrics.length === line.record.metrics.length
    ? condense(line)
    : recordLine({ ...record, metrics });
};

/**
 * The line of a new record: whole where it takes at most a quarter of the bound; else condensed; else with its primary
 * metrics alone. Throws a BaselineError where even those are too many.
 */
export const fitRecord = (record: BaselineRecord, bounds: Bounds): RecordLine => {
  const most = bounds.bytes * largestShare;
  const given = recordLine(record);
  const whole = (graphOf(given)?.length ?? 0) <= graphs.longest ? given : withoutGraph(given);
  if (size(whole) <= most) return whole;
  const condensed = condense(whole);
  if (size(condensed) <= most) return condensed;
  const primary = onlyPrimary(whole);
  if (size(primary) <= most) return primary;
  throw new BaselineError(
    `The measurement of suite "${record.suite}" can't be stored: ${record.metrics.length} metrics take more than ${Math.round(most / 1000)} KB.`,
    'Measure fewer routes in one suite: split it into several.',
  );
};

/** The lines from the newest on, and how many bytes each takes together with all that are newer. */
const fromNewest = (lines: readonly RecordLine[]): { line: RecordLine; age: number; reach: number }[] => {
  let reach = 0;
  return lines.toReversed().map((line, age) => {
    reach += size(line);
    return { line, age, reach };
  });
};

/** Values of blocks stay in the newest, as long as they take at most a quarter of the bytes. */
const condenseOld = (lines: readonly RecordLine[], { detailed, bytes }: Bounds): RecordLine[] =>
  fromNewest(lines)
    .map(({ line, age, reach }) => (age === 0 || (age < detailed && reach <= bytes / 4) ? line : condense(line)))
    .toReversed();

/**
 * Where not all fit, the older half of the bytes is for primary metrics alone, so that these reach back far. At one go:
 * then there is room for a while, and not every commit rewrites an old line.
 */
const thinOld = (lines: readonly RecordLine[], bytes: number): RecordLine[] => {
  const all = fromNewest(lines);
  if ((all.at(-1)?.reach ?? 0) <= bytes) return [...lines];
  return all.map(({ line, age, reach }) => (age === 0 || reach <= bytes / 2 ? line : onlyPrimary(line))).toReversed();
};

const dropToFit = (lines: readonly RecordLine[], bytes: number): (RecordLine | null)[] =>
  fromNewest(lines)
    .map(({ line, reach }) => (reach <= bytes ? line : null))
    .toReversed();

/**
 * The lines that are kept, in their order, the newest last. The older a record, the less is left of it: first the values of
 * its blocks go, then metrics that decide nothing, then the rest. Lines that can't be read are always kept.
 */
export const boundHistory = (lines: readonly StoredLine[], bounds: Bounds): StoredLine[] => {
  const records = lines.filter((it) => it.kind === 'record');
  const newest = records.slice(-bounds.records);
  const fitting = dropToFit(thinOld(condenseOld(dropGraphs(newest), bounds), bounds.bytes), bounds.bytes);
  const kept = new Map(newest.map((line, index) => [line, fitting[index] ?? null]));
  return lines.map((line) => (line.kind === 'record' ? (kept.get(line) ?? null) : line)).filter((it) => it !== null);
};
