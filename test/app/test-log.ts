import { createLog } from '../../src/app/create-log.ts';
import { createRedactor } from '../../src/app/redactor.ts';
import type { AppHost } from '../../src/app/app-host.ts';

export interface TestLog extends Pick<AppHost, 'log' | 'redactor'> {
  /** All that was written. */
  readonly text: () => string;
}

/** The App's own log, kept. */
export const testLog = (...secrets: readonly string[]): TestLog => {
  const lines: string[] = [];
  const redactor = createRedactor();
  redactor.learn(...secrets);
  const log = createLog({ level: 'debug', write: (line) => lines.push(line), redactor });
  return { log, redactor, text: () => lines.join('') };
};
