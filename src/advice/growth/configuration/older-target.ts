import type { Comparison } from '../comparison.ts';
import { isLoaded } from '../import-pairs.ts';
import { isHelper, isPolyfill } from '../known-packages.ts';
import { countOf, quoteSome } from '../quote.ts';
import { isOwn } from '../side-index.ts';
import type { Detect } from './sign.ts';
import { untouchedGrowth } from './untouched-growth.ts';

/** So many files that nobody touched have something new in them: it was a compiler. */
const fewest = 3;

/** Packages of helpers and polyfills that files import now although nobody touched them. */
const spread = ({ head, change, former, formerMask }: Comparison): { importers: number; packages: string[] } => {
  const importers = new Set<number>();
  const packages = new Set<string>();
  for (let pair = 0; pair < head.pairs.from.length; pair += 1) {
    const from = head.pairs.from[pair] ?? 0;
    const imported = head.module(head.pairs.to[pair] ?? 0).package;
    const helps = imported !== null && (isHelper(imported) || isPolyfill(imported));
    if (!helps || !isLoaded(head.pairs.mask[pair] ?? 0) || isLoaded(formerMask(pair))) continue;
    const importer = head.module(from);
    if (former(from) === -1 || !isOwn(importer) || change.touches(importer.name)) continue;
    importers.add(from);
    packages.add(imported);
  }
  return { importers: importers.size, packages: [...packages].toSorted() };
};

const targetFile = /browserslist|babel|swc|tsconfig/u;

/** Compilers write for older browsers than before: longer syntax, helpers, polyfills. */
export const olderTarget: Detect = (comparison) => {
  const { change } = comparison;
  const helpers = spread(comparison);
  const sources = untouchedGrowth(comparison, 'stat');
  const delivered = untouchedGrowth(comparison, 'parsed');
  const longer = change.configuration.length > 0 && sources.grown >= fewest && sources.grown >= 0.5 * sources.modules;
  const declared =
    change.manifests.some((it) => it.fields.includes('browserslist')) ||
    change.configuration.some((it) => targetFile.test(it));
  const everywhere = declared && delivered.grown >= fewest && delivered.grown >= 0.5 * delivered.modules;
  if (helpers.importers < fewest && !longer && !everywhere) return null;
  return {
    kind: 'older-target',
    evidence: [
      'Scripts are compiled for older browsers than on the base.',
      ...(helpers.importers > 0
        ? [
            `${countOf(helpers.importers, 'file')} that the change does not touch now import ${quoteSome(helpers.packages)}.`,
          ]
        : []),
      ...(longer
        ? [
            `${sources.grown} of ${sources.modules} files that the change does not touch come out of the compiler bigger.`,
          ]
        : []),
      ...(everywhere && !longer
        ? [`${delivered.grown} of ${delivered.modules} modules are delivered bigger than before.`]
        : []),
    ],
    fix: 'Raise the targets of the compiler (browserslist, target) to the browsers that the project supports.',
    words: ['browserslist', 'targets', 'target', 'useBuiltIns', 'preset-env', 'ie 11', 'es5', 'defaults'],
    everywhere: true,
  };
};
