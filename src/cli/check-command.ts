import type { Progress } from '../report/progress.ts';
import { renderTerminal } from '../report/terminal.ts';
import { runCheck } from '../usecases/run-check.ts';
import { readCheckFlags } from './check-flags.ts';
import { verdictExitCodes } from './exit-codes.ts';
import { watchInterrupts } from './interrupts.ts';
import { localBaseline } from './local-baseline.ts';
import { createProgressWriter } from './progress-writer.ts';
import { version } from './version.ts';

/** `pacegate check`: resolves to the exit code of the verdict. */
export const checkCommand = async (given: unknown, host: NodeJS.Process): Promise<number> => {
  const flags = readCheckFlags(given);
  using interrupts = watchInterrupts(host);
  const { signal } = interrupts;
  using progress = createProgressWriter(host.stderr);
  const report = (it: Progress): void => progress.write(it);
  signal.addEventListener('abort', () =>
    report({ kind: 'step', text: 'stopping what was started; a second signal does it at once' }),
  );
  const onExit = (cleanup: () => void): Disposable => ({ [Symbol.dispose]: interrupts.onExit(cleanup) });
  const cwd = host.cwd();
  const { result, directory } = await runCheck(
    { ...flags, cwd, environment: host.env, version, baseline: localBaseline(cwd) },
    { signal, report, onExit },
  );
  progress[Symbol.dispose]();
  const { stdout } = host;
  stdout.write(
    flags.json
      ? `${JSON.stringify(result, null, 2)}\n`
      : renderTerminal(result, {
          colour: stdout.isTTY && host.env['NO_COLOR'] === undefined,
          width: stdout.columns ?? 100,
          directory,
        }),
  );
  return verdictExitCodes[result.verdict];
};
