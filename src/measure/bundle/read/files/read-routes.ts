import { open, readFile, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { BundleError } from '../../../../core/errors.ts';
import { matchesGlobs } from '../../../survey/matches-globs.ts';
import type { ReadBundle, ReadOptions } from '../../read-graph.ts';
import { cleanText } from '../clean-text.ts';
import { isCode } from '../file-kind.ts';
import { finishGraph } from '../graph/finish-graph.ts';
import { isRaw, textAt, textsAt } from '../raw.ts';
import { listFiles } from './list-files.ts';

/** Bytes. A thousand routes of a hundred chunks each have half of it. */
const largest = 16 * 2 ** 20;
const mostRoutes = 5000;

interface Route {
  readonly name: string;
  /** From the directory of emitted files. */
  readonly files: readonly string[];
}

/** ".next/static/chunks/a.js" as "chunks/a.js": from which directory Next.js counts depends on the workspace. Windows has backslashes. */
const belowStatic = (path: string): string => {
  const slashed = path.replaceAll('\\', '/');
  const at = slashed.lastIndexOf('/static/');
  return at === -1 ? slashed : slashed.slice(at + '/static/'.length);
};

const routesOf = (value: unknown): Route[] | null => {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostRoutes) return null;
  const routes = value.flatMap((it: unknown): Route[] => {
    if (!isRaw(it)) return [];
    const name = textAt(it, 'route');
    return name === null || !Array.isArray(it['firstLoadChunkPaths'])
      ? []
      : [{ name: cleanText(name, 200), files: textsAt(it, 'firstLoadChunkPaths').map(belowStatic) }];
  });
  return routes.length === value.length ? routes : null;
};

/** What a list at the top of a small file holds; null for any other file. */
const readList = async (path: string): Promise<unknown> => {
  try {
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    if (!/^\s*\[/.test(buffer.toString('utf8', 0, bytesRead)) || (await file.stat()).size > largest) return null;
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
};

/**
 * Sizes by route of a build of Next.js by Turbopack, which writes no graph of its modules: `.next/diagnostics/route-bundle-stats.json`
 * names the scripts of each route's first load. null where `stats` is another file.
 *
 * @throws BundleError when it names files that are not there.
 */
export const readRoutes = async (options: ReadOptions & { readonly stats: string }): Promise<ReadBundle | null> => {
  const { suite, signal, stats } = options;
  const directory = await realpath(options.directory).catch(() => options.directory);
  const statsFile = resolve(directory, stats);
  const routes = routesOf(await readList(statsFile));
  if (routes === null) return null;
  const output = suite.output === null ? join(dirname(statsFile), '../static') : resolve(directory, suite.output);
  const all = await listFiles(output, signal).catch((error: unknown) => {
    if (error instanceof BundleError) throw error;
    return [];
  });
  const there = new Set(all);
  const lost = routes.flatMap(({ files }) => files).find((it) => !there.has(it));
  if (lost !== undefined)
    throw new BundleError(
      `The statistics ${cleanText(stats, 200)} of suite ${suite.name} name ${cleanText(lost, 200)}, which is not among the emitted files.`,
      'Build anew before they are read; with another directory of emitted files than .next/static, set `output`.',
    );
  const files = all.filter((name) => !matchesGlobs(name, suite.ignore));
  const code = files.filter(isCode);
  const first = new Set(routes.flatMap((it) => it.files));
  const later = code.filter((it) => !first.has(it));
  const { graph, ids } = finishGraph({
    bundler: { name: 'files', version: null },
    mode: null,
    modules: new Map(),
    edges: [],
    files: new Set(files),
    // Named by their content alone: nothing on one side has its counterpart by a name.
    chunks: new Map(code.map((file) => [file, { names: [], files: [file], origins: [] }])),
    entries: routes.map(({ name, files: own }) => ({ name, files: own, initial: own, async: later, modules: [] })),
    notices: [
      'Turbopack writes no graph of its modules, so only sizes are known: of the scripts of each route’s first load, of the rest, and of everything; not which package grew, nor why.',
    ],
  });
  return { graph, ids, output, statsFile, source: 'files' };
};
