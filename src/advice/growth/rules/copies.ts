import type { CauseKind } from '../../../core/bundle/cause-kinds.ts';
import type { Case, Draft } from '../case.ts';
import { biggestOf, draft } from '../case.ts';
import { companies } from '../companions.ts';
import { isDynamic, isLoaded } from '../import-pairs.ts';
import { countOf, quoteSome } from '../quote.ts';
import { chunksOf, isMade } from '../side-index.ts';
import type { ComparedSide } from '../comparison.ts';
import { splitWords } from './split-chunks.ts';

/** Copies of less are not worth another request. Bytes as delivered. */
const leastCopies = 10_000;

interface Copies {
  readonly kind: CauseKind;
  readonly modules: readonly number[];
  readonly bytes: number;
}

/**
 * By chunk for later: whether a module that has it is there already whenever the chunk is asked for. The chunks of the first load of
 * every entry that can ask for it.
 */
const firstLoadsBefore = ({ graph }: ComparedSide): readonly ReadonlySet<number>[][] =>
  graph.chunks.map((_, chunk) =>
    graph.entries.filter((it) => it.async.includes(chunk)).map(({ initial }) => new Set(initial)),
  );

/** In how many chunks a module is for nothing: those of later that every entry has it for already. */
const redundant = (side: ComparedSide, before: ReturnType<typeof firstLoadsBefore>, index: number): number => {
  const own = chunksOf(side.graph, side.module(index));
  if (own.length < 2) return 0;
  return own.filter((chunk) => {
    const loads = before[chunk] ?? [];
    return loads.length > 0 && loads.every((first) => !first.has(chunk) && own.some((it) => first.has(it)));
  }).length;
};

const copiesOf = ({ comparison, scope, ways }: Case): Copies[] => {
  const { head, base, former } = comparison;
  const loads = { head: firstLoadsBefore(head), base: firstLoadsBefore(base) };
  // What is never reached by imports of the graph says nothing of who asks for it.
  const along = new Set(companies(comparison, scope, ways.distance).flatMap(({ others }) => others));
  const found = { twice: { modules: [] as number[], bytes: 0 }, copied: { modules: [] as number[], bytes: 0 } };
  for (const [index, module] of head.graph.modules.entries()) {
    const at = former(index);
    if (at === -1 || isMade(module) || module.type === 'external' || along.has(index)) continue;
    const [now, then] = [chunksOf(head.graph, module).length, chunksOf(base.graph, base.module(at)).length];
    if (then === 0 || now <= then) continue;
    const bytes = module.parsed ?? module.stat;
    const twice = redundant(head, loads.head, index) - redundant(base, loads.base, at);
    const part =
      twice > 0 ? found.twice : scope.inHead[index] === 1 && scope.isEntered[index] === 0 ? found.copied : null;
    if (part === null) continue;
    part.modules.push(index);
    part.bytes += bytes * (twice > 0 ? twice : now - then);
  }
  return [
    { kind: 'loaded-twice' as const, ...found.twice },
    { kind: 'copied-modules' as const, ...found.copied },
  ].filter(({ bytes }) => bytes >= leastCopies);
};

/** Imports of the change that lead into them, whoever asked for them before. */
const askedBy = ({ comparison: { head, change, formerMask } }: Case, modules: readonly number[]): number[] => {
  const set = new Set(modules);
  const { from, to, mask } = head.pairs;
  return [...mask.keys()].filter((pair) => {
    const now = mask[pair] ?? 0;
    if (!set.has(to[pair] ?? -1) || set.has(from[pair] ?? -1)) return false;
    const isNew = (isLoaded(now) && !isLoaded(formerMask(pair))) || (isDynamic(now) && !isDynamic(formerMask(pair)));
    return isNew && change.touches(head.module(from[pair] ?? 0).name);
  });
};

/**
 * Modules of which more copies are delivered than before: in several chunks for later and in none that these share; or in one for later
 * although the first load of every entry that asks for it has them. No cut shows copies: the cost is a share.
 */
export const copies = (it: Case): Draft[] => {
  const { scope, comparison } = it;
  const { head, base, former, change } = comparison;
  if (scope.entry !== null) return [];
  return copiesOf(it).map(({ kind, modules, bytes }) => {
    const target = biggestOf(it, modules);
    const subject = target === null ? 'modules' : (head.module(target).package ?? head.module(target).name);
    const names = [
      ...new Set(modules.map((index) => head.module(index).package ?? head.module(index).name)),
    ].toSorted();
    const most =
      target === null
        ? null
        : {
            now: chunksOf(head.graph, head.module(target)).length,
            before: chunksOf(base.graph, base.module(former(target))).length,
          };
    const pairs = askedBy(it, modules);
    const configured = change.configuration.length > 0;
    return draft({
      // Where the change touches the bundler's rules, these share the modules out otherwise.
      kind: kind === 'copied-modules' && configured && pairs.length === 0 ? 'split-chunks' : kind,
      subject,
      package: target === null ? null : head.module(target).package,
      added: [],
      copies: bytes,
      pairs,
      evidence: [
        `${countOf(modules.length, 'module')} are in more chunks than on the base: ${quoteSome(names)}.`,
        ...(most === null ? [] : [`The largest is in ${most.now} chunks, and was in ${most.before}.`]),
      ],
      places: [{ kind: 'configuration', files: change.configuration, words: splitWords }],
      placesFirst: pairs.length === 0,
    });
  });
};
