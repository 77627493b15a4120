import type { Watched } from './watch-series.ts';

/** An issue of ours that is open, as far as we know. */
export interface KnownIssue {
  readonly topic: string;
  readonly issue: number;
}

export interface IssueChanges {
  readonly open: readonly Watched[];
  readonly close: readonly (KnownIssue & { readonly watched: Watched })[];
}

/**
 * Which issues are to be opened and closed: one for each metric of a suite that got worse. What was not looked at stays as it
 * is, and so does what is neither shown to be worse nor shown to be gone.
 */
export const decideIssues = (watched: readonly Watched[], known: readonly KnownIssue[]): IssueChanges => {
  const open = new Set(known.map(({ topic }) => topic));
  const fine = new Map(watched.filter(({ state }) => state === 'fine').map((it) => [it.topic, it]));
  return {
    open: watched.filter(({ state, topic }) => state === 'worse' && !open.has(topic)),
    close: known.flatMap((it) => {
      const gone = fine.get(it.topic);
      return gone === undefined ? [] : [{ ...it, watched: gone }];
    }),
  };
};
