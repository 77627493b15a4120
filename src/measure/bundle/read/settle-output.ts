import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { BundleSuite } from '../../../config/bundle-suite.ts';
import type { BundleGraph } from '../../../core/bundle/bundle-graph.ts';
import { BundleError } from '../../../core/errors.ts';
import { matchesGlobs } from '../../survey/matches-globs.ts';
import { cleanText } from './clean-text.ts';
import type { FinishedGraph } from './graph/draft.ts';
import { withoutFiles } from './graph/without-files.ts';
import { inside } from './inside.ts';
import type { Statistics } from './read-statistics.ts';

export interface SettleOptions {
  readonly suite: Pick<BundleSuite, 'name' | 'output' | 'ignore'>;
  readonly directory: string;
  readonly statistics: Statistics;
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (it) => it.isFile(),
    () => false,
  );
const isDirectory = (path: string): Promise<boolean> =>
  stat(path).then(
    (it) => it.isDirectory(),
    () => false,
  );

/** Names of files that are not below `output`, or whose name can't be shown as it is. */
const absentFrom = async (output: string, names: readonly string[]): Promise<Set<string>> => {
  const found = await Promise.all(
    names.map(async (name) => cleanText(name) === name && (await isFile(join(output, name)))),
  );
  return new Set(names.filter((_, at) => found[at] !== true));
};

interface Settled {
  readonly output: string;
  readonly absent: ReadonlySet<string>;
}

const nameOf = (directory: string, path: string): string => cleanText(relative(directory, path) || '.', 200);

/** The first directory that has files of entries. Statistics that were kept from another build have none in any. */
const choose = async ({ suite, directory, statistics }: SettleOptions): Promise<Settled> => {
  const { graph, shown, outputs } = statistics;
  const set = suite.output === null ? null : resolve(directory, suite.output);
  const candidates = set === null ? outputs : [set, ...outputs.filter((it) => inside(set, it) !== null)];
  const needed = [...new Set(graph.entries.flatMap(({ files }) => files.flatMap((at) => graph.files[at]?.name ?? [])))];
  const names = graph.files.map(({ name }) => name);
  let wanting: string | null = null;
  for (const output of new Set(candidates)) {
    if (!(await isDirectory(output))) continue;
    const absent = await absentFrom(output, names);
    const missing = needed.find((name) => absent.has(name));
    if (missing === undefined) return { output, absent };
    wanting ??= `${cleanText(missing, 200)}, which is not in ${nameOf(directory, output)}`;
  }
  if (wanting !== null)
    throw new BundleError(
      `The statistics ${shown} of suite ${suite.name} list ${wanting}: they are of another build, or files were moved after it.`,
      'Set `output` to the directory of the emitted files. Leave no statistics of earlier builds in the repository.',
    );
  const [first = directory] = candidates;
  throw new BundleError(
    `Suite ${suite.name} has no directory of emitted files: ${nameOf(directory, first)} is not there.`,
    'Set `output` to the directory that the build writes to.',
  );
};

/** Copies that a server hands out instead: the file itself is counted. */
const isCopy = (name: string, names: ReadonlySet<string>): boolean =>
  /\.(?:gz|br|zst)$/.test(name) && names.has(name.replace(/\.\w+$/, ''));

const noticeOf = (absent: readonly string[]): string[] =>
  absent.length === 0
    ? []
    : [
        `${absent.length} of the files in the statistics are not in the output directory and do not count: ${absent
          .slice(0, 3)
          .map((it) => cleanText(it, 100))
          .join(', ')}${absent.length > 3 ? ', …' : ''}.`,
      ];

/**
 * Finds the directory of emitted files and leaves out of the graph what is not there, what the suite ignores, compressed copies,
 * and the statistics themselves. Throws a BundleError when a file of an entry is not there.
 */
export const settleOutput = async (
  options: SettleOptions,
): Promise<FinishedGraph & { readonly output: string; readonly graph: BundleGraph }> => {
  const { suite, statistics } = options;
  const { graph, ids, statsFile } = statistics;
  const { output, absent } = await choose(options);
  const names = new Set(graph.files.map(({ name }) => name));
  const isGone = (name: string): boolean =>
    absent.has(name) ||
    isCopy(name, names) ||
    resolve(output, name) === statsFile ||
    (suite.ignore.length > 0 && matchesGlobs(name, suite.ignore));
  const shown = [...absent].filter((name) => !isCopy(name, names));
  const left = withoutFiles(graph, isGone);
  return { graph: { ...left, notices: [...left.notices, ...noticeOf(shown)] }, ids, output };
};
