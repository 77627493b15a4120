import type { Block } from '../core/block.ts';
import type { ProfileDifference } from '../core/profile.ts';
import type { Result } from '../core/result.ts';

import { lookBack } from './baseline/look-back.ts';
import type { ReportExtras } from '../report/html/report-extras.ts';
import { reportExtras } from './report-extras.ts';
import { resolveGoals } from './baseline/resolve-goals.ts';
import { conclude } from './conclude.ts';
import type { CheckPlan } from './plan-check.ts';
import type { Archive, FindFindings } from './ports.ts';
import { type MeasuringOptions, type MeasuringPorts, prepareAndMeasure } from './prepare-and-measure.ts';

export interface CarryOutPorts extends Omit<MeasuringPorts, 'archive'> {
  readonly openArchive: () => Promise<Archive>;
  readonly machine: Result['environment'];
  readonly findings: FindFindings;
  readonly comment: (result: Result) => string;
  /** The page of a result, HTML. */
  readonly page: (result: Result, extras: ReportExtras) => string;
}

export interface RunOrder extends MeasuringOptions {
  readonly plan: CheckPlan;
  readonly startedAt: Date;
  readonly notices: readonly string[];
}

export interface CarriedOut {
  readonly result: Result;
  readonly comment: string;
  readonly archive: Archive;
  readonly blocks: readonly Block[];
  /** As it was carried out. */
  readonly plan: CheckPlan;
  readonly calibration: number | null;
  /** Of suites that were shown to be slower or hungrier. */
  readonly profiles: readonly ProfileDifference[];
  /** Of bundles, by suite. */
  readonly graphs: ReportExtras['graphs'];
}

/**
 * A run from its plan to its kept result: measures, judges, looks back at what is stored, explains.
 *
 * @throws OutputError when the result can't be kept; the signal's reason when it is aborted.
 */
export const carryOut = async (order: RunOrder, ports: CarryOutPorts): Promise<CarriedOut> => {
  const { clock, repository, signal, report, machine, findings } = ports;
  // Looked at later; until then nobody else hears of its failure.
  order.stored.catch(() => {});
  const archive = await ports.openArchive();
  const measured = await prepareAndMeasure(order.plan, { ...ports, archive }, order);
  const goals = await resolveGoals(measured.plan.goals, repository);
  const history = lookBack({
    plan: measured.plan,
    metrics: measured.headAlone ?? measured.judgement.metrics,
    withoutBase: measured.headAlone !== null,
    stored: await order.stored,
    goals,
    base: repository.sides.base.commit,
    head: repository.sides.head.commit,
    at: order.startedAt.toISOString(),
    purpose: order.purpose,
  });
  const duration = clock.now() - order.started;
  const result = conclude({
    sides: repository.sides,
    ...measured,
    machine,
    seed: order.seed,
    startedAt: order.startedAt,
    duration,
    notices: [...order.notices, ...measured.notices, ...history.notices],
    findings,
    history,
  });
  signal.throwIfAborted();
  const comment = ports.comment(result);
  await archive.keepResult(result, comment);
  await archive.keepReport(ports.page(result, reportExtras(measured)));
  report({ kind: 'verdict', verdict: result.verdict, elapsed: duration });
  return { result, comment, archive, ...measured };
};
