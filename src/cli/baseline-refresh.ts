import type { Provenance } from '../core/baseline-record.ts';
import { UsageError } from '../core/errors.ts';
import { version } from '../core/version.ts';
import { renderTerminal } from '../report/terminal.ts';
import { type RefreshRunOptions, runRefresh } from '../usecases/run-refresh.ts';
import { readStoreChoice } from './baseline-flags.ts';
import { withBaseline } from './baseline-session.ts';
import { readCheckFlags } from './check-flags.ts';
import { verdictExitCodes } from './exit-codes.ts';
import type { OpenBaseline } from './open-baseline.ts';

/** Where it is run by hand these are not set; a workflow may use the command line instead of the Action. */
const provenanceOf = ({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_EVENT_NAME }: NodeJS.ProcessEnv): Provenance => ({
  source: 'command-line',
  runId: GITHUB_RUN_ID ?? null,
  attempt: /^\d{1,6}$/.test(GITHUB_RUN_ATTEMPT ?? '') ? Number(GITHUB_RUN_ATTEMPT) : null,
  event: GITHUB_EVENT_NAME ?? null,
});

/** The name of the branch that is checked out, or HEAD. */
const currentRef = async ({ git, repository }: OpenBaseline): Promise<string> => {
  const { code, stdout } = await git.run(['symbolic-ref', '--quiet', '--short', 'HEAD'], {
    directory: repository.top,
  });
  return code === 0 ? stdout.toString().trim() : 'HEAD';
};

/**
 * `pacegate baseline refresh`: measures the commit and stores it whatever the verdict, which gives the exit code; what passed but
 * could not be stored ends as `invalid` does.
 */
export const refreshBaseline = (given: unknown, host: NodeJS.Process): Promise<number> => {
  const { base, ...flags } = readCheckFlags(given);
  if (base !== null)
    throw new UsageError(
      '--base has no meaning for a refresh: the commit is measured beside the one that was recorded last.',
      'Leave it out.',
    );
  return withBaseline({ store: readStoreChoice(given), config: flags.config }, host, true, async (session) => {
    const { opened, tell, run } = session;
    run.signal.addEventListener('abort', () => tell('stopping what was started; a second signal does it at once'));
    const options: RefreshRunOptions = {
      ...flags,
      base: null,
      cwd: host.cwd(),
      environment: host.env,
      version,
      baseline: opened.store,
      provenance: provenanceOf(host.env),
      ref: flags.head ?? (await currentRef(opened)),
    };
    const { result, directory, records, stored } = await runRefresh(options, run);
    const { stdout, stderr } = host;
    stdout.write(
      flags.json
        ? `${JSON.stringify(result, null, 2)}\n`
        : renderTerminal(result, {
            colour: stdout.isTTY && host.env['NO_COLOR'] === undefined,
            width: stdout.columns ?? 100,
            directory,
          }),
    );
    if (stored !== 'stored') {
      stderr.write(`${stored.problem}\nTo store it later: pacegate baseline import ${directory}/records.jsonl\n`);
      return verdictExitCodes[result.verdict === 'pass' ? 'invalid' : result.verdict];
    }
    const measured = records.length === 1 ? '1 measurement' : `${records.length} measurements`;
    tell(
      records.length === 0
        ? 'nothing was measured, so nothing was stored'
        : `${measured} stored in ${opened.store.place}`,
    );
    return verdictExitCodes[result.verdict];
  });
};
