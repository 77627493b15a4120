import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { appendToSeries } from './append-to-series.ts';
import type { BaselineStore } from './baseline-store.ts';
import { type Bounds, defaultBounds } from './bound-history.ts';
import { lockDirectory, type LockOptions } from './directory-lock.ts';
import { fileFailure } from './file-failure.ts';
import { groupBySeries } from './group-by-series.ts';
import { readSeries } from './read-series.ts';
import { checkCase, seriesOf, seriesPath } from './series-path.ts';
import { ignoreInGit, listFiles, readStored, recover, replaceFiles, type TextFile } from './staged-files.ts';

export interface FilesStoreOptions {
  readonly directory: string;
  /** How people are told where it is; the directory itself by default. */
  readonly place?: string;
  readonly bounds?: Bounds;
  readonly lock?: LockOptions;
}

/**
 * Records in files below a directory, which is made when something is stored: `<suite>/<environment class>.jsonl`.
 * Several processes may write at the same time. Killed at any moment, a writer leaves what was there, or what it was to
 * write.
 */
export const createFilesStore = ({
  directory,
  place = `directory ${directory}`,
  bounds = defaultBounds,
  lock = {},
}: FilesStoreOptions): BaselineStore => {
  const told = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw fileFailure(`The stored measurements in ${place} can't be ${what}`, error);
    }
  };
  return {
    place,
    list: () => told('listed', async () => seriesOf(await listFiles(directory))),
    read: (key) =>
      told('read', async () => {
        const text = await readStored(directory, seriesPath(key));
        return text === null ? { records: [], problems: [] } : readSeries(text, key);
      }),
    append: (records) =>
      told('written', async () => {
        const additions = groupBySeries(records);
        if (additions.length === 0) return;
        await mkdir(directory, { recursive: true });
        await using held = await lockDirectory(join(directory, '.lock'), lock);
        await recover(directory);
        const series = seriesOf(await listFiles(directory));
        if (series.length === 0) await ignoreInGit(directory);
        checkCase([...series, ...additions.map(({ key }) => key)].map(({ suite }) => suite));
        const files: TextFile[] = [];
        for (const { path, key, records: added } of additions) {
          const text = appendToSeries(await readStored(directory, path), key, added, bounds);
          if (text !== null) files.push({ path, text });
        }
        if (files.length > 0) await replaceFiles(directory, files, () => held.check());
      }),
  };
};
