import type { GitHub } from './client.ts';
import { explained } from './explain-failure.ts';
import { type Abilities, type Ability, probeWrites } from './probe-writes.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { type TokenKind, tokenKind } from './token-kind.ts';

type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read';

/** What is known of a token and its rights in a repository. */
export interface TokenPermissions {
  readonly kind: TokenKind;
  /** Of the person the token belongs to; null for Apps and workflows, and where the server does not tell. */
  readonly role: Role | null;
  /** Of classic and OAuth tokens, which have these only; null for others. */
  readonly scopes: readonly string[] | null;
  /** As GitHub words it; null where it does not expire or does not tell. */
  readonly expires: string | null;
  readonly can: Abilities;
  readonly repository: {
    /** Its present name, which is another after it was renamed. */
    readonly fullName: string;
    readonly defaultBranch: string;
    readonly isPrivate: boolean;
    readonly isArchived: boolean;
  };
}

type GivenRole = Partial<Readonly<Record<'admin' | 'maintain' | 'push' | 'triage' | 'pull', boolean>>>;

const roleOf = (given: GivenRole | undefined): Role | null => {
  if (given?.admin) return 'admin';
  if (given?.maintain) return 'maintain';
  if (given?.push) return 'write';
  if (given?.triage) return 'triage';
  return given?.pull ? 'read' : null;
};

const when = (is: boolean): Ability => (is ? 'yes' : 'no');

/** What a classic token may do is wholly told by its scopes and its owner's role. Checks are for Apps alone. */
export const abilitiesByScope = (scopes: readonly string[], role: Role | null, isPrivate: boolean): Abilities => {
  const reaches = scopes.includes('repo') || (!isPrivate && scopes.includes('public_repo'));
  return {
    checks: 'no',
    comments: when(reaches && role !== null),
    contents: when(reaches && (role === 'admin' || role === 'maintain' || role === 'write')),
    artifacts: when(reaches || !isPrivate),
  };
};

const nothing: Abilities = { checks: 'no', comments: 'no', contents: 'no', artifacts: 'no' };

const tokenOf = (auth: unknown): string | null =>
  typeof auth === 'object' && auth !== null && 'token' in auth && typeof auth.token === 'string' ? auth.token : null;

/** At most five requests, none of which changes anything. Throws a GitHubError where the repository can't be seen. */
export const readPermissions = async (
  github: GitHub,
  { repository }: { readonly repository: RepositoryName },
): Promise<TokenPermissions> => {
  const { data, headers } = await explained(`read the repository ${repositoryText(repository)}`, () =>
    github.rest.repos.get({ ...repository }),
  );
  const kind = tokenKind(tokenOf(await github.auth()));
  const scopeList = headers['x-oauth-scopes'];
  const scopes = scopeList?.split(',').flatMap((it) => it.trim() || []) ?? null;
  const expires = headers['github-authentication-token-expiration'];
  const role = kind === 'installation' ? null : roleOf(data.permissions);
  const can = scopes === null ? await probeWrites(github, repository) : abilitiesByScope(scopes, role, data.private);
  return {
    kind,
    role,
    scopes,
    expires: expires === undefined ? null : String(expires),
    can: kind === 'none' ? nothing : can,
    repository: {
      fullName: data.full_name,
      defaultBranch: data.default_branch,
      isPrivate: data.private,
      isArchived: data.archived,
    },
  };
};
