// Builds a project of forest.ts with webpack and writes its statistics in several forms: build-forest.ts DIRECTORY
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import webpack from 'webpack';
import { pacegateWebpack } from '../../../src/measure/bundle/plugin/webpack.ts';
import { ownForm, statsForms } from './stats-forms.ts';

/** Default statistics are longer than a string may be: the outer levels are written piece by piece. */
const pieces = function* (value: unknown, levels: number): Generator<string> {
  if (levels === 0 || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value) ?? 'null';
    return;
  }
  const isArray = Array.isArray(value);
  yield isArray ? '[' : '{';
  let separator = '';
  for (const [key, part] of Object.entries(value)) {
    if (!isArray && part === undefined) continue;
    yield isArray ? separator : `${separator}${JSON.stringify(key)}:`;
    yield* pieces(part, levels - 1);
    separator = ',';
  }
  yield isArray ? ']' : '}';
};

const writeJson = (file: string, value: unknown): void => {
  const handle = openSync(file, 'w');
  try {
    let buffer = '';
    for (const piece of pieces(value, 6)) {
      buffer += piece;
      if (buffer.length > 1_000_000) {
        writeSync(handle, buffer);
        buffer = '';
      }
    }
    writeSync(handle, buffer);
  } finally {
    closeSync(handle);
  }
};

/** As fast as it gets: how the files were minified does not matter here. */
const minimise = (compiler: webpack.Compiler): void => {
  compiler.hooks.compilation.tap('minimise', (compilation) => {
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE;
    compilation.hooks.processAssets.tapPromise({ name: 'minimise', stage }, async (assets) => {
      for (const name of Object.keys(assets).filter((it) => it.endsWith('.js'))) {
        const { code } = await transform(String(compilation.getAsset(name)?.source.source()), { minify: true });
        compilation.updateAsset(name, new webpack.sources.RawSource(code), { minimized: true });
      }
    });
  });
};

const directory = process.argv[2] ?? '.';
const compiler = webpack({
  context: directory,
  mode: 'production',
  devtool: false,
  entry: { main: './src/main.js' },
  output: {
    path: join(directory, 'dist'),
    filename: '[name].[contenthash:8].js',
    chunkFilename: '[name].[contenthash:8].js',
  },
  // Both sides share their packages by a link.
  resolve: { symlinks: false },
  optimization: { minimizer: [{ apply: minimise }], splitChunks: { chunks: 'all' } },
  performance: false,
  plugins: [pacegateWebpack({ file: `../${ownForm}.json` })],
});
compiler.run((error, stats) => {
  if (error !== null || stats === undefined || stats.hasErrors()) {
    process.stderr.write(`${error?.message ?? stats?.toString('errors-only') ?? 'no statistics'}\n`);
    process.exit(1);
  }
  for (const [name, options] of Object.entries(statsForms))
    writeJson(join(directory, `${name}.json`), stats.toJson(options(directory)));
});
