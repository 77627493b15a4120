import { decideArm } from './decide.ts';
import { decisionRank, type PlaceboFinding, publicDecision } from './findings.ts';
import { fewestBlocks } from './lead.ts';
import { limits } from './limits.ts';
import { withinTolerance } from './shares.ts';
import type { View } from './view.ts';

/** On each lead as any suspect would be judged; the worst counts. */
export const placeboFinding = (view: View): PlaceboFinding | null => {
  const arm = view.state.arms.find(({ kind, failure }) => kind === 'placebo' && failure === null);
  if (arm === undefined) return null;
  const judged = view.leads.map((of, lead) => {
    const blocks = view.effects(arm.id, lead).length;
    const recovery = view.recovery(arm.id, lead);
    const within = withinTolerance(view.effects(arm.id, lead), of);
    const enough = blocks >= fewestBlocks(of, limits.fewest) && view.shown(lead) === 'yes';
    return {
      lead,
      blocks,
      recovery,
      decision: decideArm({ recovery, reproduction: null, within, counter: null, enough }),
    };
  });
  const [worst] = judged
    .filter(({ blocks }) => blocks > 0)
    .toSorted((a, b) => decisionRank[b.decision] - decisionRank[a.decision]);
  return worst === undefined
    ? null
    : { ...worst, arm: arm.id, units: arm.units, decision: publicDecision(worst.decision) };
};
