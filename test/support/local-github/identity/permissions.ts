import { Refusal, notFound } from '../http/answer.ts';
import { asJson } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import type { Identity } from './identity.ts';
import type { Role } from './roles.ts';
import { atLeast, roleIn } from './roles.ts';

export type Level = 'read' | 'write';

const permissionNames = [
  'actions',
  'administration',
  'checks',
  'contents',
  'issues',
  'merge_queues',
  'metadata',
  'pull_requests',
  'statuses',
  'workflows',
] as const;

export type Permission = (typeof permissionNames)[number];

export type Permissions = Readonly<Partial<Record<Permission, Level>>>;

/** What a route demands; a route with several is opened by any of them. */
export type Need = `${Permission}:${Level}`;

const parse = (need: Need): { permission: Permission; level: Level } => {
  const permission = permissionNames.find((it) => need.startsWith(`${it}:`));
  if (permission === undefined) throw new Error(`There is no permission "${need}".`);
  return { permission, level: need.endsWith(':write') ? 'write' : 'read' };
};

/** Permissions as JSON tells them; what is not known here is left out. */
export const readPermissions = (told: unknown): Permissions => {
  const given = asJson(told);
  const levels = permissionNames.map((it) => [it, given[it]] as const);
  return Object.fromEntries(levels.filter(([, level]) => level === 'read' || level === 'write'));
};

/** GitHub's header naming what would have opened the route. */
export const acceptedPermissions = (needs: readonly Need[]): Record<string, string> => ({
  'x-accepted-github-permissions': needs.map((it) => it.replace(':', '=')).join('; '),
});

/** A person's role, as the permission of a token that may do what they may. */
const roleGrants = (role: Role, permission: Permission, level: Level): boolean => {
  if (permission === 'administration') return atLeast(role, 'admin');
  if (level === 'read') return atLeast(role, 'read');
  // Whoever can read may comment, open a pull request and review.
  if (permission === 'issues' || permission === 'pull_requests') return atLeast(role, 'read');
  return atLeast(role, 'write');
};

const reaches = (identity: Extract<Identity, { kind: 'app' }>, repository: Repository): boolean =>
  identity.account === repository.owner &&
  (identity.repositories === null || identity.repositories.includes(repository.id));

const appGrants = (
  identity: Extract<Identity, { kind: 'app' }>,
  repository: Repository,
  permission: Permission,
  level: Level,
): boolean => {
  // What anybody may read of a public repository, a token without the permission may read too.
  if (!repository.private && level === 'read' && permission !== 'administration') return true;
  if (!reaches(identity, repository)) return false;
  if (permission === 'metadata' && level === 'read') return true;
  const granted = identity.permissions[permission];
  return granted === 'write' || (granted === 'read' && level === 'read');
};

const refuseApp = (
  identity: Extract<Identity, { kind: 'app' }>,
  repository: Repository,
  needs: readonly Need[],
): Refusal =>
  repository.private && !reaches(identity, repository)
    ? notFound()
    : new Refusal(403, 'Resource not accessible by integration', { headers: acceptedPermissions(needs) });

const refuseUser = (role: Role, needs: readonly Need[]): Refusal => {
  if (role === 'none') return notFound();
  const wanted = needs.map(parse);
  if (wanted.some((it) => it.permission === 'checks'))
    return new Refusal(403, 'You must authenticate via a GitHub App.');
  return new Refusal(403, 'Resource not accessible by personal access token', { headers: acceptedPermissions(needs) });
};

/** Why the identity may not do this, or null when it may. Private things are "Not Found" to whoever may not see them. */
export const refusalOf = (identity: Identity, repository: Repository, needs: readonly Need[]): Refusal | null => {
  const wanted = needs.map(parse);
  switch (identity.kind) {
    case 'anonymous': {
      if (repository.private) return notFound();
      const readable = wanted.some((it) => it.level === 'read' && it.permission !== 'administration');
      return readable ? null : new Refusal(401, 'Requires authentication');
    }
    case 'app itself':
      return new Refusal(403, 'Resource not accessible by integration');
    case 'app':
      return wanted.some((it) => appGrants(identity, repository, it.permission, it.level))
        ? null
        : refuseApp(identity, repository, needs);
    case 'user': {
      const role = roleIn(repository, identity.login);
      const writesChecks = wanted.every((it) => it.permission === 'checks' && it.level === 'write');
      const granted = !writesChecks && wanted.some((it) => roleGrants(role, it.permission, it.level));
      return granted ? null : refuseUser(role, needs);
    }
  }
};

/** @throws Refusal when the identity may not do this. */
export const demand = (identity: Identity, repository: Repository, needs: readonly Need[]): void => {
  const refusal = refusalOf(identity, repository, needs);
  if (refusal !== null) throw refusal;
};
