import type { LogFormat } from '../../investigation/data/logs/log-view.ts';
import type { Moment } from './time-of.ts';

/** What one line of a log tells. */
export interface LogEntry {
  readonly format: LogFormat;
  /** `start`: a request came in, and another line tells how it ended. */
  readonly kind: 'request' | 'start' | 'statement' | 'message';
  readonly moment: Moment | null;
  /** ms */
  readonly duration: number | null;
  readonly isError: boolean;
  readonly status: number | null;
  readonly method: string | null;
  /** As it was asked for: with identifiers, and maybe secrets. */
  readonly url: string | null;
  /** The route by its pattern, where the program knows it. */
  readonly pattern: string | null;
  /** SQL with its values. */
  readonly statement: string | null;
  /** What joins the lines of one request. */
  readonly request: string | null;
  /** The value of a field by its name; undefined where the line has none. */
  readonly field: (name: string) => unknown;
}

/** A line that says nothing but what is given. */
export const entryOf = (format: LogFormat, told: Partial<Omit<LogEntry, 'format'>>): LogEntry => ({
  format,
  kind: 'message',
  moment: null,
  duration: null,
  isError: false,
  status: null,
  method: null,
  url: null,
  pattern: null,
  statement: null,
  request: null,
  field: noField,
  ...told,
});

const noField = (): undefined => undefined;
