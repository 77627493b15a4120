import type { Block } from '../../core/block.ts';
import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import type { Investigation } from '../../core/investigation.ts';
import type { ProfileDifference } from '../../core/profile.ts';
import type { Side } from '../../core/side.ts';
import type { Visit } from '../../core/visit.ts';

/** What a report shows besides its result: raw data that say more as pictures. Whatever is absent leaves its pictures out. */
export interface ReportExtras {
  /** By the suite's name. */
  readonly graphs: ReadonlyMap<string, Readonly<Partial<Record<Side, BundleGraph>>>>;
  /** Of a page suite every counted visit, by the suite's name. */
  readonly visits: ReadonlyMap<string, readonly Visit[]>;
  /** Every block of every suite, control blocks and discarded ones included, in any order. */
  readonly blocks?: readonly Block[];
  readonly profiles?: readonly ProfileDifference[];
  /** Why it regressed, as far as that was looked into. */
  readonly investigation?: Investigation;
}

export const noExtras: ReportExtras = { graphs: new Map(), visits: new Map() };
