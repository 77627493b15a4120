import type { BaselineStore } from '../baseline/baseline-store.ts';
import type { Configuration } from '../config/configuration.ts';
import { environmentClass } from '../core/environment-class.ts';
import type { Result } from '../core/result.ts';
import { readStored } from './baseline/read-stored.ts';
import { type CarriedOut, carryOut, type CarryOutPorts } from './carry-out.ts';
import { planRun, type PlannedRun, type PlanOptions } from './plan-run.ts';

export interface CheckOptions extends PlanOptions {
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

/** When a run began: by the clock, and for people. */
export interface Beginning {
  readonly started: number;
  readonly startedAt: Date;
}

/** Measures and judges what was planned. Throws what carryOut throws. */
export const checkPlanned = (
  { plan, notices }: PlannedRun,
  { seed, started, startedAt }: Beginning & Pick<CheckOptions, 'seed'>,
  ports: CheckPorts,
): Promise<CarriedOut> => {
  const measured = [...plan.suites, ...plan.bundles]
    .filter(({ skipped }) => skipped === null)
    .map(({ suite }) => suite.name);
  // Read while both sides are prepared.
  const stored = readStored(ports.baseline, measured, environmentClass(ports.machine));
  return carryOut({ plan, purpose: 'check', stored, seed, started, startedAt, notices }, ports);
};

/**
 * The gate: judges head against base.
 *
 * @throws ConfigurationError, UsageError: nothing was measured. OutputError: the result can't be kept.
 * InterruptedError by the signal. Everything else that goes wrong is an `invalid` result.
 */
export const check = async (options: CheckOptions, ports: CheckPorts): Promise<Checked> => {
  const beginning = { started: ports.clock.now(), startedAt: ports.clock.date() };
  const planned = await planRun(options, ports);
  const { result, archive, comment } = await checkPlanned(planned, { ...beginning, seed: options.seed }, ports);
  return { result, directory: archive.directory, comment };
};
