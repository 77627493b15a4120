import { createRequire } from 'node:module';
import type Webpack from 'webpack';
import type { Configuration, MultiStats, Stats, StatsOptions } from 'webpack';
import { statsOptions } from '../../../../src/measure/bundle/plugin/stats-options.ts';
import type { Project } from './make-project.ts';

// As an ES module it would be asked for all of its members, and warns of the old ones.
const webpack: typeof Webpack = createRequire(import.meta.url)('webpack');

const close = async (compiler: { close: (done: (error: Error | null) => void) => void }): Promise<void> =>
  new Promise((resolve, reject) => {
    compiler.close((error) => (error === null || error === undefined ? resolve() : reject(error)));
  });

export const configuration = ({ directory }: Project, more: Configuration = {}): Configuration => ({
  mode: 'production',
  context: directory,
  entry: { main: './src/index.js' },
  output: { path: `${directory}/dist`, filename: '[name].js', chunkFilename: '[id].js' },
  // Unnamed chunks have numbers for names, as in most projects.
  optimization: { chunkIds: 'natural' },
  ...more,
});

/** Builds with the real webpack. */
export const runWebpack = async (configurations: Configuration | Configuration[]): Promise<Stats | MultiStats> => {
  const compiler = Array.isArray(configurations) ? webpack(configurations) : webpack(configurations);
  if (compiler === null) throw new Error('no compiler');
  const stats = await new Promise<Stats | MultiStats>((resolve, reject) => {
    const done = (error: Error | null, result?: Stats | MultiStats): void =>
      result === undefined ? reject(error) : resolve(result);
    compiler.run(done);
  });
  await close(compiler);
  return stats;
};

/** Builds and writes the statistics: by default those that are asked for in the manual, else with other options. */
export const buildWebpack = async (
  project: Project,
  { options, ...more }: Configuration & { readonly options?: StatsOptions } = {},
): Promise<void> => {
  const stats = await runWebpack(configuration(project, more));
  const json = stats.toJson(options ?? statsOptions(project.directory));
  await project.write({ 'dist/stats.json': JSON.stringify(json) });
};
