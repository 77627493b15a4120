import type { Blamed } from '../blame-gates.ts';
import type { Case, Draft } from '../case.ts';
import { draft, freeEntered, withPackage } from '../case.ts';
import type { Comparison } from '../comparison.ts';
import { dependencyPlaces } from '../dependency-places.ts';
import { isLoaded } from '../import-pairs.ts';
import { quoteSome } from '../quote.ts';
import { sumOf } from '../scope.ts';
import { askersOf, versionChange } from '../versions.ts';

/** Imports by which the project's own files ask for a package. */
const asks = ({ head }: Comparison, name: string): number[] =>
  [...head.pairs.to.keys()].filter(
    (pair) =>
      head.module(head.pairs.to[pair] ?? 0).package === name &&
      head.module(head.pairs.from[pair] ?? 0).package === null &&
      isLoaded(head.pairs.mask[pair] ?? 0),
  );

const named = (folder: string, { head }: Comparison): string | null =>
  head.graph.modules.find((it) => it.instance === folder || it.package === folder)?.package ?? null;

/**
 * Packages that grew though nobody imports them otherwise: another version, or more of them is used. `brought`: what comes in by new
 * imports within packages that were there before.
 */
export const dependencies = (it: Case, brought: readonly Blamed[], together: readonly number[]): Draft[] => {
  const { comparison, scope, claimed, configured } = it;
  const { base, head } = comparison;
  const shared = new Set(together);
  const entered = new Map<string, number[]>();
  const add = (name: string | null, modules: readonly number[]): void => {
    if (name !== null && modules.length > 0) entered.set(name, [...(entered.get(name) ?? []), ...modules]);
  };
  for (const { gate, modules } of brought) add(named(gate.of, comparison), freeEntered(it, modules));
  const ofGates = new Set([...entered.values()].flat());
  for (const index of freeEntered(it, scope.entered)) {
    // What several gates share goes when all of them go: it belongs to none.
    const name = head.module(index).package;
    if (name === null || shared.has(index) || ofGates.has(index)) continue;
    // Another configuration brings other files of a package along, and helpers that nobody asked for.
    if (!configured || versionChange(comparison, name) !== null) add(name, [index]);
  }
  if (!configured) {
    for (const grown of scope.grown) {
      const { package: name } = head.module(grown.head);
      if (claimed.head[grown.head] === 0 && name !== null && !entered.has(name)) entered.set(name, []);
    }
  }
  return [...entered.keys()].toSorted().flatMap((name): Draft[] => {
    const { added, replaced } = withPackage(it, name, entered.get(name) ?? []);
    // Text that is shorter can be longer once it is compressed: what it comes to is told by the cuts.
    const before = sumOf(base, replaced);
    if (sumOf(head, added) < Math.max(scope.floor, 0.7 * before)) return [];
    const version = versionChange(comparison, name);
    const known = base.packages.has(name);
    const others = [...new Set(added.flatMap((index) => head.module(index).package ?? []))].filter(
      (other) => other !== name,
    );
    const asked = askersOf(comparison, name);
    return [
      draft({
        kind: version !== null ? 'dependency-grew' : known ? 'module-grew' : 'new-dependency',
        subject: name,
        package: name,
        added,
        replaced,
        pairs: asks(comparison, name),
        evidence: [
          ...(version === null ? [] : [`Its version was ${version.from.join(', ')} and is ${version.to.join(', ')}.`]),
          ...(asked.length > 0 ? [`The lock file has it for ${quoteSome(asked)}.`] : []),
          ...(others.length > 0 ? [`It brings ${quoteSome(others.toSorted())} along.`] : []),
          ...(version === null && known ? ['Its version is the same: more of it is used than before.'] : []),
        ],
        places: dependencyPlaces(comparison, name),
        placesFirst: true,
      }),
    ];
  });
};
