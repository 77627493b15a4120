/** Runs one piece of work after the other; a failure of one does not hinder the next. */
export type Exclusive = <Value>(work: () => Promise<Value>) => Promise<Value>;

export const createExclusive = (): Exclusive => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
};
