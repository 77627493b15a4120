import type { BundleSuite } from './bundle-suite.ts';
import type { ValidFields } from './schema.ts';
import { type Fill, mapValues } from './to-route.ts';

type AnySuite = ValidFields['suites'][string];
type BundleFields = Extract<AnySuite, { readonly type: 'bundle' }>;

/** The bundle that valid fields mean. */
export const toBundleSuite = (name: string, suite: BundleFields, fill: Fill): BundleSuite => ({
  name,
  type: suite.type,
  directory: suite.directory,
  paths: suite.paths ?? null,
  install: suite.install ?? null,
  build: suite.build ?? null,
  env: mapValues(suite.env, fill),
  stats: suite.stats ?? null,
  output: suite.output ?? null,
  entries: suite.entries ?? null,
  ignore: suite.ignore,
});
