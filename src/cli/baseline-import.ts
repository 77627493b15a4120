import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { identityOf } from '../baseline/append-to-series.ts';
import { longestImport } from '../baseline/checked-json.ts';
import type { Imported } from '../baseline/exchange.ts';
import { importBmf } from '../baseline/import-bmf.ts';
import { importGitHubActionBenchmark } from '../baseline/import-github-action-benchmark.ts';
import { importPacegate } from '../baseline/import-pacegate.ts';
import { BaselineError, UsageError } from '../core/errors.ts';
import { escapeTerminal } from '../report/escape.ts';
import { commitOf } from '../measure/workspace/find-commit.ts';
import type { BaselineFlags } from './baseline-flags.ts';
import { tellSkipped, withBaseline } from './baseline-session.ts';
import type { OpenBaseline } from './open-baseline.ts';

const cure = 'Name what pacegate baseline export wrote, or the file of another tool with its --format.';

const readImport = async (path: string, file: string): Promise<string> => {
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    // Four bytes a character at most; larger files need not be read to be refused.
    if (size > 4 * longestImport) throw new UsageError(`${file} has ${Math.round(size / 1e6)} MB.`, cure);
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} can't be read.`, cure, { cause: error });
  }
  if (!isUtf8(bytes)) throw new UsageError(`${file} is not text in UTF-8.`, cure);
  return bytes.toString('utf8');
};

/** Bencher's report says neither commit nor date: `bencher run` takes the commit that is checked out, and so does this. */
const measuredCommit = async (
  { git, repository }: OpenBaseline,
  ref: string | null,
): Promise<{ commit: string; at: Date }> => {
  const commit = await commitOf(git, repository, ref ?? 'HEAD');
  if (commit === null)
    throw new UsageError(
      `--commit ${JSON.stringify(ref ?? 'HEAD')}: the repository has no such commit.`,
      'Name the commit that the figures were measured at: --commit REF.',
    );
  const date = await git.text(['show', '--no-patch', '--format=%cI', commit], { directory: repository.top });
  return { commit, at: new Date(date) };
};

const read = async (
  text: string,
  { format, suites, commit }: BaselineFlags,
  opened: OpenBaseline,
): Promise<Imported> => {
  switch (format) {
    case 'pacegate':
      return importPacegate(text, suites);
    case 'bmf':
      return importBmf(text, { suites, ...(await measuredCommit(opened, commit)) });
    case 'github-action-benchmark':
      return importGitHubActionBenchmark(text, suites);
  }
};

/** Of how many of `records` the store has now: old ones of a long history fall out. */
const summary = async ({ store }: OpenBaseline, { records }: Imported): Promise<string[]> => {
  const groups = Map.groupBy(records, ({ suite, environment }) => JSON.stringify([suite, environment.class]));
  const lines = [...groups.values()].map(async (group) => {
    const [first] = group;
    if (first === undefined) return '';
    const key = { suite: first.suite, environment: first.environment.class };
    const kept = new Set((await store.read(key)).records.map(identityOf));
    const wanted = new Set(group.map(identityOf));
    const present = [...wanted].filter((it) => kept.has(it)).length;
    const rest = present < wanted.size ? ` of ${wanted.size}; older ones do not fit` : '';
    return `${key.suite} on ${key.environment}: ${present}${rest}`;
  });
  return Promise.all(lines);
};

/** `pacegate baseline import FILE`. What can't be imported is told with the reason. */
export const importBaseline = (file: string, flags: BaselineFlags, host: NodeJS.Process): Promise<number> =>
  withBaseline(flags, host, true, async ({ opened, tell }) => {
    const imported = await read(await readImport(resolve(host.cwd(), file), file), flags, opened);
    tellSkipped(imported.skipped, tell);
    if (imported.records.length === 0)
      throw new BaselineError(`Nothing of ${file} could be imported.`, 'docs/moving.md says what each format gives.');
    await opened.store.append(imported.records);
    const lines = await summary(opened, imported);
    host.stdout.write(
      `Measurements in ${opened.store.place}:\n${lines.map((it) => `  ${escapeTerminal(it)}\n`).join('')}`,
    );
    return 0;
  });
