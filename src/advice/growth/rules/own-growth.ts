import type { Case, Draft } from '../case.ts';
import { biggestOf, draft, freeEntered } from '../case.ts';
import type { Comparison } from '../comparison.ts';
import { countOf, quoteSome } from '../quote.ts';
import { sumOf } from '../scope.ts';
import { isMade } from '../side-index.ts';
import { kindByContent } from './by-content.ts';

/** So many modules are told one by one; the others together. */
const most = 5;

interface OwnGrowth {
  readonly head: number;
  /** -1 where it is new. */
  readonly base: number;
  readonly by: number;
}

/** What grew and has no cause yet, the most first. */
const growthOf = (it: Case, together: readonly number[]): OwnGrowth[] => {
  const { comparison, scope, claimed, configured } = it;
  const { head } = comparison;
  // What people wrote came in by imports of their own: the rest is of the other configuration.
  if (configured) return [];
  const shared = new Set(together);
  const counts = (index: number): boolean => head.module(index).package === null && !isMade(head.module(index));
  const entered = freeEntered(it, scope.entered)
    .filter((index) => counts(index) && !shared.has(index))
    .map((index) => ({ head: index, base: -1, by: sumOf(head, [index]) }));
  const grown = scope.grown.filter((found) => counts(found.head) && claimed.head[found.head] === 0);
  const nameOf = (found: OwnGrowth): string => head.module(found.head).name;
  return [...entered, ...grown].toSorted((a, b) => b.by - a.by || (nameOf(a) < nameOf(b) ? -1 : 1));
};

/**
 * Entries of child compilations have the child's name in front. So do entries in folders, but those share chunks, files or at least modules
 * with others, which a compilation of its own does not.
 */
export const isChildEntry = ({ head }: Comparison, name: string): boolean => {
  const { entries } = head.graph;
  const entry = entries.find((it) => it.name === name);
  const others = entries.filter((it) => !it.name.includes('/'));
  if (entry === undefined || !name.includes('/') || others.length === 0) return false;
  const own = new Set([...entry.initial, ...entry.async]);
  return !others.some((it) => [...it.initial, ...it.async].some((chunk) => own.has(chunk)));
};

const draftOf = (it: Case, kind: Draft['kind'], growth: readonly OwnGrowth[]): Draft[] => {
  const { head } = it.comparison;
  const added = growth.map((found) => found.head);
  const biggest = biggestOf(it, added);
  if (biggest === null || growth.reduce((sum, found) => sum + found.by, 0) < it.scope.floor) return [];
  const { name } = head.module(biggest);
  const names = added.map((index) => head.module(index).name);
  return [
    draft({
      kind,
      subject: growth.length === 1 ? name : countOf(growth.length, 'module'),
      added,
      replaced: growth.flatMap((found) => (found.base === -1 ? [] : [found.base])),
      target: biggest,
      evidence: growth.length === 1 ? [] : [`They are ${quoteSome(names)}.`],
      places: [{ kind: 'module', module: name }],
      placesFirst: true,
    }),
  ];
};

/** The project's own files that grew. Code that does more is bigger: this informs. */
export const ownGrowth = (it: Case, together: readonly number[]): Draft[] => {
  const growth = growthOf(it, together);
  const { entry, floor } = it.scope;
  if (entry !== null && isChildEntry(it.comparison, entry)) return draftOf(it, 'child-grew', growth);
  const styles = growth.filter((found) => it.comparison.head.module(found.head).type === 'style');
  const others = growth.filter((found) => !styles.includes(found));
  const large = others.filter((found) => found.by >= floor).slice(0, most);
  const rest = others.filter((found) => !large.includes(found));
  return [
    ...draftOf(it, 'style-grew', styles),
    ...large.flatMap((found) => {
      const kind = kindByContent(it, [found.head]);
      return draftOf(it, kind === 'data' && found.by >= 10_000 ? 'data' : 'module-grew', [found]);
    }),
    ...draftOf(it, 'module-grew', rest),
  ];
};
