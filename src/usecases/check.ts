import type { Configuration } from '../config/configuration.ts';
import { policyDifferences } from '../config/policy-change.ts';
import type { Clock } from '../core/clock.ts';
import { UsageError } from '../core/errors.ts';
import type { Result } from '../core/result.ts';
import { conclude } from './conclude.ts';
import { planCheck, type CheckPlan } from './plan-check.ts';
import type { Archive, FindFindings, Laboratory, Report, Repository } from './ports.ts';
import { prepareAndMeasure } from './prepare-and-measure.ts';
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
  const measured = await prepareAndMeasure(plan, { ...ports, archive }, { seed: options.seed, started });

  const duration = clock.now() - started;
  const result = conclude({
    sides,
    plan,
    ...measured,
    machine,
    seed: options.seed,
    startedAt,
    duration,
    notices,
    findings,
  });
  signal.throwIfAborted();
  await archive.keepResult(result, ports.comment(result));
  report({ kind: 'verdict', verdict: result.verdict, elapsed: duration });
  return { result, directory: archive.directory };
};
