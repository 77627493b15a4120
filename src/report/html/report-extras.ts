import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import type { Side } from '../../core/side.ts';
import type { Visit } from '../../core/visit.ts';

/** What a report shows besides its result: raw data that say more as pictures. By the suite's name. */
export interface ReportExtras {
  readonly graphs: ReadonlyMap<string, Readonly<Partial<Record<Side, BundleGraph>>>>;
  /** Of a page suite every counted visit. */
  readonly visits: ReadonlyMap<string, readonly Visit[]>;
}

export const noExtras: ReportExtras = { graphs: new Map(), visits: new Map() };
