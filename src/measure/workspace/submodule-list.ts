import type { Git, GitOptions } from './git.ts';

/** A submodule of a tree, as .gitmodules and the tree name it. */
export interface Submodule {
  readonly name: string;
  /** In the tree, with `/`. */
  readonly path: string;
  /** null when .gitmodules does not say. */
  readonly url: string | null;
  /** The commit that the tree wants. */
  readonly commit: string;
}

const settingsOf = (listing: string): Map<string, { path: string | null; url: string | null }> => {
  const found = new Map<string, { path: string | null; url: string | null }>();
  for (const entry of listing.split('\0')) {
    const [, name, key, value] = /^submodule\.([^]+)\.(path|url)\n([^]*)$/.exec(entry) ?? [];
    if (name === undefined || key === undefined || value === undefined) continue;
    const before = found.get(name) ?? { path: null, url: null };
    found.set(name, { ...before, [key]: value });
  }
  return found;
};

/** The submodules of `commit`, in the order of their paths. Entries of a commit that .gitmodules does not name are left out. */
export const listSubmodules = async (git: Git, options: GitOptions, commit: string): Promise<Submodule[]> => {
  const source = ['config', '--blob', `${commit}:.gitmodules`, '-z', '--get-regexp', '^submodule\\..*\\.(path|url)$'];
  const { code, stdout } = await git.run(source, options);
  if (code !== 0) return [];
  const listed = await git.text(['ls-tree', '-r', '-z', '--full-tree', commit], options);
  const commits = new Map(
    listed.split('\0').flatMap((line) => {
      const [, id, path] = /^160000 commit ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
      return id === undefined || path === undefined ? [] : [[path, id] as const];
    }),
  );
  return [...settingsOf(stdout.toString())].flatMap(([name, { path, url }]) => {
    const wanted = path === null ? undefined : commits.get(path);
    return path === null || wanted === undefined ? [] : [{ name, path, url, commit: wanted }];
  });
};
