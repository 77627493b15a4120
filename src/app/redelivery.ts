export interface RedeliveryParts {
  /** Asks GitHub for what it could not deliver since then. Gives until when all is well. */
  readonly ask: (since: Date | null) => Promise<Date>;
  readonly date: () => Date;
}

/** ms. */
const seldom = 3_600_000;

/** GitHub lists a delivery some minutes after it was made; ms. */
const recent = 3 * 60_000;

/** How many turns in a row must find nothing. */
const calm = 3;

export interface Redelivery {
  /** To be done every minute. */
  turn(): Promise<void>;
  /** This process could not take a delivery: GitHub is asked at the next turns. */
  expect(): void;
}

/**
 * What is done about failed deliveries: at the start, after a failure, and as long as there are any GitHub is asked each
 * minute, else once an hour, since it delivers once and never again by itself.
 */
export const createRedelivery = ({ ask, date }: RedeliveryParts): Redelivery => {
  let since: Date | null = null;
  let due = 0;
  let wellTurns = 0;
  return {
    turn: async () => {
      const now = date().getTime();
      if (now < due) return;
      since = await ask(since);
      wellTurns = now - since.getTime() <= recent ? wellTurns + 1 : 0;
      due = wellTurns < calm ? 0 : now + seldom;
    },
    expect: () => {
      due = 0;
      wellTurns = 0;
    },
  };
};
