import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patches, type Patch } from './truth.ts';

const store = join(import.meta.dirname, '../../../docs/examples/store');

const author = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', '-c', 'commit.gpgsign=false'];

/** The store in a git repository of its own: `main`, and a branch `change` with the patch, checked out. */
export interface StoreRepository extends Disposable {
  readonly path: string;
}

export const createStoreRepository = ({ name }: Pick<Patch, 'name'>): StoreRepository => {
  // Not "pacegate-…": runs have such directories, and remove those that others seem to have left.
  const path = mkdtempSync(join(tmpdir(), 'signals-bench-'));
  const remove = (): void => rmSync(path, { recursive: true, force: true });
  const git = (...parameters: string[]): void => {
    execFileSync('git', [...author, ...parameters], { cwd: path, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  try {
    cpSync(store, path, {
      recursive: true,
      filter: (from) => !/[/\\](?:node_modules|\.pacegate|\.database)$/.test(from),
    });
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'The store');
    git('switch', '--quiet', '--create', 'change');
    git('apply', '--index', join(patches, `${name}.patch`));
    git('commit', '--quiet', '--message', 'The change');
  } catch (error) {
    remove();
    throw error;
  }
  return { path, [Symbol.dispose]: remove };
};
