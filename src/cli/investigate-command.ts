import { InterruptedError } from '../core/errors.ts';
import type { Investigation } from '../core/investigation.ts';
import { renderInvestigationTerminal } from '../report/investigation/render-terminal.ts';
import type { Progress } from '../report/progress.ts';
import { runInvestigate } from '../usecases/run-investigate.ts';
import { investigationExitCode } from './exit-codes.ts';
import { readInvestigateFlags } from './investigate-flags.ts';
import { watchInterrupts } from './interrupts.ts';
import { localBaseline } from './local-baseline.ts';
import { localPlaybook } from './local-playbook.ts';
import { createProgressWriter } from './progress-writer.ts';
import { version } from './version.ts';

/** `pacegate investigate`: resolves to an exit code that says how far it came. What a signal has stopped is shown, and kept. */
export const investigateCommand = async (
  what: string | null,
  given: unknown,
  host: NodeJS.Process,
): Promise<number> => {
  const flags = readInvestigateFlags(given);
  using interrupts = watchInterrupts(host);
  const { signal } = interrupts;
  using progress = createProgressWriter(host.stderr);
  const report = (it: Progress): void => progress.write(it);
  signal.addEventListener('abort', () =>
    report({ kind: 'step', text: 'stopping; what was measured is kept. A second signal does it at once' }),
  );
  const onExit = (cleanup: () => void): Disposable => ({ [Symbol.dispose]: interrupts.onExit(cleanup) });
  const cwd = host.cwd();
  const { stdout } = host;
  let last: Investigation | null = null;
  const show = (investigation: Investigation, directory: string | null): void => {
    progress[Symbol.dispose]();
    stdout.write(
      flags.json
        ? `${JSON.stringify(investigation, null, 2)}\n`
        : renderInvestigationTerminal(investigation, {
            colour: stdout.isTTY && host.env['NO_COLOR'] === undefined,
            width: stdout.columns ?? 100,
            ...(directory === null ? {} : { directory }),
          }),
    );
  };
  try {
    const { result, investigation, directory } = await runInvestigate(
      {
        ...flags,
        asked: what,
        cwd,
        environment: host.env,
        version,
        baseline: localBaseline(cwd),
        playbook: localPlaybook(cwd),
        occasion: 'pull-request',
        startedBy: null,
        reference: null,
      },
      { signal, report, onExit, observe: (investigation) => (last = investigation) },
    );
    show(investigation, directory);
    return investigationExitCode(investigation.state, result.verdict);
  } catch (error) {
    // Whoever stops it wants to see what is there by then.
    if (error instanceof InterruptedError && last !== null) show(last, null);
    throw error;
  }
};
