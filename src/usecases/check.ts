import type { Configuration } from '../config/configuration.ts';
import { policyDifferences } from '../config/policy-change.ts';
import type { Clock } from '../core/clock.ts';
import { LoadError, type PacegateError, PreparationError, ServiceError, UsageError } from '../core/errors.ts';
import { formatDuration } from '../core/format.ts';
import { createRandom } from '../core/random.ts';
import type { Block } from '../core/block.ts';
import type { Result } from '../core/result.ts';
import { sides as bothSides } from '../core/side.ts';
import type { Judgement } from '../gate/judge-input.ts';
import { judge } from '../gate/judge.ts';
import { planLooks } from '../statistics/looks.ts';
import { conclude } from './conclude.ts';
import { judgeInput, measureSuites } from './measure-suites.ts';
import { planCheck, type CheckPlan } from './plan-check.ts';
import type { Archive, FindFindings, Laboratory, Report, Repository } from './ports.ts';
import { readConfigurations, type ConfigurationSource } from './read-configurations.ts';

export interface CheckOptions {
  readonly configuration: ConfigurationSource;
  /** Names; empty for all. */
  readonly suites: readonly string[];
  readonly scenarios: readonly string[];
  /** ms; null for the policy's. */
  readonly timeLimit: number | null;
  readonly seed: number;
}

export interface CheckPorts {
  readonly clock: Clock;
  readonly repository: Repository;
  readonly parse: (file: string, text: string) => Configuration;
  readonly openLaboratory: () => Promise<Laboratory & AsyncDisposable>;
  readonly openArchive: () => Promise<Archive>;
  readonly machine: Result['environment'];
  readonly findings: FindFindings;
  readonly comment: (result: Result) => string;
  readonly report: Report;
  readonly signal: AbortSignal;
}

export interface CheckOutcome {
  readonly result: Result;
  /** Where it is kept. */
  readonly directory: string;
}

const withTimeLimit = (plan: CheckPlan, timeLimit: number | null): CheckPlan =>
  timeLimit === null ? plan : { ...plan, policy: { ...plan.policy, timeLimit } };

const noTimeLeft = ({ policy }: CheckPlan, prepared: number): string =>
  `Nothing was compared: the time limit of ${formatDuration(policy.timeLimit)} was over before the first block; preparing ` +
  `both sides took ${formatDuration(prepared)}. Make install and build faster, or allow more with gate.time-limit or --time-limit.`;

/** Blocks of the first look: with fewer there is rarely a decision. */
const fewestBlocks = 4;

/** One block has no interval: where that is all the time limit allowed, the reason is the time and not the change. */
const sayTooShort = (
  { judgement, blocks }: { readonly judgement: Judgement; readonly blocks: readonly Block[] },
  { policy }: CheckPlan,
  elapsed: number,
): Judgement => {
  const counted = judgement.suites.filter(({ skipped }) => skipped === null).map((suite) => suite.blocks.counted);
  const cutShort = elapsed >= policy.timeLimit && blocks.every(({ discarded }) => discarded === null);
  if (judgement.verdict !== 'invalid' || judgement.comparisons.made > 0 || !cutShort || Math.max(...counted) > 1)
    return judgement;
  const enough = formatDuration(Math.ceil((elapsed * fewestBlocks * counted.length) / 60_000 / blocks.length) * 60_000);
  const reason =
    `Nothing was compared: the time limit of ${formatDuration(policy.timeLimit)} was over after ` +
    `${blocks.length === 1 ? 'one block' : `${blocks.length} blocks`}, and a comparison takes several. ` +
    `Allow at least ${enough} with gate.time-limit or --time-limit.`;
  return { ...judgement, reasons: [reason] };
};

/** Failures that leave no trustworthy measurement: they end in a result, so that what is known is kept and shown. */
const isInvalidating = (error: unknown): error is PacegateError =>
  error instanceof PreparationError || error instanceof ServiceError || error instanceof LoadError;

/** The cure goes with the first line: what follows it is output of a command. */
const reasonOf = ({ message, cure }: PacegateError): string => {
  const [what = '', ...output] = message.split('\n');
  return [`${what}${/[.!?]$/.test(what) ? '' : '.'} ${cure}`, ...output].join('\n');
};

/**
 * The gate: judges head against base.
 *
 * @throws ConfigurationError, UsageError: nothing was measured. OutputError: the result can't be kept.
 * InterruptedError by the signal. Everything else that goes wrong is an `invalid` result.
 */
export const check = async (options: CheckOptions, ports: CheckPorts): Promise<CheckOutcome> => {
  const { clock, repository, signal, report, machine, findings } = ports;
  const started = clock.now();
  const startedAt = clock.date();
  const { sides } = repository;
  const configurations = await readConfigurations({
    source: options.configuration,
    read: (side, path) => repository.read(side, path),
    parse: ports.parse,
  });
  if (sides.base.tree === sides.head.tree)
    throw new UsageError(
      `Base (${sides.base.ref}) and head (${sides.head.ref}) have the same content, so there is nothing to compare.`,
      'Make a change, or name another base with --base.',
    );
  const plan = withTimeLimit(
    planCheck({
      ...configurations,
      changedFiles: sides.changedFiles,
      onlySuites: options.suites,
      onlyScenarios: options.scenarios,
    }),
    options.timeLimit,
  );
  const notices = [...sides.notices, ...configurations.notices, ...plan.notices];
  if (configurations.base !== null)
    for (const difference of policyDifferences(configurations.base.policy, configurations.head.policy))
      notices.push(`This change alters the policy; it takes effect after the merge: ${difference}.`);

  const archive = await ports.openArchive();
  const looks = planLooks(plan.policy.maxBlocks);
  const unmeasured = (reason: string | null): Judgement => {
    const judgement = judge(
      judgeInput(
        plan,
        plan.suites.map((suite) => ({ plan: suite, blocks: [], looks })),
        true,
      ),
    );
    return reason === null ? judgement : { ...judgement, verdict: 'invalid', reasons: [reason] };
  };

  const deadline = started + plan.policy.timeLimit;
  let prepared = 0;
  let measured: { judgement: Judgement; blocks: readonly Block[] };
  const wanted = plan.suites.filter(({ skipped }) => skipped === null);
  if (wanted.length === 0) measured = { judgement: unmeasured(null), blocks: [] };
  else {
    try {
      await archive.keepPlan(
        judgeInput(
          plan,
          plan.suites.map((suite) => ({ plan: suite, blocks: [], looks })),
          false,
        ),
      );
      // Both at once; the other is waited for when one fails, so that nothing of it goes on unseen.
      const outcomes = await Promise.allSettled(
        bothSides.map((side) =>
          repository.prepare(
            side,
            wanted.map(({ own }) => own[side]),
            deadline - clock.now(),
          ),
        ),
      );
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
      prepared = clock.now() - started;
      report({ kind: 'step', text: 'prepared; measuring' });
      await using laboratory = await ports.openLaboratory();
      measured = await measureSuites({
        plan,
        seed: options.seed,
        random: createRandom(options.seed),
        deadline,
        started,
        clock,
        signal,
        laboratory,
        archive,
        report,
      });
      if (measured.blocks.length === 0) measured = { judgement: unmeasured(noTimeLeft(plan, prepared)), blocks: [] };
      else measured = { ...measured, judgement: sayTooShort(measured, plan, clock.now() - started) };
    } catch (error) {
      signal.throwIfAborted();
      if (!isInvalidating(error)) throw error;
      if (prepared === 0) prepared = clock.now() - started;
      measured = { judgement: unmeasured(reasonOf(error)), blocks: [] };
    }
  }

  const duration = clock.now() - started;
  const result = conclude({
    sides,
    plan,
    ...measured,
    machine,
    seed: options.seed,
    startedAt,
    duration,
    prepared,
    notices,
    findings,
  });
  signal.throwIfAborted();
  await archive.keepResult(result, ports.comment(result));
  report({ kind: 'verdict', verdict: result.verdict, elapsed: duration });
  return { result, directory: archive.directory };
};
