import { isDeepStrictEqual } from 'node:util';
import { formatDuration } from '../../core/format.ts';
import type { Investigation } from '../../core/investigation.ts';
import type { Result } from '../../core/result.ts';
import { cautionOf } from '../../investigation/synthesis/caution.ts';
import { nameSuspects } from '../../investigation/synthesis/hypotheses.ts';
import { longestForExperts, openInvestigation } from '../../investigation/synthesis/open-investigation.ts';
import { symptomsOf } from '../../investigation/synthesis/playbook/fingerprint.ts';
import { matchPlaybook } from '../../investigation/synthesis/playbook/match-playbook.ts';
import { playbookEntry } from '../../investigation/synthesis/playbook/playbook-entry.ts';
import type { ProofEvidence } from '../../investigation/synthesis/evidence-of-proof.ts';
import type { Occasion } from '../../investigation/synthesis/priority.ts';
import type { CheckOptions } from '../check.ts';
import { isMeasuringFailure } from '../failed-block.ts';
import { planRun } from '../plan-run.ts';
import { reasonOf } from '../reasons.ts';
import { reportExtras } from '../report-extras.ts';
import { createAsking } from './ask-in-time.ts';
import { askLogs } from './ask-logs.ts';
import { consultExperts, longerForLogs } from './consult-experts.ts';
import { createDesk, type Desk, type Findings } from './desk.ts';
import { experiment } from './experiments.ts';
import { findKnown } from './find-known.ts';
import { gatherFacts } from './gather-facts.ts';
import type { Known } from './known.ts';
import type { InvestigatePorts, LogsAsked, PlaybookStore } from './ports.ts';
import { readAsked } from './read-asked.ts';

export interface InvestigateOptions extends CheckOptions {
  /**
   * `timeLimit` is that of the whole investigation, ms: the comparison may take half of it. null: the comparison takes its policy's, and
   * the experiments 15 minutes.
   */
  readonly timeLimit: number | null;
  /** A suite, a metric, a route, or several of them: "api latency.p95"; null: everything that regressed. */
  readonly asked: string | null;
  readonly logs: LogsAsked | null;
  readonly occasion: Occasion;
  /** "by octocat"; a stranger's text. */
  readonly startedBy: string | null;
  /** How people refer to the change: "#123"; null: by its commit. */
  readonly reference: string | null;
}

export interface Investigated {
  readonly result: Result;
  readonly investigation: Investigation;
  /** Where it is kept, as it is shown to people. */
  readonly directory: string;
  /** Of the investigation, Markdown. */
  readonly comment: string;
}

const usualTime = 15 * 60_000;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown').split('\n')[0] ?? '';

const playbookOf = async (
  store: PlaybookStore | null,
): Promise<{ readonly entries: Awaited<ReturnType<PlaybookStore['read']>>; readonly notices: readonly string[] }> => {
  try {
    return { entries: (await store?.read()) ?? [], notices: [] };
  } catch (error) {
    return {
      entries: [],
      notices: [`The playbook could not be read: ${messageOf(error)}`],
    };
  }
};

/** Logs are looked at although nothing regressed here: they are of another load, and of other data. */
const tellLogs = async (logs: LogsAsked | null, desk: Desk, ports: InvestigatePorts): Promise<void> => {
  if (logs === null) return;
  ports.report({ kind: 'step', text: 'reading the logs' });
  const asking = createAsking(ports);
  const read = await askLogs(logs, longerForLogs * longestForExperts, asking, ports);
  for (const event of asking.events) desk.note(event);
  await desk.tellLogs({ logs: read?.sentences ?? [], notices: [...asking.notices, ...(read?.view.notices ?? [])] });
};

/** Puts what was found on the desk, from the experts to the last experiment. */
const explain = async (
  options: InvestigateOptions,
  known: Known,
  desk: Desk,
  { limit, deadline }: { readonly limit: number; readonly deadline: number },
  ports: InvestigatePorts,
): Promise<void> => {
  const { repository, signal, report, playbook, clock } = ports;
  const asked = readAsked(options.asked, known.plan);
  let findings: Findings | null = null;
  try {
    const { facts, notices: ofFacts } = await gatherFacts(known, repository);
    report({ kind: 'step', text: 'the experts are looking at the change, the figures and the settings' });
    const consulted = await consultExperts({ facts, asked, plan: known.plan, logs: options.logs, limit }, ports);
    const suspects = nameSuspects(consulted.suspects);
    const symptoms = symptomsOf(consulted.view.regressions, consulted.view);
    const { entries, notices: ofPlaybook } = await playbookOf(playbook);
    const answered: Findings = {
      view: consulted.view,
      suspects,
      proof: null,
      seenBefore: matchPlaybook(entries, { symptoms, suspects }),
      logs: consulted.logs,
      notices: [...ofFacts, ...ofPlaybook, ...consulted.notices],
    };
    findings = answered;
    for (const event of consulted.events) desk.note(event);
    const first = await desk.answer(answered, { kind: 'running' });
    report({ kind: 'step', text: `first answer: ${first.summary}` });
    const learned = async (proof: ProofEvidence, event: string | null): Promise<void> => {
      const now = { ...answered, proof };
      findings = now;
      if (event !== null) desk.note(event);
      await desk.answer(now, { kind: 'running' });
    };
    const commits = await repository.commits();
    const { proof, reason } = await experiment(
      { known, asked, consulted, suspects, commits, deadline, seed: options.seed, learned },
      ports,
    ).catch((error: unknown) => {
      signal.throwIfAborted();
      if (!isMeasuringFailure(error)) throw error;
      desk.note(`No experiment was possible: ${reasonOf(error)}`);
      return { proof: null, reason: 'unmeasurable' as const };
    });
    const investigation = await desk.answer({ ...answered, proof }, { kind: 'finished', reason });
    const at = clock.date().toISOString();
    const reference = options.reference ?? known.result.head.commit.slice(0, 12);
    const entry = playbookEntry(investigation, symptoms, { reference, at });
    if (entry !== null)
      await playbook?.keep(entry).catch((error: unknown) => {
        report({ kind: 'step', text: `the playbook was not written: ${messageOf(error)}` });
      });
  } catch (error) {
    if (signal.aborted) {
      await (findings === null ? desk.cancel() : desk.answer(findings, { kind: 'cancelled' }));
      const { directory } = known.archive;
      report({ kind: 'step', text: `what was found is in ${directory}: it goes on with --result ${directory}` });
    }
    throw error;
  }
};

/**
 * Root cause: compares head and base, or takes an earlier comparison; asks the experts; undoes what they suspect, and measures it beside
 * both sides, until the regression is explained or time is over. Every step is kept and shown.
 *
 * @throws ConfigurationError, UsageError: nothing was measured. OutputError: nothing can be kept. The signal's reason when it is aborted:
 * what was found until then is kept as `cancelled`, and shown by the page.
 */
export const investigate = async (options: InvestigateOptions, ports: InvestigatePorts): Promise<Investigated> => {
  const { clock, repository, report } = ports;
  const beginning = { started: clock.now(), startedAt: clock.date() };
  const { timeLimit, seed } = options;
  const planned = await planRun({ ...options, timeLimit: timeLimit === null ? null : timeLimit / 2 }, ports);
  const asked = readAsked(options.asked, planned.plan);
  const known = await findKnown(planned, { ...beginning, seed, sides: repository.sides }, ports);
  const { result, archive } = known;
  const now = clock.now();
  const limit = timeLimit === null ? now - beginning.started + usualTime : timeLimit;
  const { investigation: opened, tasks } = openInvestigation({
    at: clock.date().toISOString(),
    occasion: options.occasion,
    result,
    asked,
    commits: await repository.commits(),
    ...(options.startedBy === null ? {} : { startedBy: options.startedBy }),
    timeLimit: limit,
  });
  const cautions = tasks.length > 0 ? [] : cautionOf(result);
  const cautioned =
    cautions.length === 0
      ? opened
      : { ...opened, summary: `${cautions.join(' ')} ${opened.summary}`, notices: cautions };
  const begun = known.earlier?.investigation ?? null;
  // One that was stopped in the middle keeps what happened until then.
  const isSame = begun !== null && isDeepStrictEqual(begun.scope, opened.scope);
  const desk = createDesk(isSame ? { ...cautioned, timeline: begun.timeline } : cautioned, known, ports);
  if (isSame) desk.note('It was begun before, and goes on.');
  if (known.notTaken !== null) desk.note(`${known.notTaken} This change was measured anew.`);
  const keepPage = async (): Promise<void> =>
    archive.keepReport(ports.page(result, { ...reportExtras(known), investigation: desk.investigation() }));
  try {
    await desk.publish();
    if (tasks.length > 0) {
      const forExperts = Math.max(...tasks.map((task) => task.limit));
      await explain(options, known, desk, { limit: forExperts, deadline: beginning.started + limit }, ports);
    } else await tellLogs(options.logs, desk, ports);
  } catch (error) {
    // However it ends, the page shows as much as the files beside it.
    await keepPage().catch(() => {});
    throw error;
  }
  await keepPage();
  const investigation = desk.investigation();
  report({
    kind: 'step',
    text: `${investigation.state} after ${formatDuration(clock.now() - beginning.started)}`,
  });
  return {
    result,
    investigation,
    directory: archive.directory,
    comment: ports.texts(investigation, result).comment,
  };
};
