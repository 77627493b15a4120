const steps = Array.from('▁▂▃▄▅▆▇█');

/** The newest values as a line of blocks, at most `most` of them. It begins at the lowest value, not at zero. */
export const sparkline = (values: readonly number[], most: number): string => {
  const shown = values.slice(-most).filter((it) => Number.isFinite(it));
  const [least, largest] = [Math.min(...shown), Math.max(...shown)];
  // What differs by less than a tenth looks flatter, so that noise does not look like a course.
  const range = Math.max(largest - least, 0.1 * Math.abs(largest), Number.MIN_VALUE);
  return shown.map((it) => steps[Math.min(7, Math.round((7 * (it - least)) / range))] ?? '').join('');
};
