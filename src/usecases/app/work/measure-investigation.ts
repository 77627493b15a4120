import type { Investigation } from '../../../core/investigation.ts';
import { DatabaseError, GitHubError, PreparationError } from '../../../core/errors.ts';
import { doubtOf } from '../../../investigation/synthesis/caution.ts';
import { checkInvestigation, investigationFile } from '../../../measure/upload/check-investigation.ts';
import type { JobDirectory } from '../../../measure/sandbox/job-directory.ts';
import { knownAbout } from '../alerts/known-about.ts';
import type { KeptReport } from '../ports.ts';
import { groundsOf } from './measure-change.ts';
import { openProgressFolder } from './progress-folder.ts';
import { insist } from './patiently.ts';
import { type During, runInJob, withoutResult } from './run-in-job.ts';
import { readJobFile } from './read-job-file.ts';
import { exportPlaybook } from './export-playbook.ts';
import { readTeamPlaybook } from './read-team-playbook.ts';
import { putEarlier } from './put-earlier.ts';
import { mostOf } from './time-limit.ts';
import { watchInvestigation } from './watch-investigation.ts';
import type { Assignment } from './work-tools.ts';

/** ms that keeping may take when the run was cancelled already. */
const patience = 30_000;

/** Two deploys of which nothing was compared were not looked into: the alert is told why, and tried again. Throws a PreparationError. */
const requireComparison = (investigation: Investigation): void => {
  const found = doubtOf(investigation);
  if (found?.doubt === 'invalid')
    throw new PreparationError(
      `Nothing could be compared\n${found.text}`,
      'Run `pacegate check` on these two commits, and correct what it reports.',
    );
};

/** As it stood when it was ended, and why. What a command said behind a first line is a stranger's, and no sentence. */
const cutShort = (found: Investigation, why: PreparationError | null): Investigation => {
  if (why === null) return { ...found, state: 'cancelled' };
  const [first = '', ...words] = why.message.split('\n');
  const reason = words.length === 0 ? first : 'Its command ended without a result.';
  return { ...found, state: 'cancelled', summary: `It was cut short. ${reason} ${found.summary}` };
};

/**
 * Looks for what made the head worse than its base. It begins with what is there: with what this machine kept of an attempt that was killed,
 * else with the check that was measured last. Each step is told. What the command wrote is read as a stranger's, and decides nothing.
 *
 * @throws NothingToMeasure; ConfigurationError and UsageError for the head's configuration; what runInJob throws; a GitHubError or
 * DatabaseError for what may pass.
 */
export const measureInvestigation = async (assignment: Assignment): Promise<KeptReport> => {
  const { run, report, tools } = assignment;
  const { store } = tools;
  report('reading the configuration');
  const grounds = await groundsOf(assignment);
  const { base, head } = grounds.identity;
  const { baseConfiguration, headConfiguration } = grounds;
  const configurations = [headConfiguration, ...(baseConfiguration === null ? [] : [baseConfiguration])];
  const about = run.purpose.kind === 'alert' ? knownAbout(run.about, configurations) : run.about;
  const isShared = baseConfiguration?.app.playbook === 'pull-request';
  const commits = { base: base.commit, head: head.commit };
  const folder = openProgressFolder(tools.directory, run.id);
  /** About the team's playbook, which the job does not see. */
  let ofPlaybook: readonly string[] = [];

  const read = async ({ output }: Pick<JobDirectory, 'output'>): Promise<Investigation | null> => {
    const bytes = await readJobFile(output, investigationFile);
    if (bytes === null) return null;
    const investigation = checkInvestigation(bytes, commits);
    return { ...investigation, notices: [...investigation.notices, ...ofPlaybook] };
  };
  const kept = (investigation: Investigation): KeptReport => ({
    report: { kind: 'investigation', investigation, isShared },
    raw: null,
  });
  /** One that came to no end is told as it stood, once there is something to tell; `why`: what has ended it, other than a person. */
  const rest = async (job: JobDirectory, why: PreparationError | null): Promise<KeptReport | null> => {
    const found = await read(job).catch(() => null);
    if (found === null || found.hypotheses.length === 0) return null;
    return kept(found.state === 'hypotheses' ? cutShort(found, why) : found);
  };
  const { purpose } = run;
  // What people keep in the repository is read where nobody can put anything who may not write: at a commit of the default branch.
  const isIntoDefault = run.base?.ref === assignment.repository.defaultBranch;
  const trusted = purpose.kind === 'alert' ? head.commit : isIntoDefault ? base.commit : null;
  const limit = mostOf(tools.limits.time);
  let hasEarlier = false;
  const result = await runInJob<KeptReport>(assignment, {
    wanted: [
      { name: 'base', commit: base.commit, ref: null, isOptional: false },
      {
        name: 'head',
        commit: head.commit,
        ref: purpose.kind === 'pull-request' ? `refs/pull/${purpose.number}/head` : null,
        isOptional: false,
      },
    ],
    args: (output) => [
      'investigate',
      // Never begins with "-": see investigationAbout.
      ...(about === '' ? [] : [about]),
      '--base',
      base.commit,
      '--head',
      head.commit,
      '--time-limit',
      `${limit / 1000}s`,
      // It goes on where it was begun, and is measured anew there where base or configuration have moved since.
      ...(hasEarlier ? ['--result', output] : []),
      '--out',
      output,
    ],
    prepare: async ({ output, repository }) => {
      hasEarlier = await putEarlier(output, folder, assignment);
      const team = await readTeamPlaybook(repository, trusted, assignment);
      ofPlaybook = team.notices;
      await exportPlaybook(repository, team.entries, assignment);
    },
    watch: (job) =>
      watchInvestigation(job, {
        read,
        onChange: async (investigation) => {
          await store.keepInterim(run.id, run.attempt, { kind: 'investigation', investigation, isShared });
          await folder.keep(job.output);
        },
        log: tools.log,
      }),
    read: async (job) => {
      const investigation = await read(job);
      if (investigation === null) throw withoutResult();
      if (purpose.kind === 'alert') requireComparison(investigation);
      return kept(investigation);
    },
    salvage: (job, _during, why) => rest(job, why),
    onCancelled: async (job, _during: During) => {
      const found = await rest(job, null);
      if (found === null) return;
      const signal = AbortSignal.timeout(patience);
      await insist(() => store.keepReport(run.id, run.attempt, found), { ...assignment, signal });
      await folder.remove();
    },
  }).catch(async (error: unknown) => {
    // Whoever takes it next goes on from it, unless there is no next.
    const isAgain = assignment.signal.aborted || error instanceof DatabaseError || error instanceof GitHubError;
    if (!isAgain) await folder.remove();
    throw error;
  });
  await folder.remove();
  return result;
};
