import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { examples, type Trial } from './trials.ts';

/** A change in a git repository of its own: `main`, and a branch `change` with everything of it in one commit, checked out. */
export interface TrialRepository extends Disposable {
  readonly path: string;
}

const author = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', '-c', 'commit.gpgsign=false'];

const texts = z.record(z.string(), z.string());
/** Keys stay in their order. */
const fields = z.record(z.string(), z.unknown());
type Fields = z.infer<typeof fields>;

const editJson = (file: string, edit: (json: Fields) => Fields): void => {
  const edited = edit(fields.parse(JSON.parse(readFileSync(file, 'utf8'))));
  writeFileSync(file, `${JSON.stringify(edited, null, 2)}\n`);
};

/** Both versions lie in the repository, as an office without a registry has them: nothing is fetched. */
const vendor = (path: string, { name, base, head }: NonNullable<Trial['packages']>): void => {
  mkdirSync(join(path, 'vendor'));
  for (const version of [base, head])
    execFileSync(
      'npm',
      [
        'pack',
        '--silent',
        '--pack-destination',
        join(path, 'vendor'),
        join(examples, 'investigations/packages', `${name}-${version}`),
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
};

/** Sets the version in package.json and in the lock file, as npm writes it. */
const setVersion = (path: string, name: string, version: string): void => {
  const file = `vendor/${name}-${version}.tgz`;
  const integrity = `sha512-${createHash('sha512')
    .update(readFileSync(join(path, file)))
    .digest('base64')}`;
  const dependOn = (json: Fields): Fields => ({
    ...json,
    dependencies: { ...texts.parse(json['dependencies']), [name]: `file:${file}` },
  });
  editJson(join(path, 'package.json'), dependOn);
  editJson(join(path, 'package-lock.json'), (lock) => {
    const packages = fields.parse(lock['packages']);
    const entries = {
      ...packages,
      '': dependOn(fields.parse(packages[''])),
      [`node_modules/${name}`]: { version, resolved: `file:${file}`, integrity, license: 'MIT' },
    };
    return { ...lock, packages: Object.fromEntries(Object.entries(entries).toSorted(([a], [b]) => (a < b ? -1 : 1))) };
  });
};

/** Makes the repository of a trial in `parent`. Throws where a patch does not apply. */
export const createTrialRepository = (
  { example, base, apply, reverse, companions, packages }: Trial,
  parent = tmpdir(),
): TrialRepository => {
  // Not "pacegate-…": runs have such directories, and remove those that others seem to have left.
  const path = mkdtempSync(join(parent, 'investigate-bench-'));
  const remove = (): void => rmSync(path, { recursive: true, force: true });
  const git = (...parameters: string[]): void => {
    execFileSync('git', [...author, ...parameters], { cwd: path, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const patch = (files: readonly string[], ...flags: string[]): void => {
    if (files.length > 0) git('apply', ...flags, ...files.map((file) => join(examples, file)));
  };
  const commit = (message: string): void => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
  };
  try {
    cpSync(join(examples, example), path, {
      recursive: true,
      filter: (from) => !/[/\\](?:node_modules|\.pacegate|\.database)$/.test(from),
    });
    git('init', '--quiet', '--initial-branch', 'main');
    patch(base);
    if (packages !== null) {
      vendor(path, packages);
      setVersion(path, packages.name, packages.base);
    }
    commit(`The ${example}`);
    git('switch', '--quiet', '--create', 'change');
    patch(apply);
    patch(reverse, '--reverse');
    patch(companions);
    if (packages !== null) setVersion(path, packages.name, packages.head);
    commit('The change');
  } catch (error) {
    remove();
    throw error;
  }
  return { path, [Symbol.dispose]: remove };
};
