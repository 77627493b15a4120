/** Runs what it is given, at most `places` at a time, in the order of asking. */
export type Turns = <T>(run: () => Promise<T>) => Promise<T>;

/** See Turns. What a run throws is thrown to who asked; the others go on. */
export const createTurns = (places: number): Turns => {
  let free = places;
  const waiting: (() => void)[] = [];
  return async (run) => {
    if (free > 0) free -= 1;
    else {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    }
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
};
