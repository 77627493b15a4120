import { Command } from 'commander';
import { version } from './version.ts';

/** What the commands do, with the options as commander read them; each resolves to an exit code. */
export interface Actions {
  readonly check: (flags: unknown) => Promise<number>;
  /** `ref`: the commit; null for the working tree. */
  readonly measure: (ref: string | null, flags: unknown) => Promise<number>;
  /** `what`: suite, metric or route; null for everything that regressed. */
  readonly investigate: (what: string | null, flags: unknown) => Promise<number>;
  readonly report: (file: string, flags: Record<string, unknown>) => Promise<number>;
  readonly init: (flags: unknown) => Promise<number>;
  readonly doctor: (flags: unknown) => Promise<number>;
  /** `argument` is what `import` reads; null for the others. */
  readonly baseline: (action: BaselineAction, argument: string | null, flags: unknown) => Promise<number>;
  readonly app: () => Promise<number>;
  readonly worker: () => Promise<number>;
}

export type BaselineAction = 'show' | 'refresh' | 'export' | 'import';

/** Where help and messages about wrong arguments go. */
export interface Output {
  readonly stdout: Pick<NodeJS.WriteStream, 'write'>;
  readonly stderr: Pick<NodeJS.WriteStream, 'write'>;
}

type Flags = Record<string, unknown>;

const defaultConfiguration = '.github/pacegate.yml';

const addOnboarding = (program: Command, actions: Actions, ended: (code: number) => void): void => {
  program
    .command('init')
    .description(
      'Look at the repository, and write a configuration and a workflow for it. What is there already stays.',
    )
    .option('--app', 'only the configuration, for a repository that the GitHub App measures')
    .option('--force', 'replace what is there already')
    .option('--print', 'print what would be written, and write nothing')
    .action(async (flags: Flags) => ended(await actions.init(flags)));

  program
    .command('doctor')
    .description('Say what is set up and what is missing, with a cure for each. Changes nothing.')
    .option('--config <file>', 'configuration', defaultConfiguration)
    .option('--json', 'print the lines as JSON')
    .action(async (flags: Flags) => ended(await actions.doctor(flags)));
};

const addCheck = (program: Command, actions: Actions, ended: (code: number) => void): void => {
  program
    .command('check')
    .description('Judge a change: the working tree, or --head, against its merge base.')
    .option('--base <ref>', 'compare with the merge base of this and the head (default: the default branch)')
    .option('--head <ref>', 'judge this commit (default: the working tree, uncommitted and untracked files included)')
    .option('--config <file>', 'configuration', defaultConfiguration)
    .option('--suite <name...>', 'measure only these suites, whatever changed')
    .option('--scenario <name...>', 'measure only these scenarios')
    .option('--time-limit <duration>', 'for the whole run, such as 5m (default: the configuration, or 10m)')
    .option('--seed <number>', 'repeat the random choices of an earlier run')
    .option('--out <directory>', 'where results are kept (default: .pacegate/runs/<time>-<head>)')
    .option('--json', 'print the result as JSON on standard output, and nothing else there')
    .action(async (flags: Flags) => ended(await actions.check(flags)));
};

const addMeasure = (program: Command, actions: Actions, ended: (code: number) => void): void => {
  program
    .command('measure')
    .description('Measure one commit under load, hold it to its budgets, and find its capacity. Nothing is compared.')
    .argument('[ref]', 'the commit; without it the working tree is measured, uncommitted and untracked files included')
    .option('--full', 'every scenario at full length, with peak and stress even where the configuration has none')
    .option(
      '--duration <duration>',
      'of each scenario, such as 10m or 24h (default: 30m with --full, else 30s, stress 1m)',
    )
    .option('--config <file>', 'configuration', defaultConfiguration)
    .option('--suite <name...>', 'measure only these suites')
    .option('--scenario <name...>', 'measure only these scenarios; peak and stress need not be configured')
    .option('--time-limit <duration>', 'for the whole run; what was measured until then is kept (default: none)')
    .option('--seed <number>', 'repeat the random choices of an earlier run')
    .option('--out <directory>', 'where results are kept (default: .pacegate/runs/<time>-<head>)')
    .option('--json', 'print the measurement as JSON on standard output, and nothing else there')
    .action(async (ref: string | undefined, flags: Flags) => ended(await actions.measure(ref ?? null, flags)));
};

const addInvestigate = (program: Command, actions: Actions, ended: (code: number) => void): void => {
  program
    .command('investigate')
    .description('Find out why a change is slower: undo what is suspected, one by one, and measure what comes back.')
    .argument(
      '[what...]',
      'a suite, a metric or a request, such as api latency.p95; without it everything that regressed',
    )
    .option('--base <ref>', 'compare with the merge base of this and the head (default: the default branch)')
    .option(
      '--head <ref>',
      'look into this commit (default: the working tree, uncommitted and untracked files included)',
    )
    .option(
      '--result <directory>',
      'go on with what an earlier check, or an investigation that was stopped, has measured of the same change; of another change it is refused, unless --out says where a new run goes',
    )
    .option('--logs <file...>', 'logs from where users are: JSON lines, access logs, or that of PostgreSQL; .gz too')
    .option('--by <field...>', 'tell requests of the logs apart by these fields, at most three')
    .option('--deploys <time=name...>', 'what went out when, to be matched with the logs: 2026-03-02T09:00:00Z=v2.1')
    .option('--config <file>', 'configuration', defaultConfiguration)
    .option('--suite <name...>', 'measure only these suites, whatever changed')
    .option('--scenario <name...>', 'measure only these scenarios')
    .option(
      '--time-limit <duration>',
      'for everything, the comparison included (default: that of the check, and 15m for experiments)',
    )
    .option('--seed <number>', 'repeat the random choices of an earlier run')
    .option(
      '--out <directory>',
      'where results are kept; with --result only where that is of another change (default: .pacegate/runs/<time>-<head>)',
    )
    .option('--json', 'print the investigation as JSON on standard output, and nothing else there')
    .action(async (what: readonly string[], flags: Flags) =>
      ended(await actions.investigate(what.length === 0 ? null : what.join(' '), flags)),
    );
};

const exchangeFormats = 'pacegate, bmf (Bencher Metric Format) or github-action-benchmark (its data.js)';

const addBaseline = (program: Command, actions: Actions, ended: (code: number) => void): void => {
  const baseline = program.command('baseline').description('The stored measurements of the default branch.');
  const add = (name: BaselineAction, description: string): Command =>
    baseline
      .command(name)
      .description(description)
      .option('--config <file>', 'configuration, which names the branch', defaultConfiguration);
  const store = '--store <store>';
  const toRead = 'files (.pacegate/baselines) or branch (default: files where there are any, else branch)';
  const toWrite = 'files (.pacegate/baselines) or branch';

  add('show', 'Show what is stored, with its trend.')
    .option(store, toRead)
    .option('--suite <name...>', 'only these suites')
    .option('--json', 'print the records as JSON')
    .action(async (flags: Flags) => ended(await actions.baseline('show', null, flags)));

  add('refresh', 'Measure a commit of the default branch beside the one that was recorded last, and store it.')
    .option(store, toWrite, 'files')
    .option('--head <ref>', 'measure this commit (default: the one that is checked out)')
    .option('--suite <name...>', 'measure only these suites')
    .option('--scenario <name...>', 'measure only these scenarios')
    .option('--time-limit <duration>', 'for the whole run, such as 5m (default: the configuration, or 10m)')
    .option('--seed <number>', 'repeat the random choices of an earlier run')
    .option('--out <directory>', 'where results are kept (default: .pacegate/runs/<time>-<head>)')
    .option('--json', 'print the result as JSON on standard output, and nothing else there')
    .action(async (flags: Flags) => ended(await actions.baseline('refresh', null, flags)));

  add('export', 'Give what is stored to other tools.')
    .option(store, toRead)
    .option('--suite <name...>', 'only these suites')
    .option('--format <format>', exchangeFormats, 'pacegate')
    .option('--out <file>', 'write it there (default: standard output)')
    .action(async (flags: Flags) => ended(await actions.baseline('export', null, flags)));

  add('import', 'Store what was exported, or what another tool has measured.')
    .argument('<file>', 'the file to read')
    .option(store, toWrite, 'files')
    .option('--suite <name...>', 'the suite that it belongs to')
    .option('--format <format>', exchangeFormats, 'pacegate')
    .option('--commit <ref>', 'what was measured, with --format bmf (default: the commit that is checked out)')
    .action(async (file: string, flags: Flags) => ended(await actions.baseline('import', file, flags)));
};

/** They have no options: what they need is secret in part, and stands in the environment. */
const addApp = (program: Command, actions: Actions, ended: (code: number) => void): void => {
  const settings = 'By settings in the environment.';
  program
    .command('app')
    .description(
      `Serve the GitHub App: takes its events, measures, and answers in pull requests, until it is stopped. ${settings}`,
    )
    .action(async () => ended(await actions.app()));

  program
    .command('worker')
    .description(`Measure for a GitHub App that runs elsewhere, until it is stopped. ${settings}`)
    .action(async () => ended(await actions.worker()));
};

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

  addOnboarding(program, actions, ended);
  addCheck(program, actions, ended);
  addMeasure(program, actions, ended);
  addInvestigate(program, actions, ended);
  program
    .command('report')
    .description('Render a stored result again.')
    .argument('<result>', 'a result.json, a measure.json, or the directory of a measurement that was killed')
    .option(
      '--format <format>',
      'terminal, markdown (the comment) or check (what the check shows, as JSON)',
      'terminal',
    )
    .action(async (file: string, flags: Flags) => ended(await actions.report(file, flags)));
  addBaseline(program, actions, ended);
  addApp(program, actions, ended);
  return program;
};
