import type { Result } from '../core/result.ts';
import { type Blocker, blockersOf } from './blockers.ts';
import { covers } from './covers.ts';

/** What would block if nobody had accepted it, by what the result itself says was accepted. */
export const acceptedBlockers = (result: Result): Blocker[] => {
  const { accepted = [] } = result;
  return accepted.length === 0
    ? []
    : blockersOf(result).filter((blocker) => accepted.some((it) => covers(it, blocker)));
};
