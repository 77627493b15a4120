import { incompleteBeta } from './incomplete-beta.ts';

/**
 * P(X >= `hits`) for a binomial X of `trials` with probability `share`: how likely so many failures are when the true share
 * is `share`. The exact test (Clopper and Pearson 1934): at shares of a tenth of a percent the usual approximations,
 * Wilson's among them, call a single failure in a hundred requests proof.
 */
export const binomialTail = (hits: number, trials: number, share: number): number => {
  if (hits <= 0) return 1;
  if (hits > trials || share <= 0) return 0;
  return share >= 1 ? 1 : incompleteBeta(share, hits, trials - hits + 1);
};
