import { Command, CommanderError } from 'commander';
import { PacegateError } from '../core/errors.ts';
import { exitCodeOf } from './exit-codes.ts';
import { version } from './version.ts';

/** The measured code can't be blamed for this: it is a defect, and says so without a stack trace unless asked. */
const defectText = (error: unknown, verbose: boolean): string => {
  const message = error instanceof Error ? error.message : String(error);
  const trace = verbose && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return `Pacegate itself failed: ${message}${trace}\nThis is a defect: set PACEGATE_DEBUG=1 for more, and report it.`;
};

/** Runs the command line and resolves to its exit code. Nothing is thrown: what goes wrong is said on standard error. */
export const run = async (host: NodeJS.Process): Promise<number> => {
  let code = 0;
  const program = new Command('pacegate')
    .description(
      'A performance gate for pull requests: measures base and head at the same time and says how sure it is.',
    )
    .version(version)
    .showHelpAfterError('(pacegate --help lists commands and options)')
    .exitOverride();

  program
    .command('check')
    .description('Judge a change: the working tree, or --head, against its merge base.')
    .option('--base <ref>', 'compare with the merge base of this and the head (default: the default branch)')
    .option('--head <ref>', 'judge this commit (default: the working tree, uncommitted and untracked files included)')
    .option('--config <file>', 'configuration', '.github/pacegate.yml')
    .option('--suite <name...>', 'measure only these suites, whatever changed')
    .option('--scenario <name...>', 'measure only these scenarios')
    .option('--time-limit <duration>', 'for the whole run, such as 5m (default: the configuration, or 10m)')
    .option('--seed <number>', 'repeat the random choices of an earlier run')
    .option('--out <directory>', 'where results are kept (default: .pacegate/runs/<time>-<head>)')
    .option('--json', 'print the result as JSON on standard output, and nothing else there')
    .action(async (flags: Record<string, unknown>) => {
      const { checkCommand } = await import('./check-command.ts');
      code = await checkCommand(flags, host);
    });

  program
    .command('report')
    .description('Render a stored result again.')
    .argument('<result>', 'a result.json')
    .option('--format <format>', 'terminal or markdown', 'terminal')
    .action(async (file: string, flags: Record<string, unknown>) => {
      const { reportCommand } = await import('./report-command.ts');
      code = await reportCommand(file, flags, host);
    });

  try {
    await program.parseAsync(host.argv);
    return code;
  } catch (error) {
    // Help and version end in a CommanderError too, with exit code 0; commander has written what it has to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const text =
      error instanceof PacegateError
        ? `${error.message}\n${error.cure}`
        : defectText(error, host.env['PACEGATE_DEBUG'] !== undefined);
    host.stderr.write(`${text}\n`);
    return exitCodeOf(error);
  }
};
