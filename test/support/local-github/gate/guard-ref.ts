import type { Identity } from '../identity/identity.ts';
import { loginOf } from '../identity/identity.ts';
import { roleIn } from '../identity/roles.ts';
import type { Protection, Ruleset } from '../model/protection.ts';
import type { Repository } from '../model/repository.ts';
import { gateOf } from './gate.ts';
import { rulesetsFor } from './rules.ts';

/** A move of a ref somebody wants. `force`: not, or not known to be, a fast-forward. */
export interface WantedMove {
  readonly ref: string;
  readonly kind: 'create' | 'update' | 'force' | 'delete';
  /** The commit it shall point to; null when it is deleted. */
  readonly target: string | null;
}

export interface Objection {
  readonly by: 'protection' | 'ruleset';
  readonly reason: string;
}

const isAdmin = (repository: Repository, identity: Identity): boolean =>
  identity.kind === 'user' && roleIn(repository, identity.login) === 'admin';

const byProtection = (
  repository: Repository,
  protection: Protection,
  identity: Identity,
  { kind, target }: WantedMove,
): string | null => {
  if (isAdmin(repository, identity) && !protection.enforceAdmins) return null;
  if (kind === 'delete') return protection.allowDeletions ? null : 'Cannot delete a protected branch';
  if (kind === 'force' && !protection.allowForcePushes) return 'Cannot force-push to a protected branch';
  const who = identity.kind === 'app' ? identity.app.slug : loginOf(identity);
  if (protection.restrictions !== null && !protection.restrictions.includes(who ?? '')) {
    return 'You\'re not authorized to push to this branch. Visit "https://docs.github.com/articles/about-protected-branches/" for more information.';
  }
  if (protection.requiredApprovals !== null) return 'Changes must be made through a pull request.';
  if (protection.requiredChecks === null || target === null) return null;
  return gateOf(repository, protection.branch, { sha: target, mergeCommit: null }).problem;
};

const bypasses = (ruleset: Ruleset, repository: Repository, identity: Identity): boolean =>
  ruleset.bypass.some((actor) => {
    if (actor.bypass_mode === 'pull_request') return false;
    if (actor.actor_type === 'Integration') return identity.kind === 'app' && identity.app.id === actor.actor_id;
    // 5 is GitHub's number for the role of repository administrators.
    const admins =
      actor.actor_type === 'OrganizationAdmin' || (actor.actor_type === 'RepositoryRole' && actor.actor_id === 5);
    return admins && isAdmin(repository, identity);
  });

const byRuleset = (repository: Repository, ruleset: Ruleset, { kind, target, ref }: WantedMove): string | null => {
  for (const { type } of ruleset.rules) {
    if (type === 'creation' && kind === 'create') return 'Cannot create ref due to creations being restricted.';
    if (type === 'update' && (kind === 'update' || kind === 'force')) return 'Cannot update this protected ref.';
    if (type === 'deletion' && kind === 'delete') return 'Cannot delete this protected ref.';
    if (type === 'non_fast_forward' && kind === 'force') return 'Cannot force-push to this branch';
    if (type === 'pull_request' && kind !== 'delete') return 'Changes must be made through a pull request.';
    if (type === 'required_status_checks' && kind !== 'delete' && target !== null) {
      const { problem } = gateOf(repository, ref.replace('refs/heads/', ''), { sha: target, mergeCommit: null });
      if (problem !== null) return problem;
    }
  }
  return null;
};

/** Why this ref may not move so by this hand, or null. */
export const objectionTo = (repository: Repository, identity: Identity, move: WantedMove): Objection | null => {
  const protection = repository.protections.get(move.ref.replace('refs/heads/', ''));
  // Protection begins once the branch is there: it names an existing branch.
  if (protection !== undefined && move.kind !== 'create') {
    const reason = byProtection(repository, protection, identity, move);
    if (reason !== null) return { by: 'protection', reason };
  }
  for (const ruleset of rulesetsFor(repository, move.ref)) {
    if (bypasses(ruleset, repository, identity)) continue;
    const reason = byRuleset(repository, ruleset, move);
    if (reason !== null) return { by: 'ruleset', reason };
  }
  return null;
};
