import { dirname } from 'node:path';
import { createGit, oneLine } from './git.ts';
import { printable } from './output-tail.ts';
import type { Environment } from './scrubbed-environment.ts';

/** Files that a unified diff names, from the root of the repository; null when one leads elsewhere. */
export const patchedPaths = (patch: string): string[] | null => {
  const paths = new Set<string>();
  for (const line of patch.split('\n')) {
    const [, name] = /^(?:---|\+\+\+|rename (?:from|to)|copy (?:from|to)) (.+?)\t?\r?$/.exec(line) ?? [];
    if (name === undefined || name === '/dev/null') continue;
    if (name.startsWith('"')) return null;
    const path = /^(?:---|\+\+\+)/.test(line) ? name.replace(/^[ab]\//, '') : name;
    const parts = path.split('/');
    if (path.startsWith('/') || parts.includes('..') || parts.some((it) => it.toLowerCase() === '.git')) return null;
    paths.add(path);
  }
  return paths.size === 0 ? null : [...paths];
};

/**
 * Applies a unified diff in `checkout` with git, which refuses paths that lead out of it or through links. Returns why
 * it could not be applied, or null. Throws the signal's reason on an abort, a RepositoryError when git is missing.
 */
export const applyPatch = async (
  checkout: string,
  patch: string,
  environment: Environment,
  signal: AbortSignal,
  options: readonly string[] = [],
): Promise<string | null> => {
  if (patchedPaths(patch) === null) return 'It changes nothing, or files outside of the repository.';
  const git = createGit(environment, signal);
  const { code, stderr } = await git.run(['apply', '--whitespace=nowarn', ...options, '-'], {
    directory: checkout,
    input: patch.endsWith('\n') ? patch : `${patch}\n`,
    // Without a repository of its own git would take that around the directory, and silently leave out files.
    variables: { GIT_CEILING_DIRECTORIES: dirname(checkout) },
  });
  return code === 0 ? null : printable(oneLine(stderr) || 'git apply failed', 300);
};
