import type { WriteStream } from 'node:tty';
import { renderProgressLine, renderProgressLive, type Progress } from '../report/progress.ts';

export interface ProgressWriter extends Disposable {
  write(progress: Progress): void;
}

/** The part of standard error that is used; `columns` only where it is a terminal. */
type Output = Pick<NodeJS.WriteStream, 'write'> & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;

const clearBelow = '\u001b[0J';
const up = (lines: number): string => (lines === 0 ? '' : `\u001b[${lines}A\r`);

/**
 * Progress on standard error: one line a step, and in a terminal the state of the measuring redrawn in place below them.
 */
export const createProgressWriter = (output: Output): ProgressWriter => {
  let drawn = 0;
  const erase = (): void => {
    if (drawn > 0) output.write(`${up(drawn)}${clearBelow}`);
    drawn = 0;
  };
  return {
    write: (progress) => {
      erase();
      if (output.isTTY === true && progress.kind === 'block') {
        const lines = renderProgressLive(progress, output.columns ?? 80);
        output.write(`${lines.join('\n')}\n`);
        drawn = lines.length;
      } else output.write(`${renderProgressLine(progress)}\n`);
    },
    [Symbol.dispose]: erase,
  };
};
