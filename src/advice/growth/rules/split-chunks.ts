import type { Case, Draft } from '../case.ts';
import { biggestOf, draft, freeEntered, pairsInto } from '../case.ts';
import { companies } from '../companions.ts';
import { isDynamic } from '../import-pairs.ts';
import { countOf, quoteSome } from '../quote.ts';
import { isMade } from '../side-index.ts';
import { sumOf } from '../scope.ts';

const words = [
  'splitChunks',
  'cacheGroups',
  'manualChunks',
  'advancedChunks',
  'chunks',
  'LimitChunkCount',
  'eager',
  'inlineDynamicImports',
];

/** Copies of less are not worth another request. */
const leastCopies = 10_000;

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
      places: [{ kind: 'configuration', files: change.configuration, words }],
      placesFirst: change.configuration.length > 0,
    }),
  ];
};

/** Modules of which more copies are delivered than before. */
const copied = (it: Case): Draft[] => {
  const { comparison, scope } = it;
  const { head, base, former, change } = comparison;
  let copies = 0;
  const modules: number[] = [];
  for (const [index, module] of head.graph.modules.entries()) {
    const at = former(index);
    if (at === -1 || scope.inHead[index] === 0 || scope.isEntered[index] === 1 || isMade(module)) continue;
    const more = module.chunks.length - base.module(at).chunks.length;
    if (more <= 0 || base.module(at).chunks.length === 0) continue;
    copies += more * (module.parsed ?? module.stat);
    modules.push(index);
  }
  if (copies < leastCopies) return [];
  const target = biggestOf(it, modules);
  return [
    draft({
      kind: 'split-chunks',
      subject: target === null ? 'chunks' : (head.module(target).package ?? head.module(target).name),
      package: target === null ? null : head.module(target).package,
      added: [],
      copies,
      evidence: [
        `${countOf(modules.length, 'module')} are in more chunks than on the base: ${quoteSome(namesOf(it, modules))}.`,
      ],
      places: [{ kind: 'configuration', files: change.configuration, words }],
      placesFirst: true,
    }),
  ];
};

/** Modules that the bundler shares out among chunks otherwise than before, without an import that says so. */
export const splitChunks = (it: Case): Draft[] => (it.scope.entry === null ? copied(it) : intoFirstLoad(it));
