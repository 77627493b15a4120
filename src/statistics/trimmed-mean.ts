import { mean } from './mean-and-deviation.ts';

/**
 * The mean without the lowest and the highest quarter, rounded down, but from three values on without at least one of each. A few values that are
 * far off do not move it. (25 % trimmed mean: Wilcox, "Introduction to Robust Estimation and Hypothesis Testing", section 3.3.)
 * Throws a RangeError for no values, as the mean does.
 */
export const trimmedMean = (values: readonly number[]): number => {
  const cut = values.length < 3 ? 0 : Math.max(1, Math.floor(values.length / 4));
  return mean([...values].sort((a, b) => a - b).slice(cut, values.length - cut));
};
