import { copyFile, readdir, stat, utimes } from 'node:fs/promises';
import { appendFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RepositoryError } from '../../core/errors.ts';
import { errorCode } from '../../core/error-code.ts';
import { GitFailure, oneLine } from './git.ts';
import { printable } from './output-tail.ts';
import { directoriesInside, earlierResults, isResultIn } from './own-results.ts';
import { treeOf } from './revision.ts';
import type { Store } from './store.ts';
import { takeBackResults, type IndexText } from './take-back-results.ts';

/** The working tree as a commit. `dirty` is false when it is just `parent`, which then is the commit. */
export interface Snapshot {
  readonly commit: string;
  readonly tree: string;
  readonly dirty: boolean;
  readonly notices: readonly string[];
}

/**
 * Copies the user's index with its time, rounded down: git takes an entry for unchanged without looking when the file
 * is older than the index, so a copy that looks newer would hide edits made just before.
 */
const copyIndex = async ({ repository, directory }: Store): Promise<string> => {
  const copy = join(directory, 'snapshot-index');
  try {
    const { mtimeMs } = await stat(repository.index);
    await copyFile(repository.index, copy);
    const time = Math.floor(mtimeMs / 1000);
    await utimes(copy, time, time);
  } catch (error) {
    // No index yet, after `git clone --no-checkout`: then every file is new.
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  // With core.splitIndex the index refers to these, in the git directory.
  for (const name of await readdir(dirname(repository.index))) {
    if (name.startsWith('sharedindex.')) await copyFile(join(dirname(repository.index), name), join(directory, name));
  }
  return copy;
};

const identity = (date: string): Record<string, string> => ({
  GIT_AUTHOR_NAME: 'Pacegate',
  GIT_AUTHOR_EMAIL: 'pacegate@localhost',
  GIT_AUTHOR_DATE: `${date} +0000`,
  GIT_COMMITTER_NAME: 'Pacegate',
  GIT_COMMITTER_EMAIL: 'pacegate@localhost',
  GIT_COMMITTER_DATE: `${date} +0000`,
});

const explain = (error: unknown): unknown =>
  error instanceof GitFailure
    ? new RepositoryError(
        `The working tree can't be read: ${oneLine(error.output)}`,
        'Make these files readable or ignore them with .gitignore, or measure a commit: --head HEAD.',
        { cause: error },
      )
    : error;

/** Directories that a notice names. */
const mostNamed = 5;

const resultsNotices = (directories: readonly string[]): string[] => {
  if (directories.length === 0) return [];
  const names = directories.map((it) => (it === '' ? 'the root of the repository' : `${printable(it, 100)}/`));
  const more = names.length - mostNamed;
  const rest = more > 0 ? ` and ${more} more` : '';
  return [`Results of Pacegate in ${names.slice(0, mostNamed).join(', ')}${rest} are not part of the measured head.`];
};

/**
 * Takes the working tree, uncommitted and untracked files included and ignored ones left out, as a commit into the
 * store. What Pacegate itself has written is left out: into `outputs` (absolute), where this run's results go or come from, and what an
 * earlier run has left anywhere. The user's index, objects and hooks are not touched. The same tree on the same parent gives the same
 * commit. Throws a RepositoryError for an unfinished merge and for files that can't be read.
 */
export const takeSnapshot = async (store: Store, parent: string, outputs: readonly string[]): Promise<Snapshot> => {
  const { top } = store.repository;
  const index = await copyIndex(store);
  // What Pacegate writes by default is never part of the change.
  await appendFile(join(store.directory, 'info', 'exclude'), '\n.pacegate/\n');
  const variables = { GIT_INDEX_FILE: index, GIT_WORK_TREE: top };
  const text: IndexText = (args, input = '') => store.text(args, { directory: top, variables, input });

  const unmerged = await text(['ls-files', '--unmerged', '-z']);
  if (unmerged !== '') {
    const paths = [...new Set(unmerged.split('\0').flatMap((it) => it.split('\t')[1] ?? []))];
    throw new RepositoryError(
      `The working tree is in the middle of a merge; these files have conflicts: ${printable(paths.join(', '))}.`,
      'Resolve the conflicts and `git add` the files, or measure a commit instead: --head HEAD.',
    );
  }
  const others = (await text(['ls-files', '--others', '--exclude-standard', '-z'])).split('\0');
  const untracked = others.filter((it) => it !== '' && !it.endsWith('/'));
  const named = await directoriesInside(top, outputs);
  const results = [...new Set([...named, ...(await earlierResults(top, untracked))])];
  const isOwn = (path: string): boolean => results.some((it) => isResultIn(it, path));
  const files = untracked.filter((it) => !isOwn(it));
  // git lists a repository inside the working tree that is no submodule as one entry with a slash.
  const repositories = others.filter((it) => it.endsWith('/'));
  let takenBack: string[] = [];
  try {
    await text(['add', '--update']);
    // Unlike `git add` this does not mind a file that was removed meanwhile.
    await text(['update-index', '--add', '--remove', '-z', '--stdin'], files.map((it) => `${it}\0`).join(''));
    takenBack = await takeBackResults(text, parent, named);
  } catch (error) {
    throw explain(error);
  }
  const leftOut = results.filter((it) => takenBack.includes(it) || untracked.some((path) => isResultIn(it, path)));
  const notices = [
    ...resultsNotices(leftOut),
    ...repositories.map(
      (it) => `${printable(it)} is a git repository of its own and no submodule: it is not part of the measured head.`,
    ),
  ];
  const tree = await text(['write-tree']);
  if (tree === (await treeOf(store, parent))) return { commit: parent, tree, dirty: false, notices };
  const date = await store.text(['show', '--no-patch', '--format=%ct', parent]);
  const commit = await store.text(['commit-tree', tree, '-p', parent, '-m', 'Working tree'], {
    variables: identity(date),
  });
  return { commit, tree, dirty: true, notices };
};
