/** What a sample of replications says about its own spread. */
export interface Summary {
  readonly n: number;
  readonly mean: number;
  /** Standard deviation with n - 1 in the denominator; exactly 0 when all values are equal, and for one value. */
  readonly deviation: number;
}

/** Arithmetic mean. Throws a RangeError for no values. */
export const mean = (values: readonly number[]): number => {
  if (values.length === 0) throw new RangeError('No values have no mean.');
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
};

/** Sum of squared deviations from the mean, in two passes. */
export const squaredDeviations = (values: readonly number[]): number => {
  const centre = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - centre) ** 2;
  return sum;
};

/** Mean and standard deviation. Throws a RangeError for no values. */
export const meanAndDeviation = (values: readonly number[]): Summary => {
  const n = values.length;
  const [first] = values;
  // The mean of equal values is rounded and would leave a deviation of a last digit where there is none.
  if (first !== undefined && values.every((value) => value === first)) return { n, mean: first, deviation: 0 };
  return { n, mean: mean(values), deviation: Math.sqrt(squaredDeviations(values) / (n - 1)) };
};
