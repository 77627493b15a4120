import { posix } from 'node:path';
import type { ChangeFacts, LockChange, ManifestChange, ManifestField } from './change-facts.ts';

/** A change, asked by names of modules and packages. */
export interface ChangeView {
  /** Whether the change touches a module's file; true where it is not known what the change touches. */
  touches(module: string): boolean;
  /** The name that a module of the head had on the base. */
  formerName(module: string): string;
  /** null where the lock file has the same of it on both sides. */
  lockOf(packageName: string): LockChange | null;
  /** The package.json with a change to `field` that rules a module: the nearest above it. */
  manifestOver(module: string, field: ManifestField): ManifestChange | null;
  /** package.json files whose dependency on a package changed. */
  manifestsWith(packageName: string): readonly ManifestChange[];
  readonly manifests: readonly ManifestChange[];
  /** Files of the change that tell bundlers and compilers what to do. */
  readonly configuration: readonly string[];
}

const tools =
  'webpack|rspack|rsbuild|rollup|rolldown|vite|next|nuxt|astro|svelte|esbuild|babel|postcss|tsup|craco|vue|gatsby|swc|tailwind';

// Files that tools look for by name, and scripts in the folders where people keep what builds.
const configurationFile = new RegExp(
  [
    String.raw`(?:^|/)(?:(?:${tools})\b[^/]*\.(?:[cm]?[jt]s|json)|[^/]+\.config\.[cm]?[jt]s|build\.[cm]?[jt]s)$`,
    String.raw`(?:^|/)(?:\.babelrc[^/]*|\.browserslistrc|browserslist|\.swcrc|\.postcssrc[^/]*|\.env[^/]*)$`,
    String.raw`(?:^|/)(?:tsconfig[^/]*|angular|project|package)\.json$`,
    String.raw`(?:^|/)(?:config|build|scripts|tools)/[^/]+\.[cm]?[jt]s$`,
  ].join('|'),
  'u',
);

const isAbove = (directory: string, path: string): boolean => directory === '.' || path.startsWith(`${directory}/`);

/** Makes a change askable. Pure. */
export const viewChange = ({ directory, renames, changedFiles, lock, manifests }: ChangeFacts): ChangeView => {
  const changed = new Set([...changedFiles, ...renames.map((it) => it.to)]);
  const pathOf = (module: string): string => posix.normalize(posix.join(directory, module));
  const moduleOf = (path: string): string => posix.relative(directory, path);
  const former = new Map(renames.map((it) => [moduleOf(it.to), moduleOf(it.from)]));
  const locks = new Map(lock.map((it) => [it.package, it]));
  return {
    touches: (module) => changed.size === 0 || changed.has(pathOf(module)),
    formerName: (module) => former.get(module) ?? module,
    lockOf: (packageName) => locks.get(packageName) ?? null,
    manifestOver: (module, field) => {
      const path = pathOf(module);
      const over = manifests.filter(
        (it) => it.fields.includes(field) && !path.includes('node_modules/') && isAbove(posix.dirname(it.file), path),
      );
      return over.toSorted((a, b) => b.file.length - a.file.length)[0] ?? null;
    },
    manifestsWith: (packageName) =>
      manifests.filter(({ added, changed: others, removed }) =>
        [...added, ...others, ...removed].includes(packageName),
      ),
    manifests,
    configuration: [...changed].filter((it) => configurationFile.test(it)).toSorted(),
  };
};
