import { mean } from './mean-and-deviation.ts';

/**
 * The mean without the lowest and the highest quarter, rounded down: the mean itself below four values. A few values that are
 * far off do not move it. (25 % trimmed mean: Wilcox, "Introduction to Robust Estimation and Hypothesis Testing", section 3.3.)
 * Throws a RangeError for no values, as the mean does.
 */
export const trimmedMean = (values: readonly number[]): number => {
  const cut = Math.floor(values.length / 4);
  return mean([...values].sort((a, b) => a - b).slice(cut, values.length - cut));
};
