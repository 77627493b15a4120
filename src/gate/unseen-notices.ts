import type { Block } from '../core/block.ts';
import { type Side, sides } from '../core/side.ts';
import type { Signals } from '../core/signals.ts';
import type { SuiteView } from './suite-view.ts';

/** More than this is only counted: it is a list of versions and rights that a person works through once. */
const mostNotices = 4;

/** Longest part of a sentence that the measured side wrote, in characters. */
const longest = 300;

const cut = (text: string): string => text.slice(0, longest).replace(/\.?\s*$/u, '');

interface Missing {
  readonly who: string;
  readonly what: string;
  readonly reason: string;
  readonly side: Side;
}

const missingOf = ({ sides: both }: Block): Missing[] =>
  sides.flatMap((side) => {
    const told = (who: string, missing: Signals['missing']): Missing[] =>
      missing.map(({ what, reason }) => ({ who, what: cut(what), reason: cut(reason), side }));
    return [
      ...told('the probe could not see', both[side]?.signals?.missing ?? []),
      ...told('the database did not tell', both[side]?.database?.missing ?? []),
    ];
  });

/** What of a suite could not be seen and why, each once, whatever blocks it is missing from: complete sentences. */
export const unseenNotices = ({ suite, counted }: Pick<SuiteView, 'suite' | 'counted'>): string[] => {
  const groups = Map.groupBy(counted.flatMap(missingOf), ({ who, what, reason }) =>
    JSON.stringify([who, what, reason]),
  );
  const sentences = [...groups.values()].flatMap((group): string[] => {
    const [first] = group;
    if (first === undefined) return [];
    const where = new Set(group.map(({ side }) => side)).size === sides.length ? '' : ` of the ${first.side}`;
    return [`${suite.name}: ${first.who} ${first.what}${where}: ${first.reason}.`];
  });
  const more = sentences.length - mostNotices;
  return more > 0
    ? [...sentences.slice(0, mostNotices), `${suite.name}: ${more} more could not be seen; raw/ has them all.`]
    : sentences;
};
