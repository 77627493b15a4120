import { createGit, type GitResult, oneLine } from '../workspace/git.ts';
import type { Environment } from '../workspace/scrubbed-environment.ts';
import { plainEnvironment } from './job-environment.ts';

export interface CommittedOrder {
  /** Of a repository that nothing of a change has run in yet. */
  readonly directory: string;
  /** Its whole id. */
  readonly commit: string;
  /** From the root of the repository, without "/" at the end. */
  readonly below: string;
  /** Which names in that directory are wanted; nothing in directories below it is. */
  readonly isWanted: (name: string) => boolean;
  /** The most files, the first by their names, and the most bytes of one. */
  readonly most: { readonly files: number; readonly bytes: number };
  /** The worker's own. */
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

export interface CommittedFile {
  /** In the directory: a stranger's text. */
  readonly name: string;
  /** Read as UTF-8; null where it is no plain file, or has more bytes than it may. */
  readonly text: string | null;
}

export interface Committed {
  readonly files: readonly CommittedFile[];
  /** How many there are: of more than are wanted, the others are not read. */
  readonly count: number;
  /** Why nothing could be read, or null. */
  readonly problem: string | null;
}

/** Bytes of a list: thousands of names. */
const longestList = 2 ** 20;
/** ms, of one git command. */
const longest = 60_000;

/** "<mode> <type> <object> <size>\t<name>", with blanks before the size. */
const entry = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t(.+)$/su;

/**
 * Reads files of one directory of a commit by git: nothing is checked out, no link is followed, and no filter of the repository runs. What is
 * not there is nothing. Throws the signal's reason on an abort, and a RepositoryError where git is missing.
 */
export const readCommitted = async (order: CommittedOrder): Promise<Committed> => {
  const { directory, commit, below, isWanted, most, signal } = order;
  const own = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  const git = createGit({ ...plainEnvironment(order.environment), ...own }, signal);
  const run = (args: readonly string[], bytes: number): Promise<GitResult> =>
    git.run(args, { directory, most: bytes, timeout: longest });
  const listed = await run(['ls-tree', '-z', '-l', '--full-tree', commit, '--', `${below}/`], longestList);
  if (listed.code !== 0) {
    const why = listed.code === null ? 'it is too long' : oneLine(listed.stderr);
    return { files: [], count: 0, problem: `the list of ${below} could not be read: ${why}` };
  }
  const wanted = listed.stdout
    .toString()
    .split('\0')
    .flatMap((line) => {
      const [, mode = '', , object = '', size = '', path = ''] = entry.exec(line) ?? [];
      const name = path.slice(below.length + 1);
      return path.startsWith(`${below}/`) && isWanted(name) ? [{ mode, object, size: Number(size), name }] : [];
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const files: CommittedFile[] = [];
  for (const { mode, object, size, name } of wanted.slice(0, most.files)) {
    const isPlain = (mode === '100644' || mode === '100755') && size <= most.bytes;
    const read = isPlain ? await run(['cat-file', 'blob', object], most.bytes) : null;
    files.push({ name, text: read?.code === 0 ? read.stdout.toString() : null });
  }
  return { files, count: wanted.length, problem: null };
};
