import { BundleError } from '../../../core/errors.ts';
import { createEsbuildVisitor } from './esbuild/esbuild-visitor.ts';
import type { Metafile } from './esbuild/read-esbuild.ts';
import type { JsonVisitor } from './json/json-scanner.ts';
import { createOwnVisitor } from './own/own-visitor.ts';
import { createWebpackVisitor, type WebpackVisitor } from './webpack/webpack-visitor.ts';

/** What was taken from a file, by its format. */
export type Taken =
  | { readonly format: 'webpack'; readonly visitor: WebpackVisitor }
  | { readonly format: 'esbuild'; readonly metafile: Metafile }
  | { readonly format: 'own'; readonly members: Readonly<Record<string, unknown>> };

export interface StatisticsReader extends JsonVisitor {
  /** After the end of the file. Throws a BundleError when it is of no known format. */
  readonly taken: () => Taken;
}

const cure =
  "Set `stats` to the statistics of webpack or Rspack (`--json=FILE`), the metafile of esbuild (`--metafile=FILE`) or the file that Pacegate's plugin for Rollup, Vite, webpack or Rspack writes. docs/bundles.md shows how.";

/** Other files that people have at hand, by a member that only they have. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^(?:nodeMetas|nodeParts)$/, "rollup-plugin-visualizer's, which does not say how modules are imported"],
  [/\.(?:html|[jt]sx?)$/, 'a manifest, which says nothing of modules'],
  [/^(?:pages|rootMainFiles|polyfillFiles)$/, "Next.js's build manifest, which says nothing of modules"],
];

const unknown = (shown: string, keys: readonly string[]): BundleError => {
  const other = others.find(([pattern]) => keys.some((key) => pattern.test(key)))?.[1];
  const members = keys.slice(0, 5).map((key) => JSON.stringify(key.slice(0, 40)));
  const what = other ?? (keys.length === 0 ? 'an empty object' : `an object of ${members.join(', ')}`);
  return new BundleError(`${shown} is of no bundler that Pacegate can read: it is ${what}.`, cure);
};

/** Finds out by the first member which format a file is of, and reads it as that. `shown`: the file as people are shown it. */
export const createStatisticsReader = (shown: string): StatisticsReader => {
  const webpack = createWebpackVisitor();
  const esbuild = createEsbuildVisitor();
  const own = createOwnVisitor();
  let chosen: { readonly visitor: JsonVisitor; readonly taken: Taken } | null = null;
  const keys: string[] = [];

  const choose = (key: string): { readonly visitor: JsonVisitor; readonly taken: Taken } => {
    if (key === 'schema') return { visitor: own, taken: { format: 'own', members: own.members } };
    if (key === 'inputs' || key === 'outputs')
      return { visitor: esbuild, taken: { format: 'esbuild', metafile: esbuild.metafile } };
    // Its members come in any order, with those of plugins among them.
    return { visitor: webpack, taken: { format: 'webpack', visitor: webpack } };
  };

  return {
    begin: (path, shape) => {
      if (path.length === 0) {
        if (shape === 'object') return 'enter';
        const what = shape === 'array' ? "a list, as webpack-bundle-analyzer's report is" : 'a single value';
        throw new BundleError(`${shown} is of no bundler that Pacegate can read: it is ${what}.`, cure);
      }
      if (path.length === 1 && keys.length < 50) keys.push(String(path[0]));
      chosen ??= choose(String(path[0]));
      return chosen.visitor.begin(path, shape);
    },
    value: (path, value) => chosen?.visitor.value(path, value),
    taken: () => {
      if (chosen === null) throw unknown(shown, keys);
      const { taken } = chosen;
      // Only what a build has written tells it from any other JSON.
      const isKnown =
        taken.format !== 'webpack' ||
        webpack
          .compilations()
          .some(({ has }) => ['assets', 'modules', 'chunks', 'entrypoints'].some((key) => has.has(key)));
      if (!isKnown) throw unknown(shown, keys);
      return taken;
    },
  };
};
