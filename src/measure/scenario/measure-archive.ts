import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { errorCode } from '../../core/error-code.ts';
import { OutputError } from '../../core/errors.ts';
import type { Measurement } from '../../core/measurement.ts';
import { seriesFile } from '../../core/raw-names.ts';
import type { SeriesHeader, SeriesLine } from '../../core/series.ts';
import { openArchive } from '../archive.ts';

/** A series that is written while it is measured. */
export interface KeptSeries extends AsyncDisposable {
  /** Below the run's directory. */
  readonly path: string;
  /** Resolves when the line is on the disk. */
  add(line: SeriesLine): Promise<void>;
}

/** Everything that a run of `pacegate measure` keeps, below one directory. */
export interface MeasureArchive {
  /** As shown to people. */
  readonly directory: string;
  readonly logs: { readonly path: string; readonly shown: string };
  keepPlan(plan: object): Promise<void>;
  openSeries(header: SeriesHeader): Promise<KeptSeries>;
  keep(measurement: Measurement, markdown: string): Promise<void>;
}

const failure = (path: string, error: unknown): OutputError =>
  new OutputError(
    `${path} could not be written (${errorCode(error) ?? 'unknown'}).`,
    'What was measured until then is kept. Free some space, or name another directory with --out.',
    { cause: error },
  );

/** A file is either whole or not there. */
const write = async (path: string, text: string): Promise<void> => {
  try {
    await writeFile(`${path}.part`, text);
    await rename(`${path}.part`, path);
  } catch (error) {
    await rm(`${path}.part`, { force: true }).catch(() => {});
    throw failure(path, error);
  }
};

/** Series of an earlier run in the same directory would be taken for this one's. */
const forgetEarlierRun = async (directory: string): Promise<void> => {
  const raw = join(directory, 'raw');
  const names = await readdir(raw).catch((): string[] => []);
  if (!names.includes('measure-plan.json')) return;
  const paths = [
    ...['measure.json', 'measure.md'].map((name) => join(directory, name)),
    ...names.filter((name) => name === 'measure-plan.json' || name.endsWith('.jsonl')).map((name) => join(raw, name)),
  ];
  await Promise.all(paths.map((path) => rm(path, { force: true })));
};

/** One line is one write, so that killing the process leaves whole lines; it is on the disk before the next is measured. */
const openSeries = async (directory: string, header: SeriesHeader): Promise<KeptSeries> => {
  const path = seriesFile(header);
  const whole = join(directory, path);
  try {
    const handle = await open(whole, 'w');
    const add = async (line: object): Promise<void> => {
      try {
        await handle.appendFile(`${JSON.stringify(line)}\n`);
        await handle.datasync();
      } catch (error) {
        throw failure(whole, error);
      }
    };
    await add(header);
    return { path, add, [Symbol.asyncDispose]: () => handle.close() };
  } catch (error) {
    if (error instanceof OutputError) throw error;
    throw failure(whole, error);
  }
};

/** Opens the archive; see openArchive for the directory. Throws an OutputError when it can't be made. */
export const openMeasureArchive = async (
  cwd: string,
  path: string,
  ignoredAt: string | null,
): Promise<MeasureArchive> => {
  const { directory: shown, logs } = await openArchive(cwd, path, ignoredAt);
  const directory = resolve(cwd, path);
  try {
    await forgetEarlierRun(directory);
    await mkdir(join(directory, 'raw'), { recursive: true });
  } catch (error) {
    throw failure(directory, error);
  }
  return {
    directory: shown,
    logs,
    keepPlan: (plan) => write(join(directory, 'raw', 'measure-plan.json'), `${JSON.stringify(plan, null, 2)}\n`),
    openSeries: (header) => openSeries(directory, header),
    keep: async (measurement, markdown) => {
      await write(join(directory, 'measure.json'), `${JSON.stringify(measurement, null, 2)}\n`);
      await write(join(directory, 'measure.md'), markdown);
    },
  };
};
