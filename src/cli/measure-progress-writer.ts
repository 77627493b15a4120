import type { WriteStream } from 'node:tty';
import {
  type LoadProgress,
  type MeasureProgress,
  renderMeasureLine,
  renderMeasureLive,
} from '../report/measure-progress.ts';

export interface MeasureProgressWriter extends Disposable {
  write(progress: MeasureProgress): void;
}

type Output = Pick<NodeJS.WriteStream, 'write'> & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;

/** A log gets a line for a tenth of a scenario, and once a minute at most; and one whenever something else begins. */
const lineEvery = (planned: number): number => Math.max(5000, Math.min(60_000, planned / 10));

/** Progress on standard error: in a terminal the load is redrawn in place, elsewhere a line now and then. */
export const createMeasureProgressWriter = (output: Output): MeasureProgressWriter => {
  let drawn = 0;
  let last: LoadProgress | null = null;
  const erase = (): void => {
    if (drawn > 0) output.write(`\u001b[${drawn}A\r\u001b[0J`);
    drawn = 0;
  };
  const isNews = (it: LoadProgress): boolean =>
    last === null ||
    last.scenario !== it.scenario ||
    last.suite !== it.suite ||
    (last.phase === 'warm-up' && it.phase !== 'warm-up') ||
    it.elapsed - last.elapsed >= lineEvery(it.planned);
  return {
    write: (progress) => {
      erase();
      if (progress.kind !== 'load') output.write(`${renderMeasureLine(progress)}\n`);
      else if (output.isTTY === true) {
        const lines = renderMeasureLive(progress, output.columns ?? 80);
        output.write(`${lines.join('\n')}\n`);
        drawn = lines.length;
      } else if (isNews(progress)) {
        last = progress;
        output.write(`${renderMeasureLine(progress)}\n`);
      }
    },
    [Symbol.dispose]: erase,
  };
};
