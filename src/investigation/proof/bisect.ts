/** Of a commit: `good`: most of the regression is not there yet; `unusable`: it can't be built or measured. */
export type CommitOutcome = 'good' | 'bad' | 'open' | 'untested' | 'unusable';

export type Bisection =
  | { readonly kind: 'test'; readonly commit: string }
  /** The first commit with the regression is among these, the oldest first: one, but for those between that can't be measured. */
  | { readonly kind: 'done'; readonly suspects: readonly string[] };

/** The next move of a bisection of commits, the oldest first, of which the last is known to be bad and the base, before them, good. */
export const bisect = (commits: readonly string[], outcome: (commit: string) => CommitOutcome): Bisection => {
  let [good, bad] = [-1, commits.length - 1];
  for (;;) {
    const middle = (good + bad) / 2;
    const usable = commits
      .map((commit, index) => ({ commit, index }))
      .filter(({ commit, index }) => index > good && index < bad && outcome(commit) !== 'unusable')
      .toSorted((a, b) => Math.abs(a.index - middle) - Math.abs(b.index - middle));
    const [next] = usable;
    if (next === undefined) return { kind: 'done', suspects: commits.slice(good + 1, bad + 1) };
    const found = outcome(next.commit);
    if (found === 'good') good = next.index;
    else if (found === 'bad') bad = next.index;
    else return { kind: 'test', commit: next.commit };
  }
};
