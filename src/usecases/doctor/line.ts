/** How a check came out: fine, worth a look, to be done, or not looked at. */
export type Mark = 'ok' | 'warning' | 'problem' | 'unchecked';

/** One line of `pacegate doctor`. */
export interface Line {
  /** Of the check that wrote it: "workflow-permissions". */
  readonly check: string;
  readonly mark: Mark;
  /** What was found, a sentence without its full stop. May hold text from the repository. */
  readonly found: string;
  /** What to do; null where nothing is to be done. */
  readonly cure: string | null;
}

/** A line before its check is known. */
export type Judged = Omit<Line, 'check'>;

export const ok = (found: string): Judged => ({ mark: 'ok', found, cure: null });
export const warning = (found: string, cure: string): Judged => ({ mark: 'warning', found, cure });
export const problem = (found: string, cure: string): Judged => ({ mark: 'problem', found, cure });
/** `found` says what was not looked at, and why. */
export const unchecked = (found: string, cure: string | null = null): Judged => ({ mark: 'unchecked', found, cure });
