/** A way in which programs write their logs. */
export type LogFormat = 'json' | 'access' | 'postgres';

/** Figures of requests, or of statements. */
export interface LogFigures {
  readonly count: number;
  /** Requests answered with 5xx or logged as an error. */
  readonly errors: number;
  /** Per second over the time that the logs cover; null where that is not known. */
  readonly rate: number | null;
  /** ms, over the lines that tell a duration; quantiles are at most 0.4 % off. null where none does. */
  readonly latency: {
    readonly count: number;
    readonly mean: number;
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly max: number;
  } | null;
}

/** What happened in one stretch of time, as wide as all others. */
export interface LogCell {
  /** Its start, ms since 1970. */
  readonly at: number;
  readonly count: number;
  readonly errors: number;
  /** ms; null where no line tells a duration. Some per cent off: they are for the course, not for their level. */
  readonly p50: number | null;
  readonly p95: number | null;
}

/** All requests, those of one route or with one value of a field, or one statement; with its course. */
export interface LogSegment {
  /** A normalised route, a statement without its values, or a value of a field that was asked for. A stranger's text. */
  readonly name: string;
  readonly figures: LogFigures;
  /** Ascending; stretches without a line are left out. */
  readonly cells: readonly LogCell[];
}

/** Segments by one field, the most frequent first. */
export interface LogGroup {
  /** "route", "statement", or the field as it was asked for. */
  readonly field: string;
  readonly segments: readonly LogSegment[];
  /** All that are not shown, together; null where there are none. */
  readonly others: LogSegment | null;
  /** Whether there were more values than could be held: then counts of rare ones may be too low, and the rest is in `others`. */
  readonly partial: boolean;
}

/** What could be made of one file. All numbers count lines. */
export interface LogFile {
  readonly name: string;
  /** As read, unpacked. */
  readonly bytes: number;
  readonly lines: number;
  readonly formats: Readonly<Record<LogFormat, number>>;
  /** Begun but not whole, or two written into each other. */
  readonly cut: number;
  readonly binary: number;
  readonly tooLong: number;
  /** In no format that is known. */
  readonly unknown: number;
  /** Without a time that can be read; with one that names no zone and was read as UTC. */
  readonly timeless: number;
  readonly zoneless: number;
  /** More than a second before a line above it; so far from those around it that its clock was wrong. */
  readonly outOfOrder: number;
  readonly offClock: number;
  /** ms since 1970; null where no line has a time. */
  readonly from: number | null;
  readonly to: number | null;
  /** What else a reader must know of it: sentences. */
  readonly remarks: readonly string[];
}

/** Logs as they were counted, before anything is concluded. */
export interface LogCounts {
  readonly files: readonly LogFile[];
  /** Length of a cell, ms. */
  readonly width: number;
  readonly requests: LogSegment;
  readonly statements: LogSegment;
  /** Lines of errors that are no requests. */
  readonly errorLines: number;
  /** Statements that took at least `from` ms. */
  readonly slow: { readonly from: number; readonly count: number };
  readonly routes: LogGroup;
  readonly texts: LogGroup;
  /** By the fields that were asked for, in that order. */
  readonly by: readonly LogGroup[];
}

/** Something that went out at a known time: a deploy, or a commit. */
export interface LogDeploy {
  /** ms since 1970. */
  readonly at: number;
  readonly name: string;
  /** It was made at that time, and went out later, if ever; absent: a deploy. */
  readonly isCommit?: boolean;
}

/** A level that changed for good at some time. */
export interface LogChange {
  /** "requests", "statements", "route", "statement", or a field that was asked for. */
  readonly field: string;
  /** Of the segment; "" for all requests or statements. */
  readonly name: string;
  readonly metric: 'p50' | 'p95' | 'errors' | 'rate';
  /** Start of the first cell of the new level, ms since 1970; the change is at most a cell earlier. */
  readonly at: number;
  /** ms, share, or requests/s. */
  readonly before: number;
  readonly after: number;
  /** Relative; of errors the difference of the shares. 95 %. */
  readonly change: { readonly estimate: number; readonly low: number; readonly high: number };
  /** What went out shortly before, the nearest first. */
  readonly deploys: readonly LogDeploy[];
}

/** What logs tell: counts over time and where they changed. */
export interface LogView extends LogCounts {
  /** In the order of time. */
  readonly changes: readonly LogChange[];
  readonly deploys: readonly LogDeploy[];
  /** What limits the above: sentences. */
  readonly notices: readonly string[];
}
