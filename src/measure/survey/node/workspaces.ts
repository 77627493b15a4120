import { isMapping } from '../../../config/problem.ts';
import { readYaml } from '../../../config/read-yaml.ts';
import { matchesGlobs } from '../matches-globs.ts';
import { textsAt } from '../raw-json.ts';
import { directoriesWith, pathIn, type SourceTree } from '../source-tree.ts';
import { readManifest } from './package-manifest.ts';

/** The packages of a monorepo by name, with their directories. Empty where the root has no workspaces. */
export type Workspaces = ReadonlyMap<string, string>;

const ofPnpm = (tree: SourceTree): string[] => {
  const text = tree.read('pnpm-workspace.yaml');
  const yaml = text === null ? null : readYaml(text);
  return yaml !== null && 'content' in yaml && isMapping(yaml.content.value)
    ? textsAt(yaml.content.value, 'packages')
    : [];
};

/** Reads `workspaces` of package.json or pnpm-workspace.yaml at the root. */
export const findWorkspaces = (tree: SourceTree): Workspaces => {
  const globs = [...(readManifest(tree, '.')?.workspaces ?? []), ...ofPnpm(tree)].map((it) =>
    it.replace(/^\.\//, '').replace(/\/$/, ''),
  );
  return new Map(
    directoriesWith(tree, 'package.json')
      .filter((it) => it !== '.' && matchesGlobs(it, globs))
      .map((directory) => [readManifest(tree, directory)?.name ?? directory, directory]),
  );
};

/** Directories of the monorepo's own packages that the one in `directory` is made of, itself left out. */
export const ownDependencies = (tree: SourceTree, workspaces: Workspaces, directory: string): string[] => {
  const reached = new Set<string>();
  const visit = (at: string): void => {
    const manifest = readManifest(tree, at);
    for (const name of [...(manifest?.dependencies ?? []), ...(manifest?.devDependencies ?? [])]) {
      const target = workspaces.get(name);
      if (target === undefined || target === directory || reached.has(target)) continue;
      reached.add(target);
      visit(target);
    }
  };
  visit(directory);
  return [...reached].sort();
};

/** Files at the root of a monorepo that change what is installed or built. */
export const sharedFiles = (tree: SourceTree, lock: string | null): string[] =>
  ['package.json', lock, 'pnpm-workspace.yaml', 'turbo.json', 'nx.json', 'tsconfig.base.json', 'tsconfig.json'].filter(
    (it): it is string => it !== null && tree.paths.includes(pathIn('.', it)),
  );
