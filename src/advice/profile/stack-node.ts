import type { CallFrame } from './call-frame.ts';

/** A node of the call tree of one profile. Parents stand before their children. */
export interface StackNode {
  readonly frame: CallFrame;
  /** Index of the caller; null where it was called by nobody. */
  readonly parent: number | null;
  /** What it cost itself in each slice: µs or bytes. */
  readonly weights: readonly number[];
}

/** Callers beyond this are recursion that ran away; what lies deeper counts for the deepest one that is kept. */
export const deepest = 400;

/** The place of the window that `value` lies in; windows ascend, hold where they begin and not where they end. null outside of all. */
export const windowOf = (
  windows: readonly { readonly from: number; readonly to: number }[],
  value: number,
): number | null => {
  let [low, high] = [0, windows.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((windows[middle]?.from ?? Infinity) <= value) low = middle;
    else high = middle - 1;
  }
  const found = windows[low];
  return found !== undefined && found.from <= value && value < found.to ? low : null;
};
