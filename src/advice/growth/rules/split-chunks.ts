import type { Case, Draft } from '../case.ts';
import { biggestOf, draft, freeEntered, pairsInto } from '../case.ts';
import { companies } from '../companions.ts';
import { isDynamic } from '../import-pairs.ts';
import { quoteSome } from '../quote.ts';
import { isMade } from '../side-index.ts';
import { sumOf } from '../scope.ts';

/** By these the line of the configuration is found. */
export const splitWords = [
  'splitChunks',
  'cacheGroups',
  'manualChunks',
  'advancedChunks',
  'chunks',
  'LimitChunkCount',
  'eager',
  'inlineDynamicImports',
];

const namesOf = ({ comparison: { head } }: Case, modules: readonly number[]): string[] =>
  [...new Set(modules.map((it) => head.module(it).package ?? head.module(it).name))].toSorted();

const intoFirstLoad = (it: Case): Draft[] => {
  const { comparison, scope, ways } = it;
  const along = new Set(companies(comparison, scope, ways.distance).flatMap(({ others }) => others));
  const { head, base, former, change } = comparison;
  const stayed = [...scope.inHead.keys()].filter(
    (index) => scope.inHead[index] === 1 && scope.isEntered[index] === 0 && !isMade(head.module(index)),
  );
  const reached = stayed.filter((index) => ways.distance[index] !== -1).length;
  // Where the statistics lack imports, that no way leads to a module says nothing.
  if (stayed.length === 0 || reached < 0.9 * stayed.length) return [];
  const modules = freeEntered(it, scope.entered).filter((index) => {
    const at = former(index);
    const module = head.module(index);
    const shipped = at !== -1 && base.shipped[at] === 1;
    return ways.distance[index] === -1 && !along.has(index) && shipped && !isMade(module) && module.type !== 'external';
  });
  if (sumOf(head, modules) < scope.floor) return [];
  const target = biggestOf(it, modules);
  const set = new Set(modules);
  const asked = pairsInto(it, set, (mask, from) => isDynamic(mask) && change.touches(head.module(from).name));
  return [
    draft({
      kind: 'split-chunks',
      subject: target === null ? 'chunks' : (head.module(target).package ?? head.module(target).name),
      package: target === null ? null : head.module(target).package,
      added: modules,
      pairs: change.configuration.length > 0 ? [] : asked,
      target,
      evidence: [
        `No static import leads to them: the bundler puts them there. They are ${quoteSome(namesOf(it, modules))}.`,
      ],
      places: [{ kind: 'configuration', files: change.configuration, words: splitWords }],
      placesFirst: change.configuration.length > 0,
    }),
  ];
};

/** Modules that the bundler shares out among chunks otherwise than before, without an import that says so. */
export const splitChunks = (it: Case): Draft[] => (it.scope.entry === null ? [] : intoFirstLoad(it));
