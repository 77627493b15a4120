import { distance } from 'fastest-levenshtein';
import { RepositoryError } from '../../core/errors.ts';
import type { Git } from './git.ts';
import { printable } from './output-tail.ts';
import type { UserRepository } from './user-repository.ts';

/** The commit that `ref` names in the user's repository, or null. */
export const commitOf = async (git: Git, repository: UserRepository, ref: string): Promise<string | null> => {
  // A NUL can't be an argument of a program; git would read ^{commit} after nothing as HEAD's parents.
  if (ref === '' || ref.includes('\0')) return null;
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const { code, stdout } = await git.run(args, { directory: repository.top });
  return code === 0 ? stdout.toString().trim() : null;
};

/** The remote that branches come from: the current branch's, `origin`, or the only one. null without remotes. */
export const remoteOf = (repository: Pick<UserRepository, 'settings'>, branch: string | null): string | null => {
  const remotes = repository.settings.flatMap(({ key }) => /^remote\.(.+)\.url$/.exec(key)?.[1] ?? []);
  const own = repository.settings.find(({ key }) => branch !== null && key === `branch.${branch}.remote`)?.value;
  if (own !== undefined && remotes.includes(own)) return own;
  return remotes.includes('origin') ? 'origin' : (remotes[0] ?? null);
};

/** The name in `names` nearest to `name`, when it may be a slip of the pen: at most a third of it differs. */
export const nearestName = (name: string, names: readonly string[]): string | null => {
  const ranked = names
    .map((it) => ({ it, edits: distance(name.toLowerCase(), it.toLowerCase()) }))
    .sort((left, right) => left.edits - right.edits);
  const [best] = ranked;
  return best !== undefined && best.edits <= Math.max(2, name.length / 3) ? best.it : null;
};

/** A RepositoryError for a ref that names nothing, with the branch or tag that may have been meant. */
export const unknownRef = async (git: Git, repository: UserRepository, ref: string, option: string): Promise<Error> => {
  const kinds = ['refs/heads', 'refs/tags', 'refs/remotes'];
  const listed = await git.text(['for-each-ref', '--format=%(refname:short)', ...kinds], { directory: repository.top });
  const nearest = nearestName(ref, listed.split('\n'));
  const shown = JSON.stringify(printable(ref, 100));
  const shallow = await git.text(['rev-parse', '--is-shallow-repository'], { directory: repository.top });
  // HEAD~2, main@{1}: no name that a remote could have.
  const relative = /[~^@:{]/.test(ref);
  const fetch =
    shallow === 'true' && relative
      ? ', or fetch the history that this shallow clone lacks: git fetch --unshallow'
      : relative
        ? ''
        : `, or fetch it first: git fetch origin ${printable(ref, 100)}`;
  return new RepositoryError(
    `${option}: this repository has no commit, branch or tag ${shown}.`,
    nearest === null
      ? `Give a branch, tag or commit that \`git rev-parse\` knows${fetch}`
      : `Did you mean ${JSON.stringify(nearest)}?`,
  );
};
