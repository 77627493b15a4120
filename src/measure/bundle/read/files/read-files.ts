import { readFile, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BundleError } from '../../../../core/errors.ts';
import { matchesGlobs } from '../../../survey/matches-globs.ts';
import type { ReadBundle, ReadOptions } from '../../read-graph.ts';
import { finishGraph } from '../graph/finish-graph.ts';
import { defaultFile } from '../own/statistics-file.ts';
import { draftOfFiles, type Page } from './draft-of-files.ts';
import { listFiles } from './list-files.ts';

/** A site of generated pages has thousands, which load the same. */
const mostPages = 200;
/** Bytes. */
const largestPage = 5 * 2 ** 20;

const readPages = async (output: string, files: readonly string[]): Promise<Page[]> => {
  if (!files.includes('index.html')) return [];
  const pages: Page[] = [];
  for (const name of ['index.html', ...files.filter((it) => /\.html?$/.test(it) && it !== 'index.html')].slice(
    0,
    mostPages,
  )) {
    const path = join(output, name);
    if ((await stat(path)).size <= largestPage) pages.push({ name, html: await readFile(path, 'utf8') });
  }
  return pages;
};

const checkedOutput = async ({ suite, directory }: ReadOptions): Promise<string> => {
  if (suite.output === null)
    throw new BundleError(
      `Suite ${suite.name} has neither statistics nor a directory of emitted files.`,
      'Set `stats` to what the bundler writes, or `output` to the directory that the build writes to.',
    );
  const output = resolve(await realpath(directory).catch(() => directory), suite.output);
  const about = await stat(output).catch(() => null);
  if (about?.isDirectory() === true) return output;
  throw new BundleError(
    `Suite ${suite.name} has no directory of emitted files: ${suite.output} is not there.`,
    'Set `output` to the directory that the build writes to, and look at the output of the build.',
  );
};

/** The fallback without statistics: a directory of files, with its pages as entries. Throws a BundleError. */
export const readFiles = async (options: ReadOptions): Promise<ReadBundle> => {
  const { suite, signal } = options;
  const output = await checkedOutput(options);
  const all = await listFiles(output, signal);
  const names = new Set(all);
  const files = all.filter(
    (name) =>
      !matchesGlobs(name, suite.ignore) &&
      !name.endsWith(defaultFile) &&
      !(/\.(?:gz|br|zst)$/.test(name) && names.has(name.replace(/\.\w+$/, ''))),
  );
  const draft = draftOfFiles(files, await readPages(output, files));
  if (draft.entries.length === 0)
    throw new BundleError(
      `The directory of emitted files of suite ${suite.name}, ${suite.output}, has no scripts and no styles.`,
      'Set `output` to the directory that the build writes to, and look at the output of the build.',
    );
  const { graph, ids } = finishGraph(draft);
  return { graph, ids, output, statsFile: null, source: 'files' };
};
