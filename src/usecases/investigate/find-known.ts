import { UsageError } from '../../core/errors.ts';
import { type Beginning, checkPlanned } from '../check.ts';
import type { PlannedRun } from '../plan-run.ts';
import type { Sides } from '../ports.ts';
import type { CheckPlan } from '../plan-check.ts';
import type { Known } from './known.ts';
import { mismatchOf } from './mismatch.ts';
import type { EarlierRun, InvestigationArchive, InvestigatePorts } from './ports.ts';

const withBundles = (plan: CheckPlan, { bundles }: EarlierRun): CheckPlan => ({
  ...plan,
  bundles: plan.bundles.map((it) => ({
    ...it,
    measurement: bundles.find(({ suite }) => suite === it.suite.name) ?? null,
  })),
});

const reopened = async (earlier: EarlierRun, plan: CheckPlan): Promise<Known> => ({
  result: earlier.result,
  plan: withBundles(plan, earlier),
  blocks: earlier.blocks,
  profiles: earlier.profiles,
  graphs: earlier.graphs,
  archive: await earlier.reopen(),
  earlier,
  notTaken: null,
});

type Order = Beginning & { readonly seed: number; readonly sides: Sides };

const measured = async (
  planned: PlannedRun,
  order: Order,
  notTaken: string | null,
  ports: InvestigatePorts,
): Promise<Known> => {
  let archive: InvestigationArchive | null = null;
  const carried = await checkPlanned(planned, order, {
    ...ports,
    openArchive: async () => (archive = await ports.openArchive()),
  });
  return { ...carried, archive: archive ?? (await ports.openArchive()), earlier: null, notTaken };
};

/**
 * The comparison that is to be explained: that of an earlier run, where it was of the same change by the same configuration; else it is
 * measured. Throws a UsageError for an earlier run of another change that is not to be measured then, and what carryOut throws.
 */
export const findKnown = async (planned: PlannedRun, order: Order, ports: InvestigatePorts): Promise<Known> => {
  const { earlier, report } = ports;
  if (earlier === null) return measured(planned, order, null, ports);
  const mismatch = mismatchOf(earlier, order.sides, planned.plan);
  if (mismatch === null) {
    report({ kind: 'step', text: 'what the earlier run measured is of this very change: it is not measured again' });
    return reopened(earlier, planned.plan);
  }
  const notTaken = `The run in ${earlier.shown} can't be gone on with, for it is not of this change: ${mismatch.what}.`;
  // Who named it would wait long for something else than what was asked for.
  if (earlier.otherwise === 'refuse') throw new UsageError(notTaken, mismatch.cure);
  report({ kind: 'step', text: `${notTaken} This change is measured anew` });
  return measured(planned, order, notTaken, ports);
};
