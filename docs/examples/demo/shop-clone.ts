import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { plainEnvironment } from './throwaway-shop.ts';

const run = promisify(execFile);
const examples = join(import.meta.dirname, '..');

/** What a push brought, against main. */
export interface Pushed {
  readonly commit: string;
  readonly stat: string;
  readonly diff: string;
}

/** A developer's clone of the shop. */
export interface ShopClone {
  /**
   * Puts main with the patches, which are named as below docs/examples, on the branch, whatever was there, as one more commit, and
   * pushes it.
   */
  push(branch: string, patches: readonly string[], message: string): Promise<Pushed>;
}

/** Clones into `path`; `address` has the developer's token in it. */
export const cloneShop = async (address: string, path: string, signal: AbortSignal): Promise<ShopClone> => {
  const env = { ...plainEnvironment(), GIT_TERMINAL_PROMPT: '0' };
  await run('git', ['clone', '--quiet', address, path], { env, signal });
  const git = async (...args: string[]): Promise<string> => {
    const { stdout } = await run('git', args, { cwd: path, env, signal, maxBuffer: 64 * 1024 * 1024 });
    return stdout.trim();
  };
  return {
    push: async (branch, patches, message) => {
      const isNew = (await git('branch', '--list', branch)) === '';
      await git('switch', '--quiet', ...(isNew ? ['--create', branch, 'main'] : [branch]));
      await git('restore', '--source', 'main', '--staged', '--worktree', '--', '.');
      await git('apply', '--index', ...patches.map((patch) => join(examples, `${patch}.patch`)));
      await git('commit', '--quiet', '--message', message);
      await git('push', '--quiet', 'origin', branch);
      return {
        commit: await git('rev-parse', 'HEAD'),
        stat: await git('diff', '--stat', 'main', 'HEAD'),
        diff: await git('diff', '--unified=0', 'main', 'HEAD'),
      };
    },
  };
};
