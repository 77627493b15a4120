/**
 * The `q` quantile (0 to 1) of values in ascending order, by linear interpolation between order statistics: type 7 of
 * Hyndman and Fan (1996), the default of R and NumPy. Throws a RangeError for no values or q outside 0 to 1.
 */
export const quantile = (ascending: ArrayLike<number>, q: number): number => {
  if (!(q >= 0 && q <= 1)) throw new RangeError(`There is no ${q} quantile.`);
  const position = (ascending.length - 1) * q;
  const below = Math.floor(position);
  const low = ascending[below];
  if (low === undefined) throw new RangeError('No values have no quantile.');
  const high = ascending[below + 1] ?? low;
  return low + (position - below) * (high - low);
};

/** The middle of values in any order, or null when there are none. */
export const median = (values: readonly number[]): number | null =>
  values.length === 0 ? null : quantile(Float64Array.from(values).sort(), 0.5);
