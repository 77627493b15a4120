import type { Acceptance, AcceptedPlace } from '../../../core/acceptance.ts';
import type { Result } from '../../../core/result.ts';
import { type Blocker, blockersOf } from '../../../gate/blockers.ts';
import { covers } from '../../../gate/covers.ts';
import { findingCauses } from '../../../gate/finding-causes.ts';
import type { AcceptCommand } from './command.ts';

/** Why nothing can be accepted. */
export type Refusal =
  /** The run claims nothing about the change. */
  | { readonly kind: 'invalid' }
  /** Nothing that has a metric and a place blocks. */
  | { readonly kind: 'nothing-blocks' }
  /** There is no such finding. */
  | { readonly kind: 'no-finding'; readonly blockers: readonly Blocker[] }
  /** Something blocks, but not that. */
  | { readonly kind: 'blocks-not'; readonly blockers: readonly Blocker[] };

export type Built =
  | { readonly kind: 'accepted'; readonly acceptance: Acceptance }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The bound of a comparison is the end of its interval that is worse; that of a budget is what was measured. */
const placeOf = (blocker: Blocker): AcceptedPlace => {
  const { suite, scenario, metric } = blocker.it;
  if (blocker.kind === 'exceeded') {
    const { value, route = null } = blocker.it;
    return { suite, scenario, route, metric, most: null, value };
  }
  const { route, better, change } = blocker.it;
  return { suite, scenario, route, metric, most: better === 'lower' ? change.high : change.low, value: null };
};

/** What of it is meant; null for a finding that the result does not have. */
const meantBy = (target: string, { findings }: Result, blockers: readonly Blocker[]): readonly Blocker[] | null => {
  if (target === 'all') return blockers;
  if (!target.startsWith('PG-')) return blockers.filter(({ it }) => it.metric === target);
  const finding = findings.find(({ id }) => id === target);
  return finding === undefined ? null : (findingCauses(findings, blockers).get(finding) ?? []);
};

export interface AcceptanceRequest {
  /** The newest result of the commit that is meant, as it was last judged. */
  readonly result: Result;
  readonly command: AcceptCommand;
  /** Login. */
  readonly by: string;
  /** When it was said. */
  readonly at: Date;
}

/**
 * What a person accepts with a command: what blocks in this result, has not been accepted yet, and is of that metric or finding, no
 * worse than it is. The end is counted from when it was said.
 */
export const buildAcceptance = ({ result, command, by, at }: AcceptanceRequest): Built => {
  const { target, duration, reason } = command;
  const refused = (refusal: Refusal): Built => ({ kind: 'refused', refusal });
  if (result.verdict === 'invalid') return refused({ kind: 'invalid' });
  const { accepted = [] } = result;
  const blockers = blockersOf(result).filter((blocker) => !accepted.some((it) => covers(it, blocker)));
  if (blockers.length === 0) return refused({ kind: 'nothing-blocks' });
  const meant = meantBy(target, result, blockers);
  if (meant === null) return refused({ kind: 'no-finding', blockers });
  if (meant.length === 0) return refused({ kind: 'blocks-not', blockers });
  const until = new Date(at.getTime() + duration);
  return {
    kind: 'accepted',
    acceptance: { target, covers: meant.map(placeOf), reason, by, at: at.toISOString(), until: until.toISOString() },
  };
};
