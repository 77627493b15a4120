import type { Case, Draft } from '../case.ts';
import { biggestOf, draft, freeEntered, pairsInto, withPackage } from '../case.ts';
import type { ComparedSide } from '../comparison.ts';
import { bit, isDynamic, isLoaded } from '../import-pairs.ts';
import { isOwn } from '../side-index.ts';
import { quote, quoteSome } from '../quote.ts';
import { sumOf } from '../scope.ts';
import { askersOf } from '../versions.ts';
import { dependencyPlaces } from '../dependency-places.ts';

const folderOf = (side: ComparedSide, index: number): string => {
  const { instance, package: name } = side.module(index);
  return instance ?? name ?? '';
};

const byName = (a: string, b: string): number => (a < b ? -1 : 1);

const foldersOf = (side: ComparedSide, name: string): Set<string> =>
  new Set((side.packages.get(name) ?? []).map((it) => folderOf(side, it)));

const into = (it: Case, modules: readonly number[], folder: string): number[] =>
  pairsInto(
    it,
    new Set(modules),
    (mask, from) =>
      (isLoaded(mask) || (it.scope.entry === null && isDynamic(mask))) && folderOf(it.comparison.head, from) !== folder,
  );

/** A package of which there is one more copy than before, in another folder. */
export const duplicateVersions = (it: Case): Draft[] => {
  const { comparison, scope } = it;
  const { base, head, former } = comparison;
  return [...head.packages.keys()].toSorted().flatMap((name): Draft[] => {
    const before = foldersOf(base, name);
    const now = foldersOf(head, name);
    if (before.size === 0 || now.size <= before.size) return [];
    const shipped = head.packages.get(name) ?? [];
    const known = new Set(shipped.filter((at) => base.shipped[former(at)] === 1).map((at) => folderOf(head, at)));
    return [...now].toSorted(byName).flatMap((folder): Draft[] => {
      if (known.has(folder)) return [];
      const added = freeEntered(
        it,
        shipped.filter((at) => folderOf(head, at) === folder),
      );
      if (sumOf(head, added) < scope.floor) return [];
      const versionOf = (of: string): string =>
        shipped.flatMap((at) => (folderOf(head, at) === of ? (head.module(at).version ?? []) : [])).toSorted()[0] ??
        'of an unknown version';
      const copies = [...now].toSorted(byName).map((of) => `${versionOf(of)} in ${quote(of)}`);
      const askers = askersOf(comparison, name);
      return [
        draft({
          kind: 'duplicate-version',
          subject: name,
          package: name,
          added,
          pairs: into(it, added, folder),
          target: biggestOf(it, added),
          evidence: [
            `The bundle has ${now.size} copies of it: ${copies.join(', ')}.`,
            ...(askers.length > 0 ? [`It is asked for by ${quoteSome(askers)}.`] : []),
          ],
          places: dependencyPlaces(comparison, name),
          placesFirst: true,
        }),
      ];
    });
  });
};

/** A package that is there as ES modules and as CommonJS, where the base has one of them. */
export const twoFormats = (it: Case): Draft[] => {
  const { comparison, scope } = it;
  const { base, head } = comparison;
  const before = new Set(base.duplicates.flatMap((found) => (found.kind === 'formats' ? [found.package] : [])));
  return head.duplicates.flatMap((found): Draft[] => {
    const [folder = ''] = found.instances;
    if (found.kind !== 'formats' || before.has(found.package) || !base.packages.has(found.package)) return [];
    if (freeEntered(it, found.modules).length === 0) return [];
    const shipped = head.packages.get(found.package) ?? [];
    const added = freeEntered(
      it,
      shipped.filter((at) => folderOf(head, at) === folder),
    );
    if (sumOf(head, added) < scope.floor) return [];
    const pairs = into(it, added, folder);
    const lead = it.ways.lead(pairs);
    const byRequire =
      lead !== null &&
      isOwn(head.module(lead.from)) &&
      pairs.some((pair) => head.pairs.from[pair] === lead.from && ((head.pairs.mask[pair] ?? 0) & bit.required) !== 0);
    return [
      draft({
        kind: byRequire ? 'require-of-module' : 'two-formats',
        subject: found.package,
        package: found.package,
        ...withPackage(it, found.package, added),
        pairs,
        target: biggestOf(it, added),
        evidence: [`The bundle has it twice, as ES modules and as CommonJS; the base’s has it once.`],
      }),
    ];
  });
};
