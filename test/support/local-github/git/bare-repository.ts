import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './run-git.ts';
import { updateHook } from './update-hook.ts';

/** As GitHub serves them: pushes by HTTP, any commit may be fetched, refs/pull is GitHub's own. */
const configuration = `[core]
\trepositoryformatversion = 0
\tbare = true
\tlogAllRefUpdates = false
[http]
\treceivepack = true
[receive]
\thideRefs = refs/pull
\tautogc = false
[uploadpack]
\tallowAnySHA1InWant = true
\tallowFilter = true
[gc]
\tauto = 0
`;

/** Is this directory itself a repository, and not just inside one? */
const isRepository = async (git: Git, directory: string): Promise<boolean> => {
  const path = await realpath(directory);
  const top = await git.line(path, ['rev-parse', '--show-toplevel']);
  if (top !== null && top !== '') return (await realpath(top)) === path;
  return (await git.line(path, ['rev-parse', '--is-bare-repository'])) === 'true';
};

const commitFiles = async (git: Git, directory: string, files: string, branch: string): Promise<void> => {
  const environment = { GIT_DIR: directory, GIT_WORK_TREE: files, GIT_INDEX_FILE: join(directory, 'import-index') };
  await git.text(files, ['add', '--all', '.'], { environment });
  const tree = (await git.text(files, ['write-tree'], { environment })).trim();
  const commit = (await git.text(directory, ['commit-tree', tree, '-m', 'Initial commit'])).trim();
  await git.text(directory, ['update-ref', `refs/heads/${branch}`, commit]);
};

/**
 * Makes a bare repository. `from` is a repository, whose branches and tags are taken, or a directory of files, which
 * become the first commit (what its .gitignore names stays out); without it the first commit is a README.
 */
export const createBareRepository = async (
  git: Git,
  { directory, from, branch, name }: { directory: string; from: string | null; branch: string; name: string },
): Promise<void> => {
  await mkdir(directory, { recursive: true });
  await git.text(directory, ['init', '--quiet', '--bare', '--template=', `--initial-branch=${branch}`]);
  await writeFile(join(directory, 'config'), configuration);
  await mkdir(join(directory, 'hooks'));
  await writeFile(join(directory, 'hooks/update'), updateHook, { mode: 0o755 });
  if (from !== null && (await isRepository(git, from))) {
    const refs = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*'];
    const source = await realpath(from);
    await git.text(directory, [
      'fetch',
      '--quiet',
      '--no-auto-gc',
      '--update-shallow',
      '--update-head-ok',
      source,
      ...refs,
    ]);
    return;
  }
  const files = from ?? join(directory, 'import');
  if (from === null) {
    await mkdir(files);
    await writeFile(join(files, 'README.md'), `# ${name}\n`);
  }
  await commitFiles(git, directory, await realpath(files), branch);
};

/** A fork: another repository that borrows the objects of its parent. */
export const createBareFork = async (git: Git, parent: string, directory: string, branch: string): Promise<void> => {
  await mkdir(join(directory, 'hooks'), { recursive: true });
  await git.text(directory, ['init', '--quiet', '--bare', '--template=', `--initial-branch=${branch}`]);
  await writeFile(join(directory, 'config'), configuration);
  await writeFile(join(directory, 'hooks/update'), updateHook, { mode: 0o755 });
  await mkdir(join(directory, 'objects/info'), { recursive: true });
  await writeFile(join(directory, 'objects/info/alternates'), `${join(parent, 'objects')}\n`);
  const refs = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*'];
  await git.text(directory, ['fetch', '--quiet', '--no-auto-gc', '--update-head-ok', parent, ...refs]);
};
