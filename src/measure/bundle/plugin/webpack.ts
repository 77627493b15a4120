import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { finishGraph } from '../read/graph/finish-graph.ts';
import { defaultFile } from '../read/own/statistics-file.ts';
import { isRaw } from '../read/raw.ts';
import { finishWebpack } from '../read/webpack/finish-webpack.ts';
import { createGatheredModules } from '../read/webpack/gather-modules.ts';
import { gatherObject } from '../read/webpack/gather-object.ts';
import { plainPath } from '../read/webpack/module-name.ts';
import type { Compiler, Stats } from './compiler.ts';
import { isForBrowsers } from './for-browsers.ts';
import { statsOptions } from './stats-options.ts';
import { writeStatistics } from './write-statistics.ts';

export interface PacegateWebpackOptions {
  /** Where to write, from the output directory; "pacegate-stats.json" by default. */
  readonly file?: string;
  /** Only the compiler of this name, as in `name: 'client'`; by default each that builds for browsers. */
  readonly name?: string;
}

export interface PacegateWebpack {
  readonly apply: (compiler: Compiler) => void;
}

/** Files that compilers of this process are going to write. Several that run together may share an output directory. */
const claims = new Map<string, Compiler>();

/** All compilers of a configuration are made before the first of them runs, in its order. */
const claim = (compiler: Compiler, file: string): string => {
  const output = compiler.options.output?.path ?? compiler.outputPath;
  const path = resolve(output, file);
  if (!claims.has(path)) {
    claims.set(path, compiler);
    return file;
  }
  const name = (compiler.options.name ?? compiler.name ?? 'other').replaceAll(/[^\w.-]/g, '_');
  return file.replace(/(\.json)?$/, `.${name}$1`);
};

const release = (compiler: Compiler): void => {
  for (const [path, owner] of claims) if (owner === compiler) claims.delete(path);
};

const write = (compiler: Compiler, stats: Stats, file: string): void => {
  const output = stats.compilation.outputOptions.path ?? compiler.outputPath;
  const path = resolve(output, file);
  if (stats.hasErrors()) {
    // What an earlier build left must not speak for this one.
    rmSync(path, { force: true });
    return;
  }
  const json = stats.toJson(statsOptions(compiler.context));
  if (!isRaw(json)) throw new Error('the bundler gave no statistics');
  const gathered = createGatheredModules();
  const context = plainPath(compiler.context);
  const compilations = gatherObject(gathered, json);
  const mode = compiler.options.mode ?? null;
  const draft = finishWebpack({ gathered, compilations, directory: context, context, mode, shown: file });
  writeStatistics({ file: path, context: compiler.context, output, ...finishGraph(draft) });
};

/**
 * For `plugins` of webpack 5, Rspack and Next.js: writes what Pacegate reads beside the emitted files, after each build for browsers.
 * It never makes a build fail: what goes wrong here is a warning, and a missing file is noticed where it is read.
 */
export const pacegateWebpack = ({ file = defaultFile, name }: PacegateWebpackOptions = {}): PacegateWebpack => ({
  apply: (compiler) => {
    if (!isForBrowsers(compiler, name)) return;
    let own = file;
    // The first hook that knows the output directory.
    compiler.hooks.environment.tap('Pacegate', () => {
      own = claim(compiler, file);
    });
    compiler.hooks.done.tap('Pacegate', (stats) => {
      release(compiler);
      // A server for development builds again and again, into memory.
      if (compiler.watchMode === true) return;
      try {
        write(compiler, stats, own);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        compiler.getInfrastructureLogger('Pacegate').warn(`The statistics for Pacegate were not written: ${why}`);
      }
    });
  },
});
