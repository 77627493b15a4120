import type { CauseKind } from '../../core/bundle/cause-kinds.ts';
import type { Comparison } from './comparison.ts';
import type { SourcePlace } from './growth-plan.ts';
import type { Scope } from './scope.ts';
import type { Ways } from './ways.ts';

/** One scope in work. */
export interface Case {
  readonly comparison: Comparison;
  readonly scope: Scope;
  readonly ways: Ways;
  /** Another configuration made modules bigger that nobody touched: growth within a module says nothing else. */
  readonly configured: boolean;
  /** By module: 1 where a cause has it. Each module goes to the first cause that explains it. */
  readonly claimed: { readonly head: Uint8Array; readonly base: Uint8Array };
}

/** A cause before its sentences are written. */
export interface Draft {
  readonly kind: CauseKind;
  /** As people know it: a package, or a module's name. */
  readonly subject: string;
  readonly package: string | null;
  /** Modules of the head that it puts there, or makes bigger. */
  readonly added: readonly number[];
  /** Modules of the base that these stand in for. */
  readonly replaced: readonly number[];
  /** Pairs of the head among which the guilty import is; empty where none is. */
  readonly pairs: readonly number[];
  /** Module of the head that the chain leads to. */
  readonly target: number | null;
  /** Sentences beside the headline. */
  readonly evidence: readonly string[];
  /** Where the line may be, apart from the import. `first`: these go before it. */
  readonly places: readonly SourcePlace[];
  readonly placesFirst: boolean;
  /** Bytes that are delivered once more, in copies: no cut shows them. */
  readonly copies: number;
}

export const draft = (it: Pick<Draft, 'kind' | 'subject' | 'added'> & Partial<Draft>): Draft => ({
  package: null,
  replaced: [],
  pairs: [],
  target: null,
  evidence: [],
  places: [],
  placesFirst: false,
  copies: 0,
  ...it,
});

/** Notes that a cause has its modules. */
export const claim = ({ claimed }: Case, { added, replaced }: Pick<Draft, 'added' | 'replaced'>): void => {
  for (const it of added) claimed.head[it] = 1;
  for (const it of replaced) claimed.base[it] = 1;
};

/** Of `modules` of the head those that entered the scope and that no cause has yet. */
export const freeEntered = ({ scope, claimed }: Case, modules: Iterable<number>): number[] =>
  [...modules].filter((it) => scope.isEntered[it] === 1 && claimed.head[it] === 0);

/**
 * What a package became, around modules that were added: those of it that grew count too, and those that left are what it replaces.
 */
export const withPackage = (
  { comparison: { base, head }, scope, claimed, configured }: Case,
  name: string,
  added: readonly number[],
): { readonly added: number[]; readonly replaced: number[] } => {
  const grown = configured
    ? []
    : scope.grown.filter((it) => head.module(it.head).package === name && claimed.head[it.head] === 0);
  const left = scope.left.filter((it) => base.module(it).package === name && claimed.base[it] === 0);
  return {
    added: [...added, ...grown.map((it) => it.head)],
    replaced: [...left, ...grown.map((it) => it.base)],
  };
};

/** The biggest of some modules of the head; ties by name. */
export const biggestOf = ({ comparison: { head } }: Case, modules: readonly number[]): number | null =>
  modules.toSorted((a, b) => {
    const [one, other] = [head.module(a), head.module(b)];
    const bytes = (other.parsed ?? other.stat) - (one.parsed ?? one.stat);
    return bytes || (one.name < other.name ? -1 : 1);
  })[0] ?? null;

/** Pairs of the head that lead from elsewhere into a set of modules. */
export const pairsInto = (
  { comparison: { head } }: Case,
  modules: ReadonlySet<number>,
  counts: (mask: number, from: number) => boolean,
): number[] => {
  const { from, to, mask } = head.pairs;
  const found: number[] = [];
  for (let pair = 0; pair < mask.length; pair += 1) {
    const source = from[pair] ?? 0;
    if (modules.has(to[pair] ?? 0) && !modules.has(source) && counts(mask[pair] ?? 0, source)) found.push(pair);
  }
  return found;
};
