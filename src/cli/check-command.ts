import { join, relative, resolve } from 'node:path';
import { findings } from '../advice/find.ts';
import { parseConfiguration } from '../config/load-configuration.ts';
import { readConfigurationFile } from '../config/read-configuration-file.ts';
import { systemClock } from '../core/clock.ts';
import { defaultDirectory, openArchive } from '../measure/archive.ts';
import { openLaboratory } from '../measure/laboratory.ts';
import { readMachine } from '../measure/machine.ts';
import { openRepository } from '../measure/repository.ts';
import { createRunDirectory } from '../measure/workspace/run-directory.ts';
import { scrubbedEnvironment } from '../measure/workspace/scrubbed-environment.ts';
import { renderComment } from '../report/comment.ts';
import type { Progress } from '../report/progress.ts';
import { renderTerminal } from '../report/terminal.ts';
import { check } from '../usecases/check.ts';
import type { ConfigurationSource } from '../usecases/read-configurations.ts';
import { readCheckFlags, type CheckFlags } from './check-flags.ts';
import { verdictExitCodes } from './exit-codes.ts';
import { watchInterrupts } from './interrupts.ts';
import { createProgressWriter } from './progress-writer.ts';
import { version } from './version.ts';

const configurationSource = async ({ config }: CheckFlags, cwd: string, top: string): Promise<ConfigurationSource> => {
  // The default counts from the root of the repository, a named file from where the command was given.
  const path = config === '.github/pacegate.yml' ? join(top, config) : resolve(cwd, config);
  const inside = relative(top, path);
  if (!inside.startsWith('..')) return { kind: 'repository', path: inside.replaceAll('\\', '/') };
  return { kind: 'file', path: config, text: await readConfigurationFile(path) };
};

/** `pacegate check`: resolves to the exit code of the verdict. */
export const checkCommand = async (given: unknown, host: NodeJS.Process): Promise<number> => {
  const flags = readCheckFlags(given);
  const cwd = host.cwd();
  using interrupts = watchInterrupts(host);
  const { signal } = interrupts;
  using progress = createProgressWriter(host.stderr);
  const report = (it: Progress): void => progress.write(it);
  const step = (text: string): void => report({ kind: 'step', text });
  signal.addEventListener('abort', () => step('stopping what was started; a second signal does it at once'));

  // Before the directory, so that a second signal while it is being removed still leaves nothing.
  using exits = new DisposableStack();
  await using run = await createRunDirectory();
  exits.defer(interrupts.onExit(() => run.removeSync()));
  const environment = { ...host.env, PACEGATE_RUN: run.id };
  let logs = { path: run.path, shown: run.path };
  const repository = await openRepository({
    cwd,
    base: flags.base,
    head: flags.head,
    directory: run.path,
    environment,
    logs: () => logs,
    signal,
    step,
  });
  const { sides, checkouts } = repository;
  step(`base ${sides.base.ref} (${sides.base.commit.slice(0, 10)})`);
  step(
    `head ${sides.head.ref} (${sides.head.commit.slice(0, 10)}${sides.head.dirty ? ', with uncommitted work' : ''})`,
  );

  const { result, directory } = await check(
    { ...flags, configuration: await configurationSource(flags, cwd, sides.top) },
    {
      clock: systemClock,
      repository,
      parse: (file, text) => parseConfiguration({ file, text, environment: host.env }),
      openArchive: async () => {
        const path = flags.out ?? defaultDirectory(sides.top, new Date(), sides.head.commit);
        const archive = await openArchive(cwd, path, flags.out === null ? join(sides.top, '.pacegate') : null);
        logs = archive.logs;
        step(`results go to ${archive.directory}`);
        return archive;
      },
      openLaboratory: async () => {
        const laboratory = await openLaboratory({
          directory: run.path,
          checkouts,
          environment: { ...scrubbedEnvironment(environment), PACEGATE_RUN: run.id },
          logs,
          version,
          signal,
        });
        exits.defer(interrupts.onExit(() => laboratory.killSync()));
        return laboratory;
      },
      machine: readMachine(version),
      findings,
      comment: renderComment,
      report,
      signal,
    },
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
