import type { Block } from '../core/block.ts';
import { isCache } from '../gate/sight.ts';
import { compareWork, type WorkChange, type WorkRow } from './work.ts';

/** Statements of both sides, per request, joined by text and route. Commands of caches are apart. */
export interface StatementChanges {
  readonly statements: readonly WorkChange[];
  readonly cache: readonly WorkChange[];
}

/** Compares what the clients inside a service sent. */
export const compareStatements = (blocks: readonly Block[], suite: string): StatementChanges => {
  const of = (cache: boolean): WorkChange[] =>
    compareWork(blocks, suite, ({ statements }) =>
      statements
        .filter(({ client }) => isCache(client) === cache)
        .map(({ text, ...row }): WorkRow => ({ ...row, name: text })),
    );
  return { statements: of(false), cache: of(true) };
};

/** Compares synchronous calls inside requests. */
export const compareSyncCalls = (blocks: readonly Block[], suite: string): WorkChange[] =>
  compareWork(blocks, suite, ({ sync }) =>
    sync.map(({ call, ...row }): WorkRow => ({ ...row, name: call, rows: null })),
  );

/** Of one request's statements so many of one text are a loop. */
const fewestRepeats = 3;

/** Whether a statement is repeated inside a request of the head as it was not on the base: the relation of a list, loaded one by one. */
export const isRepeated = ({ base, head }: WorkChange): boolean =>
  head.count >= fewestRepeats && base.count < fewestRepeats && head.count - base.count >= 2;

/** Whether a statement is sent on the head only. */
export const isNew = ({ base, head }: WorkChange): boolean => base.count === 0 && head.count > 0;

/** How often a statement is sent that a cache hardly ever spares. */
const seldom = 0.9;

/**
 * Whether a statement looks like that of a cache which forgets too soon: it is sent in some of the requests, where it was sent in hardly
 * any.
 */
export const isForgotten = ({ base, head }: WorkChange): boolean =>
  head.count < seldom && head.count > 0 && base.count < head.count / 5;

/** Whether a statement looks like that of a cache which is no longer asked: nearly never sent before, now once in each request. */
export const isUncached = ({ base, head }: WorkChange): boolean =>
  head.count >= seldom && head.count < 2 && base.count < head.count / 5;
