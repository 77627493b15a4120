import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import { type Side, sides as allSides } from '../../core/side.ts';
import { printable } from '../workspace/output-tail.ts';
import type { EmittedBundle } from './emitted-bundle.ts';
import { treemapStats } from './treemap-stats.ts';
import { writeReport } from './webpack-bundle-analyzer.ts';

export interface TreemapSide {
  readonly graph: BundleGraph;
  /** null: the side was not built here, so only sizes of sources can be shown. */
  readonly emitted: EmittedBundle | null;
}

export interface TreemapOptions {
  readonly suite: string;
  /** null: that side could not be measured. */
  readonly sides: Readonly<Record<Side, TreemapSide | null>>;
  /** Gets `<suite>-treemap-base.html` and `<suite>-treemap-head.html`. */
  readonly directory: string;
  readonly signal: AbortSignal;
}

export interface Treemaps {
  /** Files that were written, by name in the directory. */
  readonly pages: { readonly path: string; readonly title: string }[];
  /** What is missing and why: complete sentences. */
  readonly notices: string[];
}

const fileName = (suite: string, side: Side): string =>
  `${suite.replace(/[^\w.-]+/g, '_').slice(0, 80)}-treemap-${side}.html`;

const isThere = async (file: string): Promise<boolean> => {
  const found = await stat(file).catch(() => null);
  return found !== null && found.size > 0;
};

/**
 * Writes the treemaps of webpack-bundle-analyzer as static pages. A page that can't be written is a notice, never a
 * failure: the measurement stands without it. Throws the signal's reason on an abort.
 */
export const writeTreemaps = async (options: TreemapOptions): Promise<Treemaps> => {
  const { suite, sides, directory, signal } = options;
  await mkdir(directory, { recursive: true });
  const pages: { path: string; title: string }[] = [];
  const notices: string[] = [];
  for (const side of allSides) {
    const it = sides[side];
    if (it === null || it.graph.modules.length === 0) continue;
    signal.throwIfAborted();
    const path = fileName(suite, side);
    const file = join(directory, path);
    const title = printable(`${suite}, ${side}: treemap`, 120);
    const say = (why: string): void => {
      notices.push(`The treemap of ${side} ${why}.`);
    };
    try {
      const stats = await treemapStats(it.graph, it.emitted, signal);
      // The analyzer does not fail: that there is a file tells, so it must not be one of before.
      await rm(file, { force: true });
      const said = await writeReport(stats, { file, title, output: it.emitted?.output ?? null });
      if (await isThere(file)) {
        pages.push({ path, title });
        const unread = said.find((text) => text.includes('No bundles were parsed'));
        if (unread !== undefined) say('shows sizes of sources only, because no emitted script could be read');
      } else say(`was not written: ${printable(said.at(-1) ?? 'webpack-bundle-analyzer gave no reason', 200)}`);
    } catch (error) {
      signal.throwIfAborted();
      say(`was not written: ${printable(error instanceof Error ? error.message : String(error), 200)}`);
    }
  }
  return { pages, notices };
};
