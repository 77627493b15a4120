import { findChanges } from './find-changes.ts';
import { fewestPoints } from './level-changes.ts';
import type { LogCounts, LogDeploy, LogView } from './log-view.ts';
import { logNotices } from './log-notices.ts';

/** Concludes from what was counted: where levels changed, what went out before, and what limits it. */
export const viewLogs = (counts: LogCounts, deploys: readonly LogDeploy[] = []): LogView => {
  const changes = findChanges(counts, deploys);
  const cells = Math.max(counts.requests.cells.length, counts.statements.cells.length);
  const short =
    cells > 0 && cells < fewestPoints
      ? [
          `The logs cover too little time to show a change: ${cells} stretches of time, at least ${fewestPoints} are needed.`,
        ]
      : [];
  return {
    ...counts,
    changes,
    deploys: deploys.toSorted((a, b) => a.at - b.at),
    notices: [...logNotices(counts), ...short],
  };
};
