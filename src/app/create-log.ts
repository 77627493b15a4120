import type { AppLog } from '../usecases/app/app-log.ts';
import { type LogLevel, logLevels } from './log-level.ts';
import type { Redactor } from './redactor.ts';

export interface LogOptions {
  readonly level: LogLevel;
  /** Gets one line with its line end. */
  readonly write: (line: string) => void;
  readonly redactor: Redactor;
  readonly date?: () => Date;
}

/** Fields of each line, which data can't take the place of. */
const own = new Set(['time', 'level', 'message']);

const fields = (data: unknown): Readonly<Record<string, unknown>> => {
  if (typeof data !== 'object' || data === null) return {};
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [own.has(name) ? `${name}_` : name, value]));
};

/** One JSON object a line: time, level, message and the data beside them. Secrets and payloads are taken out. */
export const createLog = ({ level, write, redactor, date = () => new Date() }: LogOptions): AppLog => {
  const least = logLevels.indexOf(level);
  const at =
    (name: LogLevel): AppLog['info'] =>
    (message, data = {}) => {
      if (logLevels.indexOf(name) < least) return;
      const line = { time: date().toISOString(), level: name, message: redactor.text(message) };
      write(`${JSON.stringify({ ...line, ...fields(redactor.value(data)) })}\n`);
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
};
