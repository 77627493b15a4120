import type { BaselineStore } from '../baseline/baseline-store.ts';
import type { Configuration } from '../config/configuration.ts';
import { policyDifferences } from '../config/policy-change.ts';
import { environmentClass } from '../core/environment-class.ts';
import { UsageError } from '../core/errors.ts';
import type { Result } from '../core/result.ts';
import { readStored } from './baseline/read-stored.ts';
import { carryOut, type CarryOutPorts } from './carry-out.ts';
import { planCheck } from './plan-check.ts';
import { readConfigurations, type ConfigurationSource } from './read-configurations.ts';
import { withTimeLimit } from './run-input.ts';

export interface CheckOptions {
  readonly configuration: ConfigurationSource;
  /** Names; empty for all. */
  readonly suites: readonly string[];
  readonly scenarios: readonly string[];
  /** ms; null for the policy's. */
  readonly timeLimit: number | null;
  readonly seed: number;
}

export interface CheckPorts extends CarryOutPorts {
  readonly parse: (file: string, text: string) => Configuration;
  /** The stored record, or null. */
  readonly baseline: BaselineStore | null;
}

export interface Checked {
  readonly result: Result;
  /** Where it is kept, as it is shown to people. */
  readonly directory: string;
  /** As it is kept beside the result. */
  readonly comment: string;
}

/**
 * The gate: judges head against base.
 *
 * @throws ConfigurationError, UsageError: nothing was measured. OutputError: the result can't be kept.
 * InterruptedError by the signal. Everything else that goes wrong is an `invalid` result.
 */
export const check = async (options: CheckOptions, ports: CheckPorts): Promise<Checked> => {
  const { clock, repository, machine } = ports;
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

  const measured = [...plan.suites, ...plan.bundles]
    .filter(({ skipped }) => skipped === null)
    .map(({ suite }) => suite.name);
  // Read while both sides are prepared.
  const stored = readStored(ports.baseline, measured, environmentClass(machine));
  const { result, archive, comment } = await carryOut(
    { plan, purpose: 'check', stored, seed: options.seed, started, startedAt, notices },
    ports,
  );
  return { result, directory: archive.directory, comment };
};
