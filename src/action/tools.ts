import type { CheckTools } from './check.ts';
import type { InvestigateTools } from './investigate.ts';
import type { RefreshTools } from './refresh.ts';
import type { ReportTools } from './report.ts';
import type { Stage } from './stage.ts';

/** What the modes work with. Each is made when it is needed: none loads what another one measures with. */
export interface Tools {
  readonly check: (stage: Stage) => Promise<CheckTools>;
  readonly investigate: (stage: Stage) => Promise<InvestigateTools>;
  readonly refresh: (stage: Stage) => Promise<RefreshTools>;
  readonly report: (stage: Stage) => Promise<ReportTools>;
}

/** The real ones. */
export const systemTools: Tools = {
  check: async (stage) => (await import('./check-tools.ts')).createCheckTools(stage),
  investigate: async (stage) => (await import('./investigate-tools.ts')).createInvestigateTools(stage),
  refresh: async (stage) => (await import('./refresh-tools.ts')).createRefreshTools(stage),
  report: async (stage) => (await import('./report-tools.ts')).createReportTools(stage),
};
