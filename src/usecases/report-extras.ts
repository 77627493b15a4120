import type { Block } from '../core/block.ts';
import type { ProfileDifference } from '../core/profile.ts';
import type { Visit } from '../core/visit.ts';
import type { ReportExtras } from '../report/html/report-extras.ts';

/** What of the raw data the page shows: all blocks, what profiles say, graphs of bundles, and the visits of blocks that count. */
export const reportExtras = ({
  blocks,
  profiles,
  graphs,
}: {
  readonly blocks: readonly Block[];
  readonly profiles: readonly ProfileDifference[];
  readonly graphs: ReportExtras['graphs'];
}): ReportExtras => {
  const visits = new Map<string, Visit[]>();
  for (const block of blocks) {
    if (block.visits === undefined || block.kind !== 'comparison' || block.discarded !== null) continue;
    visits.set(block.suite, [...(visits.get(block.suite) ?? []), ...block.visits]);
  }
  return { graphs, visits, blocks, profiles };
};
