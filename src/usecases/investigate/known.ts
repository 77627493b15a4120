import type { Block } from '../../core/block.ts';
import type { ProfileDifference } from '../../core/profile.ts';
import type { Result } from '../../core/result.ts';
import type { ReportExtras } from '../../report/html/report-extras.ts';
import type { CheckPlan } from '../plan-check.ts';
import type { EarlierRun, InvestigationArchive } from './ports.ts';

/** The comparison that an investigation begins with, made now or earlier. */
export interface Known {
  readonly result: Result;
  /** With what was measured of bundles. */
  readonly plan: CheckPlan;
  readonly blocks: readonly Block[];
  readonly profiles: readonly ProfileDifference[];
  readonly graphs: ReportExtras['graphs'];
  readonly archive: InvestigationArchive;
  /** null: it was made now, and both sides are prepared. */
  readonly earlier: EarlierRun | null;
  /** A sentence that says why an earlier run that was named is not gone on with; null where it is, or where none was named. */
  readonly notTaken: string | null;
}
