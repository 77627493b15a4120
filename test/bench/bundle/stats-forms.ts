import type { StatsOptions } from 'webpack';
import { statsOptions } from '../../../src/measure/bundle/plugin/stats-options.ts';

const unlimited = {
  assetsSpace: Infinity,
  chunkModulesSpace: Infinity,
  modulesSpace: Infinity,
  nestedModulesSpace: Infinity,
} as const satisfies StatsOptions;

/** The trimmed statistics that Pacegate's plugin writes: no other tool reads them. */
export const ownForm = 'plugin';

/** Statistics of one build, by what is asked of webpack. */
export const statsForms: Readonly<Record<string, (context: string) => StatsOptions>> = {
  /** What Pacegate's plugin asks for, as webpack gives it: edges and bail-outs, and no module twice. */
  edges: (context) => ({ ...statsOptions(context), hash: true, builtAt: true }),
  /** What the plugin of webpack-bundle-analyzer asks for, with the hash and the date that other tools want: no edges. */
  analyzer: () => ({
    all: false,
    assets: true,
    builtAt: true,
    cachedAssets: true,
    cachedModules: true,
    children: true,
    chunks: true,
    chunkModules: true,
    depth: true,
    entrypoints: true,
    hash: true,
    ids: true,
    modules: true,
    nestedModules: true,
    ...unlimited,
  }),
  /** `webpack --json` without options. */
  default: () => ({}),
};
