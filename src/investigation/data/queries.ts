import { compareStatements } from '../../advice/statements.ts';
import { workText } from '../../advice/statement-text.ts';
import type { Block } from '../../core/block.ts';
import { countText } from '../../core/count-text.ts';
import type { WorkChange } from '../../advice/work.ts';
import type { DataQueries } from './data-view.ts';

const mostStatements = 3;
/** Statements a request that are no news. */
const noticeable = 0.05;

const sum = (changes: readonly WorkChange[], side: 'base' | 'head'): number =>
  changes.reduce((total, it) => total + it[side].count, 0);

/** Statements per request of each route of a suite whose number changed, the largest rise first. */
export const queriesOf = (blocks: readonly Block[], suite: string): DataQueries[] => {
  const { statements } = compareStatements(blocks, suite);
  return [...Map.groupBy(statements, ({ route }) => route)]
    .map(([route, changes]): DataQueries => {
      const [base, head] = [sum(changes, 'base'), sum(changes, 'head')];
      const grown = changes.filter((it) => it.head.count - it.base.count > noticeable);
      return {
        suite,
        route,
        base,
        head,
        sentence: `${route === '' ? `${suite}, outside of its routes,` : route} sends ${countText(head)} statements per request instead of ${countText(base)}.`,
        statements: grown.slice(0, mostStatements).map((it) => workText(it)),
      };
    })
    .filter(({ base, head, statements: grown }) => Math.abs(head - base) > noticeable || grown.length > 0)
    .toSorted((a, b) => b.head - b.base - (a.head - a.base));
};
