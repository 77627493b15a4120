import type { Repository } from './repository.ts';

/** What git makes of a pull request; title, body, labels and author are the emulator's. */
export interface Pull {
  readonly number: number;
  readonly author: string;
  readonly head: { readonly repository: Repository; readonly ref: string; sha: string };
  readonly base: { ref: string; sha: string };
  /** Grows with every change: the order of "updated". */
  touched: number;
  /** The same by the clock: every push, comment and change of its text or state moves it. */
  updatedAt: string;
  state: 'open' | 'closed';
  draft: boolean;
  /** The test merge of head and base; null when they conflict. */
  mergeCommit: string | null;
  merged: { readonly sha: string; readonly by: string; readonly at: string } | null;
}
