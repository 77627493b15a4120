/** Structured log of the App. Data holds identifiers and numbers; never tokens, keys, payloads or output of measured code. */
export interface AppLog {
  info(message: string, data?: Readonly<Record<string, unknown>>): void;
  warn(message: string, data?: Readonly<Record<string, unknown>>): void;
  error(message: string, data?: Readonly<Record<string, unknown>>): void;
}
