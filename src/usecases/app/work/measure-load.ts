import type { Configuration } from '../../../config/configuration.ts';
import { RepositoryError, UploadError } from '../../../core/errors.ts';
import type { Measurement } from '../../../core/measurement.ts';
import { readMeasured } from '../../../measure/upload/read-measured.ts';
import { shorten } from '../../../report/escape.ts';
import { concludeMeasure } from '../../measure/conclude-measure.ts';
import { planMeasure, plannedPart } from '../../measure/plan-measure.ts';
import { defaultConfiguration } from '../../run/configuration-source.ts';
import { readUploadConfigurations } from '../../upload/read-upload-configurations.ts';
import type { KeptReport } from '../ports.ts';
import { groundsToolsFor } from './grounds-tools.ts';
import { loadTimes } from './load-times.ts';
import { packLoad } from './pack-raw.ts';
import { insist, patiently } from './patiently.ts';
import { type During, runInJob, withoutResult } from './run-in-job.ts';
import type { Assignment } from './work-tools.ts';

/** What is told of a run's own words, characters; and how many of its notices. */
const longestReason = 4000;
const mostNotices = 20;

/** ms that keeping may take when the run was cancelled already. */
const patience = 30_000;

const ownBudgets = 'The base has no configuration: this was held to the budgets of the commit itself.';

interface Grounds {
  readonly head: Configuration;
  readonly base: Configuration | null;
}

const groundsOf = (assignment: Assignment): Promise<Grounds> => {
  const { run, repository, tools } = assignment;
  const { base: into } = run;
  if (into === null) throw new RepositoryError('This run has no base.', 'Push again.');
  const { readFile } = groundsToolsFor(repository, tools);
  return patiently(async () => {
    const { base, head } = await readUploadConfigurations(defaultConfiguration, (side, file) =>
      readFile(side === 'base' ? into.sha : run.headSha, file),
    );
    return { base, head };
  }, assignment);
};

/**
 * Measures the head alone under the whole load of its scenarios and holds it to the budgets of the base. What the measuring command wrote
 * is read as a stranger's: its report decides nothing, the verdict is reckoned anew from the courses of the scenarios.
 *
 * What was measured is worth something even where it is cut short: by the job's limits, or by somebody who cancels.
 *
 * @throws ConfigurationError and UsageError for the head's configuration; what runInJob throws; a GitHubError or DatabaseError for what may
 * pass.
 */
export const measureLoad = async (assignment: Assignment): Promise<KeptReport> => {
  const { run, report, tools } = assignment;
  report('reading the configuration');
  const { head, base } = await groundsOf(assignment);
  const { policy } = base ?? head;
  const plan = planMeasure(head, { suites: [], scenarios: [], full: true, duration: null });
  const parts = plan.parts.map(plannedPart);
  const files = parts.map(({ series }) => series);
  const { wall, limit } = loadTimes(plan.parts, { job: tools.limits.time, most: tools.loadTime });

  const measured = async (output: string, { from, to }: During, why: string | null): Promise<Measurement | null> => {
    const most = to.getTime() - from.getTime();
    const upload = await readMeasured(output, files, most);
    if (upload === null) return null;
    const { about, reported, series } = upload;
    const { commit } = about;
    if (commit.commit !== run.headSha || commit.dirty)
      throw new UploadError('What was measured is of another commit.', 'Measure again.');
    // Why a part is missing is known to nobody but the run itself.
    const own = series.size < parts.length ? (reported?.reasons[0] ?? null) : null;
    return concludeMeasure(
      {
        ...about,
        schema: 'pacegate/measure-plan@1',
        commit: { ref: run.headSha, commit: run.headSha, tree: commit.tree, dirty: false },
        full: true,
        notices: [
          ...(base === null ? [ownBudgets] : []),
          ...plan.notices,
          ...about.notices.filter((it) => !plan.notices.includes(it)),
        ].slice(0, mostNotices),
        policy,
        parts,
      },
      series,
      { duration: reported?.duration ?? most, reason: why ?? (own === null ? null : shorten(own, longestReason)) },
    );
  };
  const kept = async (output: string, during: During, why: string | null): Promise<KeptReport | null> => {
    const measurement = await measured(output, during, why);
    if (measurement === null) return null;
    return { report: { kind: 'load', measurement }, raw: await packLoad(output, files) };
  };
  const hasLoad = ({ report: it }: KeptReport): boolean =>
    it.kind === 'load' && it.measurement.scenarios.some(({ requests }) => requests > 0);

  const headRef = run.purpose.kind === 'pull-request' ? `refs/pull/${run.purpose.number}/head` : null;
  return runInJob<KeptReport>(assignment, {
    wanted: [{ name: 'head', commit: run.headSha, ref: headRef, isOptional: false }],
    args: (output) => ['measure', run.headSha, '--full', '--time-limit', `${limit / 1000}s`, '--out', output],
    limits: { time: wall },
    read: async ({ output }, during) => {
      const whole = await kept(output, during, null);
      if (whole === null) throw withoutResult();
      return whole;
    },
    salvage: async ({ output }, during, why) => {
      const rest = await kept(output, during, why.message).catch(() => null);
      return rest !== null && hasLoad(rest) ? rest : null;
    },
    onCancelled: async ({ output }, during) => {
      const rest = await kept(output, during, 'It was cancelled.').catch(() => null);
      if (rest === null || !hasLoad(rest)) return;
      const given = { ...assignment, signal: AbortSignal.timeout(patience) };
      const isKept = await insist(() => tools.store.keepReport(run.id, run.attempt, rest), given);
      tools.log.info('What a cancelled run had measured is told.', { run: run.id, isKept });
    },
  });
};
