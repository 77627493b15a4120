import { readCode, sortRoutes } from '../code/read-code.ts';
import { sourceFiles } from '../code/source-files.ts';
import { found, type Found } from '../found.ts';
import type { Ecosystem, PortUse, ServiceCandidate, Toolchain } from '../service-candidate.ts';
import { directoriesWith, pathIn, type SourceTree, upwards } from '../source-tree.ts';
import { nodePatterns } from './code-patterns.ts';
import { type Framework, frameworks } from './frameworks.ts';
import { findMounts } from './mounts.ts';
import { findPackageManager, type PackageManager, runScript, wayUp } from './package-manager.ts';
import { hasPackage, type PackageManifest, readManifest } from './package-manifest.ts';
import { findPageRoutes } from './page-routes.ts';
import { findStart } from './start-line.ts';
import { findWorkspaces, ownDependencies, sharedFiles, type Workspaces } from './workspaces.ts';

const frameworkOf = (manifest: PackageManifest): Framework | null =>
  frameworks.find((it) => manifest.dependencies.has(it.package)) ??
  // Adapters of page frameworks only build: they stand among the development dependencies.
  frameworks.find((it) => it.pages === true && hasPackage(manifest, it.package)) ??
  null;

/** Names that stand in a command line as they are. */
const plainName = /^(?:@[\w.-]+\/)?[\w.-]+$/;

const installOf = (
  manager: PackageManager,
  directory: string,
  { dependencies, devDependencies }: PackageManifest,
): Found<string> | null => {
  if (manager.lock === null && dependencies.size + devDependencies.size === 0) return null;
  const from = manager.lock ?? pathIn(directory, 'package.json');
  // npm looks for its lock file where it is run; the others find the top of a monorepo themselves.
  const away = manager.directory !== directory && manager.name === 'npm';
  return found(away ? `cd ${wayUp(directory, manager.directory)} && ${manager.install}` : manager.install, from);
};

const buildOf = (
  tree: SourceTree,
  { directory, manifest, manager }: { directory: string; manifest: PackageManifest; manager: PackageManager },
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

const versionOf = (tree: SourceTree, directory: string, manifest: PackageManifest): Toolchain['version'] => {
  for (const at of upwards(directory))
    for (const name of ['.nvmrc', '.node-version', '.tool-versions']) {
      const text = tree.read(pathIn(at, name));
      if (text !== null && (name !== '.tool-versions' || /^node(js)?\s/m.test(text))) return { file: pathIn(at, name) };
    }
  const [, major] = /(\d+)/.exec(manifest.engine ?? readManifest(tree, '.')?.engine ?? '') ?? [];
  // "engines" is the oldest that works, which no longer gets fixes, often.
  return major === undefined ? null : { exact: String(Math.max(Number(major), 22)) };
};

const portOf = (start: Found<string> | null, framework: Framework | null, script: string, read: PortUse): PortUse => {
  const fixed = Number(/(?:\s-p|--port)[\s=](\d{2,5})\b/.exec(script)?.[1]);
  if (fixed > 0) return { kind: 'fixed', port: fixed, from: start?.from ?? 'the start script' };
  if (/\$\{?PORT\b/.test(script)) return { kind: 'given', from: start?.from ?? 'the start script' };
  return framework?.readsPort === true ? { kind: 'given', from: framework.title } : read;
};

const out = /(^|\/)(examples?|e2e|tests?|docs|website|playground|storybook|scripts|tools)(\/|$)/;

const candidateIn = (tree: SourceTree, workspaces: Workspaces, directory: string): ServiceCandidate[] => {
  const manifest = readManifest(tree, directory);
  if (manifest === null || (directory === '.' && workspaces.size > 0 && !manifest.scripts.has('start'))) return [];
  const framework = frameworkOf(manifest);
  const manager = findPackageManager(tree, directory);
  const start = findStart({ tree, directory, manifest, manager: manager.name, framework });
  const files = sourceFiles(tree, directory, /\.[cm]?[jt]sx?$/, [...workspaces.values()]);
  const code = readCode(tree, files, nodePatterns, findMounts(tree, files));
  const opens = files.some((path) => /createServer\(|Bun\.serve\(/.test(tree.read(path) ?? ''));
  const single = workspaces.size === 0 && start !== null;
  if (framework === null && !opens && !single) return [];
  const { ready, routes } = sortRoutes([
    ...findPageRoutes(tree, directory, framework?.title ?? ''),
    ...(code.ready === null ? [] : [code.ready]),
    ...code.routes,
  ]);
  const own = ownDependencies(tree, workspaces, directory);
  const install = installOf(manager, directory, manifest);
  const script = /^scripts\.(?<name>\S+) of/.exec(start?.from ?? '')?.groups?.['name'];
  const line = (script === undefined ? null : manifest.scripts.get(script)) ?? start?.value ?? '';
  return [
    {
      directory,
      name: manifest.name,
      title: framework?.title ?? 'Node',
      install,
      build: buildOf(tree, { directory, manifest, manager }, own),
      start,
      port: portOf(start, framework, line, code.port),
      ready,
      routes,
      graphql: framework?.graphql === true,
      alsoMadeOf: directory === '.' ? [] : [...own.map((it) => `${it}/**`), ...sharedFiles(tree, manager.lock)],
      notes: install === null ? [] : manager.notes,
      toolchain: {
        tool: manager.name === 'bun' ? 'bun' : 'node',
        version: versionOf(tree, directory, manifest),
        manager: manager.name,
        pinned: manager.pinned,
      },
      score:
        (framework === null ? 0 : framework.pages === true ? 20 : 30) +
        (opens ? 15 : 0) +
        (framework === null && start === null ? -20 : 0) +
        (start === null ? 0 : 10) +
        (out.test(directory) ? -25 : 0) -
        directory.split('/').length,
    },
  ];
};

/** Services of Node and Bun: packages that depend on a framework, or open a port themselves. */
export const findNodeServices: Ecosystem = (tree) => {
  const workspaces = findWorkspaces(tree);
  return directoriesWith(tree, 'package.json').flatMap((directory) => candidateIn(tree, workspaces, directory));
};
