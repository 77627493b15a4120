import { fewestInAll, findChanges } from './find-changes.ts';
import { fewestPoints } from './level-changes.ts';
import type { LogCounts, LogDeploy, LogView } from './log-view.ts';
import { logNotices } from './log-notices.ts';
import { deployName, momentText } from './log-words.ts';

/** Deploys that are named where the logs do not reach. */
const mostUncovered = 3;

/** Deploys of which the logs can't show both what was before and what came after. */
const uncovered = ({ files }: LogCounts, deploys: readonly LogDeploy[]): string[] => {
  const from = Math.min(...files.map((file) => file.from ?? Infinity));
  const to = Math.max(...files.map((file) => file.to ?? -Infinity));
  if (from > to) return [];
  return deploys
    .filter((it) => it.isCommit !== true && (it.at < from || it.at > to))
    .slice(0, mostUncovered)
    .map((it) =>
      it.at < from
        ? `${deployName(it)} at ${momentText(it.at)}, before the logs begin (${momentText(from)}): they do not show what was before it.`
        : `${deployName(it)} at ${momentText(it.at)}, after the logs end (${momentText(to)}): they do not show what came of it.`,
    );
};

/** Why no change could be seen; nothing where one could. */
const tooLittle = ({ requests, statements }: LogCounts): string[] => {
  const cells = Math.max(requests.cells.length, statements.cells.length);
  const lines = Math.max(requests.figures.count, statements.figures.count);
  if (cells > 0 && cells < fewestPoints)
    return [
      `The logs cover too little time to show a change: ${cells} stretches of time, at least ${fewestPoints} are needed.`,
    ];
  return lines > 0 && lines < fewestInAll
    ? [
        `The logs hold too little to show a change: ${lines} requests or statements, at least ${fewestInAll} are needed.`,
      ]
    : [];
};

/** Concludes from what was counted: where levels changed, what went out before, and what limits it. */
export const viewLogs = (counts: LogCounts, deploys: readonly LogDeploy[] = []): LogView => {
  const changes = findChanges(counts, deploys);
  return {
    ...counts,
    changes,
    deploys: deploys.toSorted((a, b) => a.at - b.at),
    notices: [...logNotices(counts), ...tooLittle(counts), ...uncovered(counts, deploys)],
  };
};
