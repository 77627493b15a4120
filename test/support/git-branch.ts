import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Branch } from '../../src/baseline/branch.ts';

const environment = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

interface Ran {
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

const runGit = (repository: string, args: readonly string[], input = '', more: Record<string, string> = {}) =>
  new Promise<Ran>((resolve) => {
    const options = { cwd: repository, env: { ...environment, ...more }, maxBuffer: 1e8 };
    const child = execFile('git', args, options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : (error.code ?? 'killed'), stdout, stderr }),
    );
    // git that refuses its arguments is gone before it reads.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });

const nothing = '0'.repeat(40);

/** A branch of the bare repository at `repository`, by git's plumbing: real commits, and real races for the ref. */
export const createGitBranch = (repository: string, name = 'pacegate-baselines'): Branch => {
  const ref = `refs/heads/${name}`;
  const git = async (args: readonly string[], input = '', more: Record<string, string> = {}): Promise<string> => {
    const { code, stdout, stderr } = await runGit(repository, args, input, more);
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${code} ${stderr}`);
    return stdout.replace(/\n$/, '');
  };
  return {
    place: `branch ${name} of ${repository}`,
    tip: async () => {
      const { code, stdout } = await runGit(repository, ['rev-parse', '--verify', '--quiet', ref]);
      return code === 0 ? stdout.trim() : null;
    },
    list: async (commit) =>
      (await git(['ls-tree', '-r', '-z', '--name-only', commit])).split('\0').filter((it) => it !== ''),
    read: async (commit, path) => {
      const { code, stdout } = await runGit(repository, ['cat-file', 'blob', `${commit}:${path}`]);
      return code === 0 ? stdout : null;
    },
    advance: async ({ parent, files, message }) => {
      const GIT_INDEX_FILE = join(repository, `index-${randomUUID()}`);
      try {
        await git(['read-tree', parent ?? '--empty'], '', { GIT_INDEX_FILE });
        for (const { path, text } of files) {
          const blob = await git(['hash-object', '-w', '--stdin'], text);
          await git(['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`], '', { GIT_INDEX_FILE });
        }
        const tree = await git(['write-tree'], '', { GIT_INDEX_FILE });
        const parents = parent === null ? [] : ['-p', parent];
        const commit = await git(['commit-tree', tree, ...parents, '-F', '-'], message);
        const { code } = await runGit(repository, ['update-ref', ref, commit, parent ?? nothing]);
        return code === 0;
      } finally {
        await rm(GIT_INDEX_FILE, { force: true });
      }
    },
  };
};
