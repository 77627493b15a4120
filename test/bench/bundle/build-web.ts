import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readDelivered, type Delivered } from './delivered.ts';
import type { WebRepository } from './web-repository.ts';

/** Builds commits of the example directly, without Pacegate: the truth that its figures are held against. */
export interface DirectBuilds {
  /** What the build of a commit delivers. Each commit is built once. */
  build(commit: string): Delivered;
}

/** In a worktree of its own. Packages are installed once for each lock file, then moved in and out. */
export const createDirectBuilds = ({ root, git }: WebRepository): DirectBuilds => {
  const worktree = join(root, 'direct');
  const web = join(worktree, 'web');
  const modules = join(web, 'node_modules');
  const known = new Map<string, Delivered>();
  let installed: string | null = null;
  const shelf = (lock: string): string => join(root, `modules-${lock}`);
  const run = (command: string, ...parameters: string[]): void => {
    execFileSync(command, parameters, { cwd: web, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const install = (): void => {
    const lock = createHash('sha256')
      .update(readFileSync(join(web, 'package-lock.json')))
      .digest('hex')
      .slice(0, 16);
    if (lock === installed) return;
    if (installed !== null) renameSync(modules, shelf(installed));
    if (existsSync(shelf(lock))) renameSync(shelf(lock), modules);
    else run('npm', 'ci', '--prefer-offline', '--no-audit', '--no-fund', '--silent');
    installed = lock;
  };
  return {
    build: (name) => {
      const commit = git('rev-parse', `${name}^{commit}`).trim();
      const before = known.get(commit);
      if (before !== undefined) return before;
      if (existsSync(worktree)) execFileSync('git', ['checkout', '--quiet', '--force', commit], { cwd: worktree });
      else git('worktree', 'add', '--quiet', '--detach', worktree, commit);
      install();
      rmSync(join(web, 'dist'), { recursive: true, force: true });
      run('npm', 'run', '--silent', 'build');
      const delivered = readDelivered(join(web, 'dist'));
      known.set(commit, delivered);
      return delivered;
    },
  };
};
