import type { Pull } from '../model/pull.ts';
import type { RequiredCheck } from '../model/protection.ts';
import { atLeast, roleIn } from '../identity/roles.ts';
import type { Repository } from '../model/repository.ts';
import { requiredStatusOf } from './required-status.ts';
import { rulesFor } from './rules.ts';

/** What keeps a commit out of a branch. */
export interface Gate {
  /** In GitHub's words; null: nothing. */
  readonly problem: string | null;
  /** The head must contain the tip of the base. */
  readonly strict: boolean;
  /** Rulesets bind admins too; branch protection only with `enforce_admins`. */
  readonly bindsAdmins: boolean;
}

interface Candidate {
  readonly sha: string;
  /** The test merge of a pull request: where it has a result of that name, this one counts (item 6 of the rules). */
  readonly mergeCommit: string | null;
  readonly pull?: Pull;
}

const plural = (count: number, total: number, what: string): string =>
  `${count} of ${total} required status checks ${what}`;

const describeChecks = (required: readonly RequiredCheck[], repository: Repository, at: Candidate): string | null => {
  const results = required.map((check) => ({ check, state: requiredStatusOf(repository, check, at) }));
  const open = results.filter((it) => it.state !== 'passed');
  const [first] = open;
  if (first === undefined) return null;
  if (open.length === 1) {
    const words = { expected: 'is expected', pending: 'is in progress', failing: 'is failing', passed: 'has passed' };
    return `Required status check "${first.check.context}" ${words[first.state]}.`;
  }
  const states = [...new Set(open.map((it) => it.state))];
  if (states.length === 1 && states[0] === 'expected') return `${plural(open.length, results.length, 'are expected')}.`;
  const parts = (['failing', 'pending', 'expected'] as const)
    .map((state) => ({ state, count: open.filter((it) => it.state === state).length }))
    .filter((it) => it.count > 0)
    .map((it) => `${it.count} ${it.state}`);
  return `${plural(open.length, results.length, 'have not succeeded')}: ${parts.join(' and ')}.`;
};

const describeApprovals = (needed: number, repository: Repository, pull: Pull): string | null => {
  const latest = new Map<string, string>();
  for (const review of repository.reviews.reviews) {
    const counts = atLeast(roleIn(repository, review.author), 'write') && review.state !== 'COMMENTED';
    if (review.pull === pull.number && counts) latest.set(review.author, review.state);
  }
  if ([...latest.values()].includes('CHANGES_REQUESTED')) return 'Changes have been requested.';
  const approvals = [...latest.values()].filter((it) => it === 'APPROVED').length;
  if (approvals >= needed) return null;
  const reviews = needed === 1 ? 'review is' : 'reviews are';
  return `At least ${needed} approving ${reviews} required by reviewers with write access.`;
};

/** Is this commit let into the branch? */
export const gateOf = (repository: Repository, branch: string, at: Candidate): Gate => {
  const rules = rulesFor(repository, branch);
  const checks = describeChecks(rules.requiredChecks, repository, at);
  const approvals =
    rules.requiredApprovals !== null && at.pull !== undefined
      ? describeApprovals(rules.requiredApprovals, repository, at.pull)
      : null;
  const strict = rules.strict && rules.requiredChecks.length > 0;
  return { problem: checks ?? approvals, strict, bindsAdmins: rules.bindsAdmins };
};
