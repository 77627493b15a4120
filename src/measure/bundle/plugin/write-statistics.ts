import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { FinishedGraph } from '../read/graph/draft.ts';
import { statisticsSchema, type StatisticsFile } from '../read/own/statistics-file.ts';

export interface WriteOptions extends FinishedGraph {
  /** Absolute. */
  readonly file: string;
  /** Absolute directories that names of modules and of files start from. */
  readonly context: string;
  readonly output: string;
}

const way = (from: string, to: string): string => relative(from, to).split(sep).join('/');

/** Writes what a plugin found out, in one piece or not at all. */
export const writeStatistics = ({ file, context, output, graph, ids }: WriteOptions): void => {
  const directory = dirname(file);
  const content: StatisticsFile = {
    schema: statisticsSchema,
    context: way(directory, context),
    output: way(directory, output),
    graph,
    ids,
  };
  mkdirSync(directory, { recursive: true });
  const unfinished = join(directory, `.${basename(file)}.${process.pid}`);
  try {
    writeFileSync(unfinished, JSON.stringify(content));
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
};
