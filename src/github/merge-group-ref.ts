/** What the name of a merge queue's branch tells: nothing else names the pull request of a merge group. */
export interface MergeGroupRef {
  /** The branch that is merged into. */
  readonly base: string;
  /** Of the last pull request in the group; it can hold several. */
  readonly number: number;
  /** The commit that the group was built upon. */
  readonly baseSha: string;
}

/** Reads "refs/heads/gh-readonly-queue/<base>/pr-<number>-<sha>", with "refs/heads/" or without; null for other names. */
export const parseMergeGroupRef = (ref: string): MergeGroupRef | null => {
  const [, base, number, baseSha] =
    /^(?:refs\/heads\/)?gh-readonly-queue\/(.+)\/pr-([1-9]\d{0,9})-([\da-f]{40}|[\da-f]{64})$/.exec(ref) ?? [];
  return base === undefined || number === undefined || baseSha === undefined
    ? null
    : { base, number: Number(number), baseSha };
};

/** Whether a branch is a merge queue's: pushes to it are no pushes of people, and never refresh a baseline. */
export const isMergeGroupRef = (ref: string): boolean => /^(?:refs\/heads\/)?gh-readonly-queue\//.test(ref);
