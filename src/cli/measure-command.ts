import { renderMeasureTerminal } from '../report/measure-terminal.ts';
import { runMeasure } from '../usecases/measure/run-measure.ts';
import { exitCodeOf, verdictExitCodes } from './exit-codes.ts';
import { watchInterrupts } from './interrupts.ts';
import { readMeasureFlags } from './measure-flags.ts';
import { createMeasureProgressWriter } from './measure-progress-writer.ts';
import { version } from './version.ts';

/**
 * `pacegate measure`: resolves to the exit code of the verdict; of a signal where one has stopped it, though what was
 * measured until then is kept and shown.
 */
export const measureCommand = async (ref: string | null, given: unknown, host: NodeJS.Process): Promise<number> => {
  const flags = readMeasureFlags(given);
  using interrupts = watchInterrupts(host);
  const { signal } = interrupts;
  using progress = createMeasureProgressWriter(host.stderr);
  signal.addEventListener('abort', () =>
    progress.write({ kind: 'step', text: 'stopping; what was measured is kept. A second signal does it at once' }),
  );
  const onExit = (cleanup: () => void): Disposable => ({ [Symbol.dispose]: interrupts.onExit(cleanup) });
  const { measurement, directory } = await runMeasure(
    { ...flags, ref, cwd: host.cwd(), environment: host.env, version },
    { signal, report: (it) => progress.write(it), onExit },
  );
  progress[Symbol.dispose]();
  const { stdout } = host;
  stdout.write(
    flags.json
      ? `${JSON.stringify(measurement, null, 2)}\n`
      : renderMeasureTerminal(measurement, {
          colour: stdout.isTTY && host.env['NO_COLOR'] === undefined,
          width: stdout.columns ?? 100,
          directory,
        }),
  );
  return signal.aborted ? exitCodeOf(signal.reason) : verdictExitCodes[measurement.verdict];
};
