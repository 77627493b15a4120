import { found, type Found } from '../found.ts';
import type { Toolchain } from '../service-candidate.ts';
import { pathIn, type SourceTree, upwards } from '../source-tree.ts';
import { type PackageManager, runScript, wayUp } from './package-manager.ts';
import { type PackageManifest, readManifest } from './package-manifest.ts';

/** A package of npm, with what installs it. */
export interface NodePackage {
  readonly directory: string;
  readonly manifest: PackageManifest;
  readonly manager: PackageManager;
}

/** Names that stand in a command line as they are. */
const plainName = /^(?:@[\w.-]+\/)?[\w.-]+$/;

/** What installs the package's dependencies; null where it has none. */
export const installOf = ({ directory, manifest, manager }: NodePackage): Found<string> | null => {
  const { dependencies, devDependencies } = manifest;
  if (manager.lock === null && dependencies.size + devDependencies.size === 0) return null;
  const from = manager.lock ?? pathIn(directory, 'package.json');
  // npm looks for its lock file where it is run; the others find the top of a monorepo themselves.
  const away = manager.directory !== directory && manager.name === 'npm';
  return found(away ? `cd ${wayUp(directory, manager.directory)} && ${manager.install}` : manager.install, from);
};

/** What runs the package's script `build`; null without one. `own`: directories of the monorepo that it is made of. */
export const buildOf = (
  tree: SourceTree,
  { directory, manifest, manager }: NodePackage,
  own: readonly string[],
): Found<string> | null => {
  if (!manifest.scripts.has('build')) return null;
  const from = `scripts.build of ${pathIn(directory, 'package.json')}`;
  const name = manifest.name !== null && plainName.test(manifest.name) ? manifest.name : null;
  if (name !== null && directory !== '.' && tree.paths.includes('turbo.json'))
    return found(`npx turbo run build --filter=${name}`, 'turbo.json');
  const needsOthers = own.some((it) => readManifest(tree, it)?.scripts.has('build') === true);
  if (name !== null && needsOthers && manager.name === 'pnpm')
    return found(`pnpm --filter "${name}..." run build`, `${from}, and of the packages that it needs`);
  return found(runScript(manager.name, 'build'), from);
};

const versionOf = (tree: SourceTree, { directory, manifest }: NodePackage): Toolchain['version'] => {
  for (const at of upwards(directory))
    for (const name of ['.nvmrc', '.node-version', '.tool-versions']) {
      const text = tree.read(pathIn(at, name));
      if (text !== null && (name !== '.tool-versions' || /^node(js)?\s/m.test(text))) return { file: pathIn(at, name) };
    }
  const [, major] = /(\d+)/.exec(manifest.engine ?? readManifest(tree, '.')?.engine ?? '') ?? [];
  // "engines" is the oldest that works, which no longer gets fixes, often.
  return major === undefined ? null : { exact: String(Math.max(Number(major), 22)) };
};

/** What a machine needs for the package. */
export const toolchainOf = (tree: SourceTree, it: NodePackage): Toolchain => ({
  tool: it.manager.name === 'bun' ? 'bun' : 'node',
  version: versionOf(tree, it),
  manager: it.manager.name,
  pinned: it.manager.pinned,
});
