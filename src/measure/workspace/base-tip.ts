import { RepositoryError } from '../../core/errors.ts';
import { fetchCommit, isShallow } from './fetch-history.ts';
import { commitOf, unknownRef } from './find-commit.ts';
import type { Revision } from './revision.ts';
import type { Store } from './store.ts';

type Tip = Pick<Revision, 'ref' | 'commit'>;

const isCommitId = (ref: string): boolean => /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(ref);

/** Where the default branch may be found, best first: the name for people, and the whole ref. */
export const defaultBranchCandidates = async (
  { git, repository }: Pick<Store, 'git' | 'repository'>,
  remote: string | null,
): Promise<Map<string, string>> => {
  const asked = { directory: repository.top };
  const listed = await git.text(['for-each-ref', '--format=%(refname) %(symref)', 'refs/remotes'], asked);
  const heads = listed.split('\n').flatMap((line) => {
    const [, of, target] = /^refs\/remotes\/(.+)\/HEAD (refs\/remotes\/.+)$/.exec(line) ?? [];
    return of === undefined || target === undefined ? [] : [{ of, target }];
  });
  const preferred = [remote, 'origin'].flatMap((name) => heads.filter(({ of }) => of === name));
  const configured = await git.run(['config', 'init.defaultBranch'], asked);
  const remotes = [...new Set([remote ?? 'origin', 'origin'])];
  const local = ['main', 'master', configured.stdout.toString().trim()].filter((it) => it !== '');
  const refs = [
    ...[...preferred, ...heads].map(({ target }) => target),
    ...remotes.flatMap((it) => [`refs/remotes/${it}/main`, `refs/remotes/${it}/master`]),
    ...local.map((it) => `refs/heads/${it}`),
  ];
  return new Map(refs.map((it) => [it.replace(/^refs\/(remotes|heads)\//, ''), it]));
};

const defaultTip = async (store: Store, remote: string | null): Promise<Tip> => {
  const tried = await defaultBranchCandidates(store, remote);
  for (const [ref, full] of tried) {
    const commit = await commitOf(store.git, store.repository, full);
    if (commit !== null) return { ref, commit };
  }
  // Clones of a single branch, as CI makes them, do not know the default branch: the remote does.
  if (remote !== null && (await isShallow(store))) {
    const commit = await fetchCommit(store, remote, 'HEAD');
    if (commit !== null) return { ref: `${remote}/HEAD`, commit };
  }
  throw new RepositoryError(
    `The default branch can't be told: there is none of ${[...tried.keys()].join(', ')}.`,
    'Name the branch or commit to compare with: --base REF.',
  );
};

/**
 * The commit that the base is taken from: what `--base` names, or the tip of the default branch. A branch that only the
 * remote has is found without its remote's name; in a shallow clone it is fetched. Throws a RepositoryError with the
 * nearest name when there is none.
 */
export const baseTip = async (store: Store, given: string | null, remote: string | null): Promise<Tip> => {
  if (given === null) return defaultTip(store, remote);
  const { git, repository } = store;
  const remoteName = remote === null ? [] : [`refs/remotes/${remote}/${given}`];
  for (const ref of [given, ...remoteName]) {
    const commit = await commitOf(git, repository, ref);
    if (commit !== null) return { ref: given, commit };
  }
  const isAsked = remote !== null && !given.startsWith('-') && !/[\s:^~*?[\\]/.test(given) && given !== '';
  if (isAsked && (isCommitId(given) || (await isShallow(store)))) {
    const commit = await fetchCommit(store, remote, given);
    if (commit !== null) return { ref: given, commit };
  }
  throw await unknownRef(git, repository, given, '--base');
};
