import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Exported, KeyedSeries } from '../baseline/exchange.ts';
import { exportBmf } from '../baseline/export-bmf.ts';
import { exportGitHubActionBenchmark } from '../baseline/export-github-action-benchmark.ts';
import { exportPacegate } from '../baseline/export-pacegate.ts';
import { OutputError } from '../core/errors.ts';
import type { BaselineFlags } from './baseline-flags.ts';
import { nothingStored, readAllSeries, tellSkipped, withBaseline } from './baseline-session.ts';

const exported = ({ format }: BaselineFlags, series: readonly KeyedSeries[], url: string): Exported => {
  switch (format) {
    case 'pacegate':
      return exportPacegate(series);
    case 'bmf':
      return exportBmf(series);
    case 'github-action-benchmark':
      return exportGitHubActionBenchmark(series, url);
  }
};

const write = async (path: string, out: string, text: string): Promise<void> => {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new OutputError(`--out ${out} can't be written.`, 'Name a file in a directory that you may write.', {
      cause: error,
    });
  }
};

/** `pacegate baseline export`: to standard output, or to a file. */
export const exportBaseline = (flags: BaselineFlags, host: NodeJS.Process): Promise<number> =>
  withBaseline(flags, host, false, async ({ opened: { store, url }, tell }) => {
    const series = await readAllSeries(store, flags.suites);
    if (series.every(({ records }) => records.length === 0)) throw nothingStored(store);
    const { text, skipped } = exported(flags, series, url);
    for (const problem of series.flatMap(({ problems }) => problems)) tell(problem);
    tellSkipped(skipped, tell);
    if (flags.out === null) host.stdout.write(text);
    else await write(resolve(host.cwd(), flags.out), flags.out, text);
    return 0;
  });
