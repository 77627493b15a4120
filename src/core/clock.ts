/** Time as the use cases see it. */
export interface Clock {
  /** Milliseconds of a clock that never jumps: for durations and deadlines. */
  now(): number;
  /** The time of day: for records that people read. */
  date(): Date;
}

export const systemClock: Clock = { now: () => performance.now(), date: () => new Date() };
