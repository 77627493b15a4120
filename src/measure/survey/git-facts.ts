import { RepositoryError } from '../../core/errors.ts';
import { defaultBranchCandidates } from '../workspace/base-tip.ts';
import { commitOf, remoteOf } from '../workspace/find-commit.ts';
import { createGit, type Git } from '../workspace/git.ts';
import { withoutCredentials } from '../workspace/git-configuration.ts';
import type { Environment } from '../workspace/scrubbed-environment.ts';
import { openRepository, type UserRepository } from '../workspace/user-repository.ts';

/** A repository as it lies here. Nothing is fetched. */
export interface GitFacts {
  readonly top: string;
  /** The directory that was asked about, relative to `top`; "" for the top itself. */
  readonly prefix: string;
  /** "2.47.1" */
  readonly version: string;
  /** null: no branch is checked out. */
  readonly branch: string | null;
  /** null: there is no commit yet. */
  readonly head: string | null;
  readonly shallow: boolean;
  readonly remote: string | null;
  /** Of the remote, without user name and password. */
  readonly remoteUrl: string | null;
  /** Without its remote's name; null where it can't be told here. */
  readonly defaultBranch: { readonly name: string; readonly commit: string } | null;
  /** Whether a commit is known that head and default branch have in common. */
  readonly mergeBase: boolean;
  /** Files below .github that the default branch has. */
  readonly onDefaultBranch: readonly string[];
}

/** Without the remote in front: "origin/main" is "main". */
const bareName = (name: string, remote: string | null): string =>
  remote !== null && name.startsWith(`${remote}/`) ? name.slice(remote.length + 1) : name;

const findDefaultBranch = async (
  git: Git,
  repository: UserRepository,
  remote: string | null,
): Promise<GitFacts['defaultBranch']> => {
  for (const [name, ref] of await defaultBranchCandidates({ git, repository }, remote)) {
    const commit = await commitOf(git, repository, ref);
    if (commit !== null) return { name: bareName(name, remote), commit };
  }
  return null;
};

/** Looks at the repository around `cwd`. Throws a RepositoryError with a cure where there is none that can be read. */
export const readGitFacts = async (cwd: string, environment: Environment, signal: AbortSignal): Promise<GitFacts> => {
  const git = createGit(environment, signal);
  const repository = await openRepository(git, cwd);
  const directory = repository.top;
  const said = async (...args: readonly string[]): Promise<string | null> => {
    const { code, stdout } = await git.run(args, { directory });
    return code === 0 ? stdout.toString().trim() : null;
  };
  const branch = await said('symbolic-ref', '--quiet', '--short', 'HEAD');
  const remote = remoteOf(repository, branch);
  const url = repository.settings.find(({ key }) => key === `remote.${remote}.url`)?.value ?? null;
  const head = await commitOf(git, repository, 'HEAD');
  const defaultBranch = await findDefaultBranch(git, repository, remote);
  const listed =
    defaultBranch === null ? null : await said('ls-tree', '-r', '-z', '--name-only', defaultBranch.commit, '.github');
  return {
    top: directory,
    prefix: repository.prefix,
    version: /\d+(?:\.\d+)+/.exec((await said('version')) ?? '')?.[0] ?? 'unknown',
    branch,
    head,
    shallow: (await said('rev-parse', '--is-shallow-repository')) === 'true',
    remote,
    remoteUrl: url === null ? null : withoutCredentials(url),
    defaultBranch,
    mergeBase:
      head !== null && defaultBranch !== null && (await said('merge-base', head, defaultBranch.commit)) !== null,
    onDefaultBranch: (listed ?? '').split('\0').filter((it) => it !== ''),
  };
};

/** The same, or the error that says why there is nothing to read. */
export const tryGitFacts = async (...given: Parameters<typeof readGitFacts>): Promise<GitFacts | RepositoryError> => {
  try {
    return await readGitFacts(...given);
  } catch (error) {
    if (error instanceof RepositoryError) return error;
    throw error;
  }
};
