import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkOut } from '../../../src/measure/workspace/check-out.ts';
import { removeTree } from '../../../src/measure/workspace/remove-tree.ts';
import { resolveSides } from '../../../src/measure/workspace/resolve-sides.ts';
import type { ResolvedSides } from '../../../src/measure/workspace/revision.ts';
import { quickDirectory } from '../../support/quick-directory.ts';

/** A temporary directory that is removed at the end of the test, also when it fails. */
export interface Scratch extends AsyncDisposable {
  readonly path: string;
  /** A fresh directory in it. */
  fresh(): string;
}

const scratchAt = async (made: string): Promise<Scratch> => {
  const path = await realpath(made);
  let count = 0;
  const fresh = (): string => {
    const directory = join(path, `fresh-${count++}`);
    mkdirSync(directory);
    return directory;
  };
  return { path, fresh, [Symbol.asyncDispose]: () => removeTree(path) };
};

export const scratch = async (): Promise<Scratch> => scratchAt(await mkdtemp(join(tmpdir(), 'workspace-test-')));

/** In memory where there is some. Not for sandboxes: they hide it. */
export const quickScratch = async (): Promise<Scratch> => scratchAt(await quickDirectory('workspace-test-'));

/** The environment of tests: no configuration of the user or the machine. */
export const environment = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

export const git = (directory: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd: directory, env: environment, encoding: 'utf8', stdio: 'pipe' }).trim();

export const write = (directory: string, files: Record<string, string>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
};

export const commit = (directory: string, files: Record<string, string>, message = 'change'): string => {
  write(directory, files);
  git(directory, 'add', '-A');
  git(directory, 'commit', '--quiet', '--allow-empty', '-m', message);
  return git(directory, 'rev-parse', 'HEAD');
};

/** `count` commits on the branch `feature`, which is checked out and clean, as one process writes them: `path` holds 0, 1, 2 … Gives the last. */
export const commitMany = (directory: string, path: string, count: number): string => {
  const commits = Array.from({ length: count }, (_, index) => {
    const [message, text] = [`feature ${index}`, `${index}\n`];
    const from = index === 0 ? 'from refs/heads/feature^0\n' : '';
    return (
      `commit refs/heads/feature\ncommitter A <a@example.org> ${1_700_000_000 + index} +0000\n` +
      `data ${message.length}\n${message}\n${from}M 100644 inline ${path}\ndata ${text.length}\n${text}\n`
    );
  });
  execFileSync('git', ['fast-import', '--quiet'], { cwd: directory, env: environment, input: commits.join('') });
  git(directory, 'reset', '--quiet', '--hard');
  return git(directory, 'rev-parse', 'HEAD');
};

/** A repository with `first` on main, and a branch `feature` from it that is checked out. */
export const repositoryAt = (directory: string, ...init: string[]): string => {
  mkdirSync(directory, { recursive: true });
  git(directory, 'init', '--quiet', '-b', 'main', ...init);
  commit(
    directory,
    { 'app.js': 'one\n', 'lib/a.js': 'a\n', 'lib/b.js': 'b\n', '.gitignore': 'ignored/\n*.log\n' },
    'first',
  );
  git(directory, 'checkout', '--quiet', '-b', 'feature');
  return directory;
};

/**
 * Every path below `directory`, with what it is, holds and when it was written: equal before and after when nothing was
 * written. Times of objects are left out: git renews them, in borrowed repositories too, when it would write them again.
 */
export const fingerprint = (directory: string): string => {
  const hash = createHash('sha256');
  const visit = (path: string): void => {
    const stat = lstatSync(path);
    const time = stat.isFile() && path.includes('/objects/') ? 0 : stat.mtimeMs;
    hash.update(`${path} ${stat.mode} ${time} ${stat.nlink} ${stat.ino}\n`);
    if (stat.isSymbolicLink()) hash.update(readlinkSync(path));
    else if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else hash.update(readFileSync(path));
  };
  visit(directory);
  return hash.digest('hex');
};

/** Paths of files below a checkout, git's own left out. */
export const filesOf = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((it) => !it.isDirectory())
    .map((it) => join(it.parentPath, it.name).slice(directory.length + 1))
    .filter((it) => !/(^|\/)\.git(\/|$)/.test(it))
    .sort();

export const resolved = (
  room: Scratch,
  cwd: string,
  more: {
    base?: string;
    head?: string;
    outputs?: readonly string[];
    environment?: Record<string, string | undefined>;
    signal?: AbortSignal;
  } = {},
): Promise<ResolvedSides> =>
  resolveSides({
    cwd,
    base: more.base ?? null,
    head: more.head ?? null,
    directory: room.fresh(),
    outputs: more.outputs ?? [],
    environment: more.environment ?? environment,
    signal: more.signal ?? new AbortController().signal,
  });

export const supportsSha256 = (directory: string): boolean => {
  try {
    git(directory, 'init', '--quiet', '--object-format=sha256', 'probe');
    return existsSync(join(directory, 'probe'));
  } catch {
    return false;
  }
};

/** Checks both sides out. */
export const bothOf = async (room: Scratch, sides: Awaited<ReturnType<typeof resolved>>) => {
  const base = join(room.fresh(), 'base');
  const head = join(room.fresh(), 'head');
  await checkOut({ sides, side: 'base', directory: base, signal: new AbortController().signal });
  await checkOut({ sides, side: 'head', directory: head, signal: new AbortController().signal });
  return { base, head };
};
