import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Trial } from './changes.ts';
import { startNeighbour } from './neighbour.ts';

const root = join(import.meta.dirname, '../../..');
const examples = join(root, 'docs/examples');

const git = (directory: string, ...parameters: string[]): void => {
  execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', ...parameters], {
    cwd: directory,
    stdio: 'ignore',
  });
};

const runCheck = (directory: string, out: string, flags: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const program = join(root, 'src/cli/pacegate.ts');
    const child = spawn(process.execPath, [program, 'check', '--out', out, '--json', ...flags], {
      cwd: directory,
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 70));
  });

/** Runs every trial that `out` does not hold yet, each through the whole command in a repository of its own. */
export const runTrials = async (
  trials: readonly Trial[],
  out: string,
  noise: boolean,
  flags: readonly string[],
): Promise<void> => {
  using neighbour = noise ? startNeighbour() : null;
  for (const [index, { name, change }] of trials.entries()) {
    const kept = join(out, name);
    if (existsSync(join(kept, 'result.json'))) continue;
    rmSync(kept, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    const directory = mkdtempSync(join(tmpdir(), 'gate-bench-'));
    try {
      cpSync(join(examples, 'shop'), directory, {
        recursive: true,
        filter: (path) => !path.includes('node_modules'),
      });
      git(directory, 'init', '-q', '-b', 'main');
      git(directory, 'add', '-A');
      git(directory, 'commit', '-q', '-m', 'The shop');
      git(directory, 'apply', join(examples, 'shop-patches', change.patch));
      const started = performance.now();
      const code = await runCheck(directory, kept, flags);
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      process.stderr.write(
        `${index + 1}/${trials.length} ${name}${neighbour === null ? '' : ' (noisy)'}: exit ${code} after ${seconds} s\n`,
      );
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }
};
