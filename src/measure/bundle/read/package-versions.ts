import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleGraph } from '../../../core/bundle/bundle-graph.ts';

/** Bytes. A package.json is some kilobytes. */
const largest = 2 ** 20;
const mostAtOnce = 32;
const version = /^\d[\w.+-]{0,63}$/;

/** Yarn keeps packages in archives that carry their version: ".yarn/cache/lodash-npm-4.17.21-6382451519-….zip". */
const ofArchive = (instance: string): string | null =>
  /-npm-(\d[\w.+-]*?)-[0-9a-f]{10}(?:-[0-9a-f]+)?(?:\.zip)?\//.exec(instance)?.[1] ?? null;

const readVersion = async (file: string): Promise<string | null> => {
  try {
    await using handle = await open(file);
    const about = await handle.stat();
    if (!about.isFile() || about.size > largest) return null;
    const manifest: unknown = JSON.parse(await handle.readFile('utf8'));
    const found = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : null;
    return typeof found === 'string' && version.test(found) ? found : null;
  } catch {
    return null;
  }
};

/** The graph with the versions of packages, read from their folders where they are at hand, each once. */
export const withVersions = async (graph: BundleGraph, directory: string): Promise<BundleGraph> => {
  const instances = [...new Set(graph.modules.flatMap(({ instance }) => instance ?? []))];
  const versions = new Map<string, string | null>();
  const next = instances.values();
  const work = async (): Promise<void> => {
    for (const instance of next)
      versions.set(
        instance,
        ofArchive(`${instance}/`) ?? (await readVersion(join(directory, instance, 'package.json'))),
      );
  };
  await Promise.all(Array.from({ length: mostAtOnce }, work));
  return {
    ...graph,
    modules: graph.modules.map((module) =>
      module.instance === null ? module : { ...module, version: versions.get(module.instance) ?? null },
    ),
  };
};
