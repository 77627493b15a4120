import { Command } from 'commander';
import { version } from './version.ts';

/** What the commands do, with the options as commander read them; each resolves to an exit code. */
export interface Actions {
  readonly check: (flags: unknown) => Promise<number>;
  readonly report: (file: string, flags: Record<string, unknown>) => Promise<number>;
}

/** Where help and messages about wrong arguments go. */
export interface Output {
  readonly stdout: Pick<NodeJS.WriteStream, 'write'>;
  readonly stderr: Pick<NodeJS.WriteStream, 'write'>;
}

/**
 * The command line: names, options and defaults. `ended` gets the exit code of the command that ran. Parsing throws a
 * CommanderError for wrong arguments, and for help and version, which have then been written.
 */
export const createProgram = ({ stdout, stderr }: Output, actions: Actions, ended: (code: number) => void): Command => {
  const program = new Command('pacegate')
    .description(
      'A performance gate for pull requests: measures base and head at the same time and says how sure it is.',
    )
    .version(version)
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
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
    .action(async (flags: Record<string, unknown>) => ended(await actions.check(flags)));

  program
    .command('report')
    .description('Render a stored result again.')
    .argument('<result>', 'a result.json')
    .option('--format <format>', 'terminal or markdown', 'terminal')
    .action(async (file: string, flags: Record<string, unknown>) => ended(await actions.report(file, flags)));

  return program;
};
