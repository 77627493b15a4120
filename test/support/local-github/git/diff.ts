import type { Git } from './run-git.ts';

/** A changed file, in GitHub's words. `patch` is its hunks; null for binary files and what is too large to show. */
export interface ChangedFile {
  readonly sha: string;
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  readonly additions: number;
  readonly deletions: number;
  readonly patch: string | null;
}

const words = { A: 'added', D: 'removed', M: 'modified', R: 'renamed', C: 'copied', T: 'changed' } as const;

type Letter = keyof typeof words;

const isLetter = (text: string): text is Letter => text in words;

/** GitHub shows no patch of a file beyond this. */
const longestPatch = 20_000;

interface Raw {
  readonly letter: Letter;
  readonly sha: string;
  readonly path: string;
  readonly previousPath: string | null;
}

/** Reads the NUL-separated `--raw` part; renames have two paths. */
const readRaw = (parts: string[]): Raw[] => {
  const files: Raw[] = [];
  while (parts[0]?.startsWith(':') === true) {
    const [, , oldSha = '', newSha = '', letters = 'M'] = (parts.shift() ?? '').split(' ');
    const letter = letters.slice(0, 1);
    if (!isLetter(letter)) throw new Error(`git says "${letters}" of a changed file.`);
    const first = parts.shift() ?? '';
    const second = letter === 'R' || letter === 'C' ? (parts.shift() ?? '') : null;
    const sha = letter === 'D' ? oldSha : newSha;
    files.push({ letter, sha, path: second ?? first, previousPath: second === null ? null : first });
  }
  return files;
};

/** Reads the `--numstat` part: "added\tdeleted\tpath", or an empty path and then two for renames. */
const readCounts = (parts: string[]): [additions: number, deletions: number][] => {
  const counts: [number, number][] = [];
  while ((parts[0] ?? '') !== '') {
    const [added, deleted, path] = (parts.shift() ?? '').split('\t');
    if (path === '') parts.splice(0, 2);
    counts.push([Number(added) || 0, Number(deleted) || 0]);
  }
  return counts;
};

const hunksOf = (section: string): string | null => {
  const at = section.search(/^@@ /m);
  return at === -1 ? null : section.slice(at).replace(/\n$/, '');
};

/** The files that differ between two commits or trees, renames found. */
export const changedFiles = async (git: Git, directory: string, from: string, to: string): Promise<ChangedFile[]> => {
  const range = ['-r', '-M', from, to];
  const parts = (await git.text(directory, ['diff-tree', '--raw', '--numstat', '-z', '--abbrev=40', ...range])).split(
    '\0',
  );
  const raw = readRaw(parts);
  const counts = readCounts(parts);
  // In a patch only headers start a line with "diff --git": every line of content has a mark before it.
  const patch = await git.text(directory, ['diff-tree', '-p', '-U3', '--no-color', '--no-ext-diff', ...range]);
  const sections = patch.split(/^(?=diff --git )/m).filter((it) => it.startsWith('diff --git '));
  let next = 0;
  return raw.map((file, index) => {
    const own = sections.slice(next, next + (file.letter === 'T' ? 2 : 1));
    next += own.length;
    const hunks = own.map(hunksOf).filter((it) => it !== null);
    const [additions, deletions] = counts[index] ?? [0, 0];
    const text = hunks.join('\n');
    const shown = hunks.length > 0 && additions + deletions <= longestPatch;
    const { letter, sha, path, previousPath } = file;
    return { sha, path, previousPath, status: words[letter], additions, deletions, patch: shown ? text : null };
  });
};
