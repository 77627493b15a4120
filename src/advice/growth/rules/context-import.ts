import type { Blamed } from '../blame-gates.ts';
import type { Case, Draft } from '../case.ts';
import { biggestOf, draft } from '../case.ts';
import type { SourcePlace } from '../growth-plan.ts';
import { countOf, quote, quoteSome } from '../quote.ts';
import { kindByContent } from './by-content.ts';

/** Fewer are what somebody added, not what a request swept in. */
const fewest = 5;

/** A folder that a computed request asks for: the bundler takes everything in it that the request could mean. */
export const contextImport = (it: Case, { gate, modules }: Blamed): Draft[] => {
  const { base, head, change, former } = it.comparison;
  const context = Number(gate.of);
  const { name, package: packageName } = head.module(context);
  const swept = modules.filter((index) => index !== context);
  const names = swept.map((index) => head.module(index).name).toSorted();
  const many = swept.length >= fewest;
  const biggest = biggestOf(it, swept);
  const pairs = gate.pairs.filter((pair) => head.pairs.from[pair] !== context);
  // The request may have been lazy before, or have asked for less.
  const importers = new Set(pairs.map((pair) => former(head.pairs.from[pair] ?? -1)));
  const replaced = it.scope.left.filter(
    (index) =>
      base.module(index).type === 'context' &&
      [...importers].some((importer) => base.pairs.find(importer, index) !== -1),
  );
  return [
    draft({
      kind: many ? 'context' : (kindByContent(it, modules) ?? 'module-grew'),
      subject: packageName ?? (many || biggest === null ? name : head.module(biggest).name),
      package: packageName,
      added: modules,
      replaced,
      pairs,
      target: context,
      evidence: [
        `The computed request ${quote(name)} takes in ${countOf(swept.length, 'file')}${names.length > 0 ? `: ${quoteSome(names)}` : ''}.`,
      ],
      places: [
        // A request that is put together has no text to look for.
        ...[...new Set(pairs.map((pair) => head.module(head.pairs.from[pair] ?? 0).name))]
          .filter((importer) => change.touches(importer))
          .map((module): SourcePlace => ({ kind: 'module', module })),
        {
          kind: 'configuration',
          files: change.configuration,
          words: [
            'IgnorePlugin',
            'ContextReplacementPlugin',
            'contextRegExp',
            ...(packageName === null ? [] : [packageName]),
          ],
        },
      ],
      placesFirst: false,
    }),
  ];
};
