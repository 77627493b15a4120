import { DatabaseError } from '../core/errors.ts';

/** Gives the turn back; a second call does nothing. */
export type GiveBack = () => void;

/** One at a time, in the order of asking. */
export interface Turns {
  /** Throws a DatabaseError where the turn does not come within `patience`, ms. */
  take(patience?: number): Promise<GiveBack>;
}

/** `name`: whose turns, for people. */
export const createTurns = (name: string): Turns => {
  const waiting = new Set<() => void>();
  let isTaken = false;

  const next = (): void => {
    const [first] = waiting;
    if (first === undefined) {
      isTaken = false;
      return;
    }
    waiting.delete(first);
    first();
  };

  const turn = (): GiveBack => {
    let isGiven = false;
    return () => {
      if (isGiven) return;
      isGiven = true;
      next();
    };
  };

  return {
    // Half a minute is more than any transaction takes: who waits longer would wait for itself.
    take: async (patience = 30_000) => {
      if (!isTaken) {
        isTaken = true;
        return turn();
      }
      return new Promise((resolve, reject) => {
        const enter = (): void => {
          clearTimeout(timer);
          resolve(turn());
        };
        const timer = setTimeout(() => {
          waiting.delete(enter);
          reject(
            new DatabaseError(
              `The database ${name} was busy for ${Math.round(patience / 1000)} s.`,
              'Look what else keeps this machine busy; for more than one team can wait for, use PostgreSQL (DATABASE_URL).',
            ),
          );
        }, patience);
        waiting.add(enter);
      });
    },
  };
};
