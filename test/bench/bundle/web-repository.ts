import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patches, type Patch } from './truth.ts';

const shop = join(import.meta.dirname, '../../../docs/examples/shop');

const author = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', '-c', 'commit.gpgsign=false'];

const configuration = (build: string): string => `version: 1
suites:
  web:
    type: bundle
    directory: web
    install: npm ci --prefer-offline --no-audit --no-fund
    build: ${JSON.stringify(build)}
    stats: dist/stats.json
`;

/** The shop with its front end in a git repository of its own: one commit on `main`. Disposing removes it. */
export interface WebRepository extends Disposable {
  /** Has `repository` and room for what belongs to it. */
  readonly root: string;
  readonly path: string;
  readonly git: (...parameters: string[]) => string;
  /** A branch with two commits: the change (tag `head`), and, where there is a cause, the change without it (tag `without`). */
  change(patch: Patch): void;
}

/** `build`: the command that the configuration names, for a shell. */
export const createWebRepository = (build = 'npm run build'): WebRepository => {
  // Not "pacegate-…": runs have such directories, and remove those that others seem to have left.
  const root = mkdtempSync(join(tmpdir(), 'bundle-bench-'));
  const path = join(root, 'repository');
  const git = (...parameters: string[]): string =>
    execFileSync('git', [...author, ...parameters], { cwd: path, encoding: 'utf8' });
  const remove = (): void => rmSync(root, { recursive: true, force: true });
  // A bench that is stopped leaves nothing either.
  process.once('exit', remove);
  try {
    cpSync(shop, path, { recursive: true, filter: (from) => !/[/\\](?:node_modules|dist|\.pacegate)$/.test(from) });
    mkdirSync(join(path, '.github'), { recursive: true });
    writeFileSync(join(path, '.github/pacegate.yml'), configuration(build));
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'The shop');
  } catch (error) {
    remove();
    throw error;
  }
  const commit = (file: string, tag: string): void => {
    git('apply', '--index', join(patches, file));
    git('commit', '--quiet', '--message', tag);
    git('tag', '--force', tag);
  };
  return {
    root,
    path,
    git,
    change: ({ name, cause }) => {
      git('switch', '--quiet', '--force-create', 'change', 'main');
      commit(`${name}.patch`, 'head');
      if (cause !== null) commit(`${name}.without.patch`, 'without');
      git('reset', '--quiet', '--hard', 'head');
    },
    [Symbol.dispose]: remove,
  };
};
