/** Tries of one append. Of ten writers at the same moment one gets in each round, so the last needs ten. */
export const mostTries = 20;

const first = 200;
const longest = 10_000;

/**
 * ms to wait after the given number of failed tries: random, so that writers that met do not meet again, from a range that
 * grows, because GitHub may report an old tip for half a minute. `random` gives numbers in [0, 1).
 */
export const backoff = (tries: number, random: () => number): number =>
  Math.round(random() * Math.min(longest, first * 2 ** tries));
