/** Where this room says what happened beside the work: the App's log has this shape. */
export interface DatabaseLog {
  info(message: string, data?: Readonly<Record<string, unknown>>): void;
  warn(message: string, data?: Readonly<Record<string, unknown>>): void;
  error(message: string, data?: Readonly<Record<string, unknown>>): void;
}

export const silentLog: DatabaseLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

const wordsOf = (error: unknown): string => {
  // pg-boss tells of errors as plain objects.
  const words = typeof error === 'object' && error !== null && 'message' in error ? error.message : null;
  return typeof words === 'string' && words !== '' ? words : String(error);
};

/** What an error says, without its stack, its cause and whatever hangs on it: requests hold tokens. */
export const reasonOf = (error: unknown): string => {
  const text = wordsOf(error);
  return text.length > 1000 ? `${text.slice(0, 1000)} …` : text;
};
