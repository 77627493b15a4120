import { CommanderError } from 'commander';
import { PacegateError } from '../core/errors.ts';
import { exitCodeOf } from './exit-codes.ts';
import { type Actions, createProgram } from './program.ts';
import { withPackages } from './with-packages.ts';

/** The measured code can't be blamed for this: it is a defect, and says so without a stack trace unless asked. */
const defectText = (error: unknown, verbose: boolean): string => {
  const message = error instanceof Error ? error.message : String(error);
  const trace = verbose && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return `Pacegate itself failed: ${message}${trace}\nThis is a defect: set PACEGATE_DEBUG=1 for more, and report it.`;
};

/** Says on standard error what ended a command, and gives its exit code. */
export const explain = (error: unknown, host: Pick<NodeJS.Process, 'stderr' | 'env'>): number => {
  if (error instanceof SuppressedError) {
    const code = explain(error.suppressed, host);
    explain(error.error, host);
    return code;
  }
  const text =
    error instanceof PacegateError
      ? `${error.message}\n${error.cure}`
      : defectText(error, host.env['PACEGATE_DEBUG'] !== undefined);
  host.stderr.write(`${text}\n`);
  return exitCodeOf(error);
};

/** Runs the command line and resolves to its exit code. Nothing is thrown: what goes wrong is said on standard error. */
export const run = async (host: NodeJS.Process): Promise<number> => {
  let code = 0;
  // Loaded when they are asked for: --help is to answer at once.
  const actions: Actions = {
    check: async (flags) => (await import('./check-command.ts')).checkCommand(flags, host),
    measure: async (ref, flags) => (await import('./measure-command.ts')).measureCommand(ref, flags, host),
    investigate: async (what, flags) =>
      (await import('./investigate-command.ts')).investigateCommand(what, flags, host),
    report: async (file, flags) => (await import('./report-command.ts')).reportCommand(file, flags, host),
    init: async (flags) => (await import('./init-command.ts')).initCommand(flags, host),
    doctor: async (flags) => (await import('./doctor-command.ts')).doctorCommand(flags, host),
    baseline: async (action, argument, flags) =>
      (await import('./baseline-command.ts')).baselineCommand(action, argument, flags, host),
    app: async () => (await withPackages(() => import('./app-command.ts'))).appCommand(host),
    worker: async () => (await withPackages(() => import('./worker-command.ts'))).workerCommand(host),
  };
  const program = createProgram(host, actions, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(host.argv);
    return code;
  } catch (error) {
    // Help and version end in a CommanderError too, with exit code 0; commander has written what it has to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return explain(error, host);
  }
};
