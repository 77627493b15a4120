import type { Configuration } from '../config/configuration.ts';
import { policyDifferences } from '../config/policy-change.ts';
import { UsageError } from '../core/errors.ts';
import { type CheckPlan, planCheck } from './plan-check.ts';
import type { Repository } from './ports.ts';
import { readConfigurations, type ConfigurationSource } from './read-configurations.ts';
import { withTimeLimit } from './run-input.ts';

export interface PlanOptions {
  readonly configuration: ConfigurationSource;
  /** Names; empty for all. */
  readonly suites: readonly string[];
  readonly scenarios: readonly string[];
  /** ms; null for the policy's. */
  readonly timeLimit: number | null;
}

export interface PlannedRun {
  readonly plan: CheckPlan;
  readonly notices: readonly string[];
}

/**
 * What a comparison of both sides is to measure. Throws a ConfigurationError, and a UsageError for unknown names and for sides that are
 * the same.
 */
export const planRun = async (
  options: PlanOptions,
  ports: {
    readonly repository: Pick<Repository, 'read' | 'sides'>;
    readonly parse: (file: string, text: string) => Configuration;
  },
): Promise<PlannedRun> => {
  const { repository } = ports;
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
  return { plan, notices };
};
