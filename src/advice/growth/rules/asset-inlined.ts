import type { Case, Draft } from '../case.ts';
import { biggestOf, draft } from '../case.ts';
import { countOf, quoteSome } from '../quote.ts';
import { sumOf } from '../scope.ts';

/** Files that were loaded by their address and are part of the text now: no import tells of it. */
export const assetInlined = (it: Case): Draft[] => {
  const { comparison, scope, claimed } = it;
  const { head, base, former, change } = comparison;
  const added = [...scope.inHead.keys()].filter((index) => {
    if (scope.inHead[index] === 0 || claimed.head[index] === 1) return false;
    const at = former(index);
    return at !== -1 && head.module(index).type === 'asset-inline' && base.module(at).type === 'asset-file';
  });
  const target = biggestOf(it, added);
  if (target === null || sumOf(head, added) < scope.floor) return [];
  const names = added.map((index) => head.module(index).name).toSorted();
  return [
    draft({
      kind: 'asset-inlined',
      subject: added.length === 1 ? head.module(target).name : countOf(added.length, 'asset'),
      added,
      // Of a file nothing was part of the text but its address.
      replaced: added.map(former).filter((index) => scope.inBase[index] === 1 && base.module(index).parsed !== null),
      target,
      evidence: [
        `On the base ${quoteSome(names)} ${added.length === 1 ? 'was a file of its own' : 'were files of their own'}.`,
      ],
      places: [
        {
          kind: 'configuration',
          files: change.configuration,
          words: [
            'maxSize',
            'dataUrlCondition',
            'asset/inline',
            'assetsInlineLimit',
            'dataurl',
            'limit',
            'url-loader',
            'asset',
          ],
        },
      ],
      placesFirst: true,
    }),
  ];
};
