import type { Acceptance } from '../core/acceptance.ts';
import type { Finding, Result } from '../core/result.ts';
import { blockersOf } from './blockers.ts';
import { concludeLeft, type Sorted } from './conclude-left.ts';
import { covers } from './covers.ts';
import { findingCauses } from './finding-causes.ts';

const rank = { blocking: 0, warning: 1, information: 2 } as const satisfies Record<Finding['severity'], number>;

/** A finding blocks as long as anything that it stands for does. Those that block come first, as before. */
const settle = ({ findings, accepted }: Result, { left, covered }: Sorted): Finding[] => {
  const causes = findingCauses(
    findings,
    [...left, ...covered].filter(({ kind }) => kind !== 'undecided'),
  );
  const open = new Set(left);
  const severityOf = (finding: Finding): Finding['severity'] => {
    const own = causes.get(finding) ?? [];
    const blocks = own.some((it) => open.has(it));
    if (finding.severity === 'blocking') return own.length > 0 && !blocks ? 'warning' : 'blocking';
    // What was accepted once, and is not any more.
    return accepted !== undefined && finding.severity === 'warning' && blocks ? 'blocking' : finding.severity;
  };
  return findings
    .map((it) => ({ ...it, severity: severityOf(it) }))
    .toSorted((a, b) => rank[a.severity] - rank[b.severity]);
};

/** `until` of an acceptance in ms since 1970; one that is no time covers nothing. */
const endOf = ({ until }: Acceptance): number => Date.parse(until);

/**
 * Judges a result again with what people accepted of this pull request: what they cover does not block any more. An acceptance
 * covers the metric at the places that it names, up to their bounds and before its end, and nothing else; so what is worse, or
 * elsewhere, blocks as before. An invalid run stays invalid, and measured figures stay as they are.
 *
 * The result itself where none applies. It may have been judged with acceptances before: only what holds now counts.
 */
export const applyAcceptances = (result: Result, acceptances: readonly Acceptance[], now: Date): Result => {
  // Of several the one that holds longest: it is what the verdict rests on.
  const inForce = acceptances.filter((it) => now.getTime() < endOf(it)).toSorted((a, b) => endOf(b) - endOf(a));
  const judged = blockersOf(result).map((blocker) => ({ blocker, by: inForce.find((it) => covers(it, blocker)) }));
  const used = new Set(judged.flatMap(({ by }) => by ?? []));
  const { accepted: before, ...measured } = result;
  if (used.size === 0 && (before === undefined || judged.length === 0)) return result;
  const sorted: Sorted = {
    left: judged.flatMap(({ blocker, by }) => (by === undefined ? [blocker] : [])),
    covered: judged.flatMap(({ blocker, by }) => (by === undefined ? [] : [blocker])),
  };
  return {
    ...measured,
    ...concludeLeft(result, sorted),
    findings: settle(result, sorted),
    ...(used.size > 0 && { accepted: acceptances.filter((it) => used.has(it)) }),
  };
};
