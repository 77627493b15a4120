/**
 * Which hypotheses are rejected so that the chance of any false rejection among all is at most `level`, however the
 * p-values depend on each other (Holm 1979, step-down Bonferroni).
 *
 * `family` is the number of hypotheses that were planned: those without a p-value yet count as not rejected, so that
 * missing data never make the rest easier to reject. It is taken as at least the number of p-values.
 */
export const holm = (pValues: readonly number[], level: number, family: number): boolean[] => {
  const rejected = pValues.map(() => false);
  let left = Math.max(family, pValues.length);
  const ascending = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  for (const { p, index } of ascending) {
    if (p > level / left) break;
    rejected[index] = true;
    left--;
  }
  return rejected;
};
