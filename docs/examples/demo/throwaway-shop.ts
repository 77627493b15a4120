import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const shop = join(import.meta.dirname, '..', 'shop');
const patches = join(import.meta.dirname, '..', 'shop-patches');

/** This process's environment without the user's git settings: no signing, no hooks, no GIT_DIR of a calling hook. */
export const plainEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Demo',
  GIT_AUTHOR_EMAIL: 'demo@localhost',
  GIT_COMMITTER_NAME: 'Demo',
  GIT_COMMITTER_EMAIL: 'demo@localhost',
});

/** The shop in a git repository of its own, with one commit on `main`. Disposing removes it unless it is kept. */
export interface ThrowawayShop extends AsyncDisposable {
  readonly path: string;
  /** Where the run of a change keeps its results. */
  results(name: string): string;
  /** Starts a branch at main and applies the patch to the working tree, uncommitted, as after an afternoon's work. */
  change(name: string): Promise<{ stat: string; diff: string }>;
  /** Commits the change, so that the next one starts from a clean main. */
  finish(name: string): Promise<void>;
}

export const createThrowawayShop = async (keep: boolean): Promise<ThrowawayShop> => {
  // Not "pacegate-…": runs have such directories, and remove those that others seem to have left.
  const root = await mkdtemp(join(tmpdir(), 'demo-shop-'));
  const path = join(root, 'shop');
  const remove = async (): Promise<void> => {
    if (!keep) await rm(root, { recursive: true, force: true });
  };
  const git = async (...args: string[]): Promise<string> => {
    const { stdout } = await run('git', args, { cwd: path, env: plainEnvironment(), maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  };

  try {
    await cp(shop, path, { recursive: true, filter: (from) => !/[/\\](?:node_modules|\.pacegate)$/.test(from) });
    await git('init', '--quiet', '--initial-branch', 'main');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'The shop');
  } catch (error) {
    await remove();
    throw error;
  }

  return {
    path,
    results: (name) => join(root, 'results', name),
    change: async (name) => {
      await git('switch', '--quiet', '--create', name, 'main');
      await git('apply', join(patches, `${name}.patch`));
      // An intent to add makes git diff show new files; for everyone else they stay untracked work.
      await git('add', '--intent-to-add', '--all');
      const stat = await git('diff', '--stat', 'main');
      const diff = await git('diff', '--unified=0', 'main');
      await git('reset', '--quiet');
      return { stat, diff };
    },
    finish: async (name) => {
      await git('add', '--all');
      await git('commit', '--quiet', '--message', name);
      await git('switch', '--quiet', 'main');
    },
    [Symbol.asyncDispose]: remove,
  };
};
