import { measureSide, type MeasuredBundle } from '../../../src/measure/bundle/measure-side.ts';
import { readGraph } from '../../../src/measure/bundle/read-graph.ts';

const signal = new AbortController().signal;

/** Reads and measures what a build left in `directory`. */
export const measureBuild = async (directory: string, stats: string): Promise<MeasuredBundle> => {
  const read = await readGraph({ suite: { name: 'web', stats, output: null, ignore: [] }, directory, signal });
  return measureSide({ read, directory, signal });
};
