/** The newest of the files that make up a lock. */
export interface NewestLock {
  /** 0 where there was none yet. */
  readonly number: number;
  readonly isFree: boolean;
}

const parse = (name: string): NewestLock | null => {
  const [, number, free] = /^(\d{1,15})(\.free)?$/.exec(name) ?? [];
  return number === undefined ? null : { number: Number(number), isFree: free !== undefined };
};

/** The number of a file of a lock; infinite for any other file, which is never older than a lock. */
export const numberOf = (name: string): number => parse(name)?.number ?? Number.POSITIVE_INFINITY;

/** The file with the highest number. Of one number, the free one: the other is about to be given up. */
export const newestLock = (names: readonly string[]): NewestLock => {
  let newest: NewestLock = { number: 0, isFree: true };
  for (const name of names) {
    const lock = parse(name);
    if (lock === null || lock.number < newest.number) continue;
    if (lock.number > newest.number || lock.isFree) newest = lock;
  }
  return newest;
};
