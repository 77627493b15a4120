import { valueAt } from '../../../config/problem.ts';
import { readJson, textAt, textEntriesAt, textsAt } from '../raw-json.ts';
import { pathIn, type SourceTree } from '../source-tree.ts';

/** What a package.json says, as far as it matters here. */
export interface PackageManifest {
  readonly name: string | null;
  readonly main: string | null;
  readonly scripts: ReadonlyMap<string, string>;
  /** Names of `dependencies` and `optionalDependencies`. */
  readonly dependencies: ReadonlySet<string>;
  readonly devDependencies: ReadonlySet<string>;
  /** "pnpm@9.1.0" */
  readonly packageManager: string | null;
  readonly engine: string | null;
  /** Globs of the packages of a monorepo. */
  readonly workspaces: readonly string[];
}

/** The package.json of `directory`; null where there is none that can be read. */
export const readManifest = (tree: SourceTree, directory: string): PackageManifest | null => {
  const json = readJson(tree, pathIn(directory, 'package.json'));
  if (json === null) return null;
  const namesAt = (key: string): string[] => textEntriesAt(json, key).map(([name]) => name);
  return {
    name: textAt(json, 'name'),
    main: textAt(json, 'main'),
    scripts: new Map(textEntriesAt(json, 'scripts')),
    dependencies: new Set([...namesAt('dependencies'), ...namesAt('optionalDependencies')]),
    devDependencies: new Set(namesAt('devDependencies')),
    packageManager: textAt(json, 'packageManager'),
    engine: textAt(valueAt(json, 'engines'), 'node'),
    // yarn also knows { workspaces: { packages: [...] } }.
    workspaces: [...textsAt(json, 'workspaces'), ...textsAt(valueAt(json, 'workspaces'), 'packages')],
  };
};

/** Whether the package names `dependency`, for whatever purpose. */
export const hasPackage = (manifest: PackageManifest, dependency: string): boolean =>
  manifest.dependencies.has(dependency) || manifest.devDependencies.has(dependency);
