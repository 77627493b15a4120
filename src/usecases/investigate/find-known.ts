import type { Sides } from '../ports.ts';
import { type Beginning, checkPlanned } from '../check.ts';
import type { PlannedRun } from '../plan-run.ts';
import type { CheckPlan } from '../plan-check.ts';
import type { Known } from './known.ts';
import type { EarlierRun, InvestigationArchive, InvestigatePorts } from './ports.ts';
import { whyOther } from './same-run.ts';

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
});

/**
 * The comparison that is to be explained: that of an earlier run, where it was of the same change by the same configuration; else it is
 * measured. Throws what carryOut throws.
 */
export const findKnown = async (
  planned: PlannedRun,
  order: Beginning & { readonly seed: number; readonly sides: Sides },
  ports: InvestigatePorts,
): Promise<Known> => {
  const { earlier, report } = ports;
  const why = earlier === null ? null : whyOther(earlier, order.sides, planned.plan);
  if (earlier !== null && why === null) {
    report({ kind: 'step', text: 'what the earlier run measured is of this very change: it is not measured again' });
    return reopened(earlier, planned.plan);
  }
  if (why !== null) report({ kind: 'step', text: `the earlier run can't be gone on with: ${why}; measuring anew` });
  let archive: InvestigationArchive | null = null;
  const carried = await checkPlanned(planned, order, {
    ...ports,
    openArchive: async () => (archive = await ports.openArchive()),
  });
  return { ...carried, archive: archive ?? (await ports.openArchive()), earlier: null };
};
