import { isAbsolute } from 'node:path';
import { RepositoryError } from '../../core/errors.ts';
import type { Git } from './git.ts';
import { GitFailure, oneLine } from './git.ts';
import type { GitSetting } from './git-configuration.ts';
import { parseLocalSettings } from './git-configuration.ts';

/** The repository that Pacegate is run in. It is only read. All paths are absolute. */
export interface UserRepository {
  /** Top of the working tree. */
  readonly top: string;
  /** Directory that Pacegate was run in, relative to `top`, with `/` and without one at the end; "" for the top. */
  readonly prefix: string;
  /** Shared by all working trees of the repository. */
  readonly commonDirectory: string;
  readonly gitDirectory: string;
  readonly objects: string;
  readonly index: string;
  readonly shallow: string;
  readonly exclude: string;
  readonly attributes: string;
  /** sha1 or sha256 */
  readonly format: string;
  readonly settings: readonly GitSetting[];
}

const oldest = [2, 31] as const;

const checkVersion = async (git: Git, cwd: string): Promise<void> => {
  const version = await git.text(['version'], { directory: cwd });
  const [, major, minor] = /(\d+)\.(\d+)/.exec(version)?.map(Number) ?? [];
  if (major === undefined || minor === undefined || major > oldest[0]) return;
  if (major === oldest[0] && minor >= oldest[1]) return;
  throw new RepositoryError(`${version} is too old for Pacegate.`, `Install git ${oldest.join('.')} or later.`);
};

const explain = (error: unknown, cwd: string): unknown => {
  if (!(error instanceof GitFailure)) return error;
  const cause = { cause: error };
  const owned = /safe\.directory (.+)$/m.exec(error.output)?.[1];
  if (error.output.includes('dubious ownership')) {
    return new RepositoryError(
      `git refuses to read the repository at ${cwd}, because it belongs to another user: ${oneLine(error.output)}`,
      `If you trust it, run: git config --global --add safe.directory ${owned ?? cwd}`,
      cause,
    );
  }
  if (error.output.includes('not a git repository')) {
    return new RepositoryError(
      `${cwd} is not inside a git repository.`,
      'Run Pacegate inside the repository that is to be judged. A new project needs `git init` and a commit first.',
      cause,
    );
  }
  return error;
};

const questions = [
  '--show-toplevel',
  '--show-prefix',
  '--git-dir',
  '--git-common-dir',
  ...['objects', 'index', 'shallow', 'info/exclude', 'info/attributes'].flatMap((it) => ['--git-path', it]),
  '--show-object-format',
] as const;

/**
 * Looks at the repository around `cwd`: any working tree of it, submodules too. Throws a RepositoryError with a cure
 * when git is missing or too old, when there is no repository or it has no working tree, and when git won't trust it.
 */
export const openRepository = async (git: Git, cwd: string): Promise<UserRepository> => {
  await checkVersion(git, cwd);
  const ask = async (args: readonly string[]): Promise<string> => {
    try {
      return await git.text(args, { directory: cwd });
    } catch (error) {
      throw explain(error, cwd);
    }
  };
  const state = await ask(['rev-parse', '--is-bare-repository', '--is-inside-work-tree']);
  if (state.split('\n')[1] !== 'true') {
    const bare = state.startsWith('true');
    throw new RepositoryError(
      bare ? `The repository at ${cwd} is bare: it has no working tree.` : `${cwd} is inside a .git directory.`,
      'Run Pacegate in a working tree: a clone, or one made by `git worktree add`.',
    );
  }
  const answers = (await ask(['rev-parse', '--path-format=absolute', ...questions])).split('\n');
  const [top, prefix, gitDirectory, commonDirectory, objects, index, shallow, exclude, attributes, format] = answers;
  if (
    answers.length !== 10 ||
    top === undefined ||
    prefix === undefined ||
    gitDirectory === undefined ||
    commonDirectory === undefined ||
    objects === undefined ||
    index === undefined ||
    shallow === undefined ||
    exclude === undefined ||
    attributes === undefined ||
    format === undefined ||
    !isAbsolute(top)
  ) {
    throw new RepositoryError(
      `The path of the repository at ${JSON.stringify(cwd)} has a line break, which Pacegate can't handle.`,
      'Move the repository to a path without line breaks.',
    );
  }
  const settings = parseLocalSettings(await ask(['config', '--list', '--show-scope', '-z']));
  return {
    top,
    prefix: prefix.replace(/\/$/, ''),
    gitDirectory,
    commonDirectory,
    objects,
    index,
    shallow,
    exclude,
    attributes,
    format,
    settings,
  };
};
