import type { Case, Draft } from '../case.ts';
import { biggestOf, draft, freeEntered } from '../case.ts';
import { isMade } from '../side-index.ts';
import { quoteSome } from '../quote.ts';
import { sumOf } from '../scope.ts';

/** Modules that other chunks had, and that the first load has now though no new import leads to them. `excepted`: of other causes. */
export const movedIntoFirstLoad = (it: Case, excepted: ReadonlySet<number>): Draft[] => {
  const { comparison, scope, configured } = it;
  const { base, head, former } = comparison;
  if (scope.entry === null || configured) return [];
  const added = freeEntered(it, scope.entered).filter(
    (index) => !excepted.has(index) && base.shipped[former(index)] === 1 && !isMade(head.module(index)),
  );
  const target = biggestOf(it, added);
  if (target === null || sumOf(head, added) < scope.floor) return [];
  const { name, package: packageName } = head.module(target);
  const names = [...new Set(added.map((index) => head.module(index).package ?? head.module(index).name))].toSorted();
  return [
    draft({
      kind: 'moved-into-first-load',
      subject: packageName ?? name,
      package: packageName,
      added,
      target,
      evidence: [`On the base other chunks had them: ${quoteSome(names)}.`],
      places: [
        {
          kind: 'configuration',
          files: comparison.change.configuration,
          words: ['splitChunks', 'cacheGroups', 'dependOn', 'runtimeChunk', 'entry', 'manualChunks'],
        },
      ],
    }),
  ];
};
