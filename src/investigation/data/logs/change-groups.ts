import type { LogChange, LogDeploy } from './log-view.ts';

/** Changes at one time: mostly of one cause, seen in many places. */
export interface ChangeGroup {
  readonly at: number;
  /** The one that says most: of a route or statement before all of them together, and the largest. */
  readonly lead: LogChange;
  /** The others, the largest first. */
  readonly others: readonly LogChange[];
  readonly deploys: readonly LogDeploy[];
}

/** Whether it is for the worse. A rate is neither. */
export const isWorse = ({ metric, change }: LogChange): boolean => metric !== 'rate' && change.estimate > 0;

/** By how much a value was multiplied, whichever way; shares of errors from a tenth of a per cent on. */
const sizeOf = ({ before, after }: LogChange): number =>
  Math.abs(Math.log(Math.max(1e-3, after) / Math.max(1e-3, before)));

const nearness: Readonly<Record<string, number>> = { route: 0, statement: 0, statements: 1, requests: 2 };

/** What is nearer to a cause comes first; a rate says how much was asked for, not how it went. */
const rankOf = ({ field, metric }: LogChange): number => (nearness[field] ?? 1.5) + (metric === 'rate' ? 3 : 0);

/** Puts together what changed within two cells of each other, in the order of time. */
export const groupChanges = (changes: readonly LogChange[], width: number): ChangeGroup[] => {
  const groups: LogChange[][] = [];
  for (const change of changes.toSorted((a, b) => a.at - b.at)) {
    const last = groups.at(-1);
    const first = last?.[0];
    if (last !== undefined && first !== undefined && change.at - first.at <= 2 * width) last.push(change);
    else groups.push([change]);
  }
  return groups.flatMap((members): ChangeGroup[] => {
    const sorted = members.toSorted(
      (a, b) =>
        Number(isWorse(b)) - Number(isWorse(a)) || rankOf(a) - rankOf(b) || sizeOf(b) - sizeOf(a) || a.at - b.at,
    );
    const [lead, ...others] = sorted;
    return lead === undefined ? [] : [{ at: lead.at, lead, others, deploys: lead.deploys }];
  });
};
