import { type BaselineMetric, type BaselineRecord, baselineRecordSchema } from '../core/baseline-record.ts';
import type { SeriesKey } from './baseline-store.ts';

/** A line of a stored file. What can't be read keeps its text, because a later version or a person may read it. */
export type StoredLine =
  | { readonly kind: 'record'; readonly text: string; readonly record: BaselineRecord }
  | { readonly kind: 'newer'; readonly text: string; readonly schema: string }
  | {
      readonly kind: 'damaged';
      readonly text: string;
      readonly why: 'not JSON' | 'not a record' | 'of another series';
    };

export type RecordLine = Extract<StoredLine, { kind: 'record' }>;

const digits = 6;

const round = (value: number): number => Number(value.toPrecision(digits));

const roundMetric = (it: BaselineMetric): BaselineMetric => ({
  ...it,
  value: round(it.value),
  change:
    it.change === null
      ? null
      : {
          estimate: round(it.change.estimate),
          low: round(it.change.low),
          high: round(it.change.high),
          confidence: round(it.change.confidence),
        },
  spread: it.spread === null ? null : round(it.spread),
  base: it.base.map(round),
  head: it.head.map(round),
});

/** As it is stored: measured numbers have 6 significant digits, which is more than any of them is worth. */
export const roundRecord = (record: BaselineRecord): BaselineRecord => ({
  ...record,
  calibration: record.calibration === null ? null : round(record.calibration),
  metrics: record.metrics.map(roundMetric),
});

/** A record as one line without its line feed. Keys stand in the order of the schema, so that lines can be compared. */
export const recordLine = (record: BaselineRecord): RecordLine => {
  // The schema's output has its keys in the order of the schema, whatever order they came in.
  const ordered = baselineRecordSchema.parse(record);
  return { kind: 'record', text: JSON.stringify(ordered), record: ordered };
};

const newerSchema = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null || !('schema' in value)) return null;
  const { schema } = value;
  if (typeof schema !== 'string') return null;
  const [, version] = /^pacegate\/baseline@(\d{1,6})$/.exec(schema) ?? [];
  return version !== undefined && Number(version) > 1 ? schema : null;
};

const parse = (text: string): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
};

/** Reads a line of the file of `key`; null for a line of any series. Never throws. */
export const readLine = (text: string, key: SeriesKey | null): StoredLine => {
  const parsed = parse(text);
  if (parsed === null) return { kind: 'damaged', text, why: 'not JSON' };
  const newer = newerSchema(parsed.value);
  if (newer !== null) return { kind: 'newer', text, schema: newer };
  const { data: record } = baselineRecordSchema.safeParse(parsed.value);
  if (record === undefined || Number.isNaN(Date.parse(record.recordedAt)))
    return { kind: 'damaged', text, why: 'not a record' };
  const own = key === null || (record.suite === key.suite && record.environment.class === key.environment);
  return own ? { kind: 'record', text, record } : { kind: 'damaged', text, why: 'of another series' };
};

/** The lines of a stored text, blank ones left out. A last line without line feed counts: its writer may have died. */
export const readLines = (text: string, key: SeriesKey | null): StoredLine[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => readLine(line, key));
