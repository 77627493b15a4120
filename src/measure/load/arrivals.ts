import type { Random } from '../../core/random.ts';

/**
 * Send times of an open model in ms from 0, below `duration`: a Poisson process of `rate` requests per second, as
 * independent users make it. (Exponential gaps: Ross, "Introduction to Probability Models", The Poisson Process.)
 */
export const drawArrivals = (rate: number, duration: number, random: Random): number[] => {
  const times: number[] = [];
  const meanGap = 1000 / rate;
  for (let at = -Math.log(1 - random.next()) * meanGap; at < duration; at -= Math.log(1 - random.next()) * meanGap)
    times.push(at);
  return times;
};
