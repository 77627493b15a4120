import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PreparationError } from '../../core/errors.ts';
import type { Side } from '../../core/side.ts';
import type { Git, GitOptions } from './git.ts';
import { oneLine } from './git.ts';
import type { GitSetting } from './git-configuration.ts';
import { printable } from './output-tail.ts';
import type { Store } from './store.ts';
import { listSubmodules } from './submodule-list.ts';
import type { Submodule } from './submodule-list.ts';

/** Where a user's copy of a repository may be: its git directories, and its working tree. */
interface UserCopy {
  readonly gitDirectories: readonly string[];
  readonly top: string;
}

interface Place {
  readonly side: Side;
  readonly directory: string;
  readonly commit: string;
  /** Path of this repository in the whole, for messages: "" for the top. */
  readonly path: string;
  readonly user: UserCopy;
}

/** How deep submodules may be nested: a repository that contains itself would never end. */
const deepest = 10;

const userCopyOf = ({ user }: Place, { name, path }: Submodule): UserCopy => {
  const top = join(user.top, path);
  // A git directory under .git/modules, or inside the working tree where an old git cloned it.
  return { top, gitDirectories: [...user.gitDirectories.map((it) => join(it, 'modules', name)), join(top, '.git')] };
};

const localSource = async (git: Git, copy: UserCopy, commit: string, signal: AbortSignal): Promise<string | null> => {
  for (const directory of copy.gitDirectories) {
    const isDirectory = await lstat(directory).then(
      (it) => it.isDirectory(),
      () => false,
    );
    if (!isDirectory) continue;
    const args = [`--git-dir=${directory}`, 'cat-file', '-e', `${commit}^{commit}`];
    if ((await git.run(args, { directory, signal })).code === 0) return directory;
  }
  return null;
};

const failure = ({ side }: Place, path: string, url: string | null, output: string): PreparationError =>
  new PreparationError(
    `${side}: submodule ${printable(path)} could not be checked out: ${oneLine(output) || 'git did not say why'}`,
    `Run \`git submodule update --init --recursive\` in your repository, so that the commit is there, and run again.` +
      (url === null ? ' .gitmodules gives no url for it.' : ''),
  );

/**
 * Checks out the submodules of a checkout, and theirs. Each comes from the user's own copy where that has the commit,
 * otherwise from its url. Throws a PreparationError that names the submodule.
 */
const update = async (store: Store, place: Place, signal: AbortSignal, depth: number): Promise<void> => {
  const { git } = store;
  const { directory, commit } = place;
  const options: GitOptions = { directory, signal };
  for (const submodule of await listSubmodules(git, options, commit)) {
    const path = place.path === '' ? submodule.path : `${place.path}/${submodule.path}`;
    if (depth === 0) throw failure(place, path, submodule.url, `submodules are nested deeper than ${deepest} levels`);
    const user = userCopyOf(place, submodule);
    const local = await localSource(git, user, submodule.commit, signal);
    // As a file URL objects are copied. A plain path would make hard links to the user's objects.
    const url = local === null ? null : pathToFileURL(local).href;
    if (url !== null) await git.text(['config', `submodule.${submodule.name}.url`, url], options);
    // remote.* is the superproject's: git would take it for the submodule's remote of the same name.
    const access = store.access.filter(({ key }) => !key.startsWith('remote.'));
    const allowed: GitSetting[] = url === null ? [] : [{ key: 'protocol.file.allow', value: 'always' }];
    const settings = [...access, ...store.contents, ...allowed];
    const args = [
      'submodule',
      '--quiet',
      'update',
      '--init',
      '--checkout',
      '--no-recommend-shallow',
      '--',
      submodule.path,
    ];
    const { code, stderr } = await git.run(args, { ...options, settings });
    if (code !== 0) throw failure(place, path, submodule.url, stderr);
    const inner = { ...place, directory: join(directory, submodule.path), commit: submodule.commit, path, user };
    await update(store, inner, signal, depth - 1);
  }
};

/** See `update`; for the checkout of `side` at `directory`. */
export const checkOutSubmodules = async (
  store: Store,
  checkout: { readonly side: Side; readonly directory: string; readonly commit: string },
  signal: AbortSignal,
): Promise<void> => {
  const { gitDirectory, commonDirectory, top } = store.repository;
  const user = { top, gitDirectories: [...new Set([gitDirectory, commonDirectory])] };
  await update(store, { ...checkout, path: '', user }, signal, deepest);
};

/** Notices about submodules with uncommitted changes: a snapshot holds the commit of a submodule only. */
export const submoduleNotices = async (store: Store, commit: string): Promise<string[]> => {
  const { top } = store.repository;
  const inStore = { directory: store.directory, variables: { GIT_DIR: store.directory } };
  const notices: string[] = [];
  for (const { path } of await listSubmodules(store.git, inStore, commit)) {
    const directory = join(top, path);
    // Without .git of its own it is not checked out: git would answer for the repository around it.
    const own = await lstat(join(directory, '.git')).catch(() => null);
    if (own === null) continue;
    const { code, stdout } = await store.git.run(['status', '--porcelain', '--ignore-submodules=none'], { directory });
    if (code === 0 && stdout.length > 0) {
      notices.push(
        `Uncommitted changes inside the submodule ${printable(path)} are not measured: commit them there first.`,
      );
    }
  }
  return notices;
};
