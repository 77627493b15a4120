import { readCode, sortRoutes } from '../code/read-code.ts';
import { sourceFiles } from '../code/source-files.ts';
import type { Found } from '../found.ts';
import type { Ecosystem, PortUse, ServiceCandidate } from '../service-candidate.ts';
import { directoriesWith, type SourceTree } from '../source-tree.ts';
import { nodePatterns } from './code-patterns.ts';
import { type Framework, frameworks } from './frameworks.ts';
import { findMounts } from './mounts.ts';
import { buildOf, installOf, toolchainOf } from './package-commands.ts';
import { findPackageManager } from './package-manager.ts';
import { hasPackage, type PackageManifest, readManifest } from './package-manifest.ts';
import { findPageRoutes } from './page-routes.ts';
import { findStart } from './start-line.ts';
import { findWorkspaces, ownDependencies, sharedFiles, type Workspaces } from './workspaces.ts';

const frameworkOf = (manifest: PackageManifest): Framework | null =>
  frameworks.find((it) => manifest.dependencies.has(it.package)) ??
  // Adapters of page frameworks only build: they stand among the development dependencies.
  frameworks.find((it) => it.pages === true && hasPackage(manifest, it.package)) ??
  null;

const portOf = (start: Found<string> | null, framework: Framework | null, script: string, read: PortUse): PortUse => {
  const fixed = Number(/(?:\s-p|--port)[\s=](\d{2,5})\b/.exec(script)?.[1]);
  if (fixed > 0) return { kind: 'fixed', port: fixed, from: start?.from ?? 'the start script' };
  if (/\$\{?PORT\b/.test(script)) return { kind: 'given', from: start?.from ?? 'the start script' };
  return framework?.readsPort === true ? { kind: 'given', from: framework.title } : read;
};

/** Packages that are rarely what a team means. */
export const besides = /(^|\/)(examples?|e2e|tests?|docs|website|playground|storybook|scripts|tools)(\/|$)/;

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
  const pack = { directory, manifest, manager };
  const install = installOf(pack);
  const script = /^scripts\.(?<name>\S+) of/.exec(start?.from ?? '')?.groups?.['name'];
  const line = (script === undefined ? null : manifest.scripts.get(script)) ?? start?.value ?? '';
  return [
    {
      directory,
      name: manifest.name,
      title: framework?.title ?? 'Node',
      install,
      build: buildOf(tree, pack, own),
      start,
      port: portOf(start, framework, line, code.port),
      ready,
      routes,
      graphql: framework?.graphql === true,
      alsoMadeOf: directory === '.' ? [] : [...own.map((it) => `${it}/**`), ...sharedFiles(tree, manager.lock)],
      notes: install === null ? [] : manager.notes,
      toolchain: toolchainOf(tree, pack),
      score:
        (framework === null ? 0 : framework.pages === true ? 20 : 30) +
        (opens ? 15 : 0) +
        (framework === null && start === null ? -20 : 0) +
        (start === null ? 0 : 10) +
        (besides.test(directory) ? -25 : 0) -
        directory.split('/').length,
    },
  ];
};

/** Services of Node and Bun: packages that depend on a framework, or open a port themselves. */
export const findNodeServices: Ecosystem = (tree) => {
  const workspaces = findWorkspaces(tree);
  return directoriesWith(tree, 'package.json').flatMap((directory) => candidateIn(tree, workspaces, directory));
};
