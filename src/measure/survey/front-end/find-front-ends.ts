import { posix } from 'node:path';
import { valueAt } from '../../../config/problem.ts';
import { found, type Found } from '../found.ts';
import { besides } from '../node/node-service.ts';
import { buildOf, installOf, type NodePackage, toolchainOf } from '../node/package-commands.ts';
import { findPackageManager, runScript } from '../node/package-manager.ts';
import { hasPackage, type PackageManifest, readManifest } from '../node/package-manifest.ts';
import { findWorkspaces, ownDependencies, sharedFiles, type Workspaces } from '../node/workspaces.ts';
import { readJson, textAt } from '../raw-json.ts';
import { directoriesWith, pathIn, type SourceTree } from '../source-tree.ts';
import { type Bundler, bundlers } from './bundlers.ts';
import type { FrontEnd } from './front-end.ts';
import { setUpOf } from './set-up.ts';

/** What names a bundler in a package: a file with its text, which for a script is the script's line. */
interface Trace {
  readonly bundler: Bundler;
  readonly file: string;
  readonly text: string;
  /** The script that builds with it. */
  readonly script: string | null;
}

/** A bundle for Node is none that anybody downloads. */
const forServers = /\bplatform[:=]\s*['"`]?node\b|\btarget:\s*['"`](?:async-)?node|--platform[= ]node\b/;

const isUsed = ({ bundler, text, script }: Trace, manifest: PackageManifest, root: PackageManifest | null): boolean => {
  if (forServers.test(text)) return false;
  // Vite's configuration is Vitest's too, and esbuild is called by many tools: they build when a script says so.
  if (bundler.title === 'Vite' || bundler.title === 'esbuild') return script !== null;
  return [manifest, root].some((it) => it !== null && hasPackage(it, bundler.package));
};

const traceOf = (tree: SourceTree, directory: string, manifest: PackageManifest, bundler: Bundler): Trace | null => {
  const named = [...manifest.scripts].find(([name, line]) => /build|bundle/.test(name) && bundler.script.test(line));
  const config = tree.paths.find(
    (path) => posix.dirname(path) === directory && bundler.config.test(posix.basename(path)),
  );
  const calling = [...manifest.scripts].find(
    ([, line]) => config !== undefined && line.includes(posix.basename(config)),
  );
  const script = named?.[0] ?? calling?.[0] ?? null;
  if (config !== undefined) {
    const text = tree.read(config) ?? '';
    // Such a name may belong to any script; it counts where the bundler is in it.
    if (bundler.title !== 'esbuild' || /\besbuild\b/.test(text)) return { bundler, file: config, text, script };
  }
  if (named === undefined) return null;
  return { bundler, file: pathIn(directory, 'package.json'), text: named[1], script };
};

/** A plain way down, as the configuration takes it. */
const inside = (path: string): boolean =>
  /^[\w@][\w@./-]*$/.test(path.replace(/^\.\//, '')) && !posix.normalize(path).startsWith('..');

const outputOf = ({ bundler, file, text }: Trace, manifest: PackageManifest): Found<string> => {
  const texts = [text, ...manifest.scripts.values()];
  for (const pattern of bundler.outputs)
    for (const it of texts) {
      const named = pattern.exec(it)?.[1];
      if (named !== undefined && inside(named)) {
        return found(posix.normalize(named).replace(/(?<=.)\/$/, ''), it === text ? file : 'package.json');
      }
    }
  return found(bundler.output, `where ${bundler.title} writes unless it is told otherwise`);
};

const routers = ['react-router', 'react-router-dom', 'vue-router', '@tanstack/react-router', 'wouter', 'preact-router'];

/** Plugins that write the page itself; with Vite it is the file that everything begins with. */
const pageOf = (tree: SourceTree, { directory, manifest }: NodePackage, { title }: Bundler): FrontEnd['page'] => {
  const writes =
    title === 'Vite'
      ? tree.paths.includes(pathIn(directory, 'index.html'))
      : title !== 'Next.js' && ['html-webpack-plugin', '@rspack/plugin-html'].some((it) => hasPackage(manifest, it));
  return writes ? { fallback: routers.some((it) => hasPackage(manifest, it)) } : null;
};

/** Whether Next.js builds with Turbopack, which runs no plugin: since version 16 unless it is told otherwise. */
const isTurbopack = (tree: SourceTree, { directory, manifest }: NodePackage, { bundler, script }: Trace): boolean => {
  if (bundler.title !== 'Next.js') return false;
  const line = manifest.scripts.get(script ?? '') ?? '';
  if (/--(webpack|turbo(pack)?)\b/.test(line)) return !/--webpack\b/.test(line);
  const named = valueAt(readJson(tree, pathIn(directory, 'package.json')), 'dependencies');
  const [, major] = /(\d+)/.exec(textAt(named, 'next') ?? '') ?? [];
  return major === undefined || Number(major) >= 16;
};

const turbopackNote =
  'Next.js builds with Turbopack, which runs no plugin and names files by their content alone. What is measured is built with ' +
  'webpack: other sizes than your users get, which grow for the same reasons.';

/** The same build with webpack. */
const webpackBuild = ({ manifest, manager }: NodePackage, script: string | null): Found<string> => {
  const plain = script !== null && /\bnext build\s*$/.test(manifest.scripts.get(script) ?? '');
  const handed = manager.name === 'npm' ? '-- --webpack' : '--webpack';
  const line = plain ? `${runScript(manager.name, script)} ${handed}` : 'npx next build --webpack';
  return found(line, 'webpack runs the plugin, Turbopack does not');
};

const frontEndIn = (tree: SourceTree, workspaces: Workspaces, directory: string): FrontEnd[] => {
  const manifest = readManifest(tree, directory);
  if (manifest === null) return [];
  const root = readManifest(tree, '.');
  const trace = bundlers
    .flatMap((bundler) => traceOf(tree, directory, manifest, bundler) ?? [])
    .find((it) => isUsed(it, manifest, root));
  if (trace === undefined) return [];
  const { bundler, file, text } = trace;
  const own = ownDependencies(tree, workspaces, directory);
  const pack = { directory, manifest, manager: findPackageManager(tree, directory) };
  const output = outputOf(trace, manifest);
  const [, metafile] = /--metafile[= ]([\w./-]+)/.exec(text) ?? [];
  const stats =
    metafile !== undefined && inside(metafile) ? posix.normalize(metafile) : `${output.value}/${bundler.stats}`;
  const install = installOf(pack);
  const turbopack = isTurbopack(tree, pack, trace);
  return [
    {
      directory,
      name: manifest.name,
      bundler: bundler.title,
      from: file,
      install,
      build: turbopack
        ? webpackBuild(pack, trace.script)
        : (buildOf(tree, pack, own) ??
          (bundler.build === null ? null : found(bundler.build, `how ${bundler.title} builds`))),
      output,
      filesAlone: bundler.lastingNames,
      stats,
      setUp: setUpOf(bundler, { file, text, stats }),
      page: pageOf(tree, pack, bundler),
      alsoMadeOf: directory === '.' ? [] : [...own.map((it) => `${it}/**`), ...sharedFiles(tree, pack.manager.lock)],
      notes: [...(install === null ? [] : pack.manager.notes), ...(turbopack ? [turbopackNote] : [])],
      toolchain: toolchainOf(tree, pack),
      score: 30 + (besides.test(directory) ? -25 : 0) - directory.split('/').length,
    },
  ];
};

/** Packages that build for browsers, by their bundler's configuration or by what their scripts call. */
export const findFrontEnds = (tree: SourceTree): FrontEnd[] => {
  const workspaces = findWorkspaces(tree);
  return directoriesWith(tree, 'package.json').flatMap((directory) => frontEndIn(tree, workspaces, directory));
};
