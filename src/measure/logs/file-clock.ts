/** Lines may be this much earlier than one above them: several processes write one file. ms. */
const together = 1000;
/** A line further from the last one than this has a wrong clock, or there was a long pause. ms. */
const farthest = { back: 86_400_000, ahead: 31 * 86_400_000 } as const;
/** So many lines in a row can't all be wrong. */
const convincing = 20;

/** Watches the times of one file's lines. */
export interface FileClock {
  /** The time, or null where it can't be trusted. */
  take(time: number): number | null;
  readonly outOfOrder: number;
  readonly offClock: number;
  readonly from: number | null;
  readonly to: number | null;
}

export const createFileClock = (): FileClock => {
  let last: number | null = null;
  let latest = -Infinity;
  let from = Infinity;
  let to = -Infinity;
  let outOfOrder = 0;
  let offClock = 0;
  /** Lines in a row that agree with each other, but not with those before. */
  let strange = { last: 0, count: 0 };

  const isNear = (time: number, reference: number): boolean =>
    time >= reference - farthest.back && time <= reference + farthest.ahead;

  const accept = (time: number): number => {
    last = time;
    strange = { last: 0, count: 0 };
    if (time < latest - together) outOfOrder++;
    latest = Math.max(latest, time);
    from = Math.min(from, time);
    to = Math.max(to, time);
    return time;
  };

  return {
    take: (time) => {
      if (last === null || isNear(time, last)) return accept(time);
      strange = { last: time, count: strange.count > 0 && isNear(time, strange.last) ? strange.count + 1 : 1 };
      if (strange.count >= convincing) {
        latest = -Infinity;
        return accept(time);
      }
      offClock++;
      return null;
    },
    get outOfOrder() {
      return outOfOrder;
    },
    get offClock() {
      return offClock;
    },
    get from() {
      return from === Infinity ? null : from;
    },
    get to() {
      return to === -Infinity ? null : to;
    },
  };
};
