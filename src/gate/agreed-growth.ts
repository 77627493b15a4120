import type { Signals } from '../core/signals.ts';

type Heap = Signals['heap'];

/**
 * Growth of the head's heap per request, bytes, as far as it surely differs from the base's; null where a side was not collected.
 *
 * Beside what each request leaves, a heap takes what the process needs once: compiled code, filled caches. A side that was slower
 * spreads that over fewer requests and seems to leak; one that was faster has more requests to leak in. So there are two differences: of
 * growth per request, which the first misleads, and of growth as such, which the second does. What both say counts, the smaller of
 * them, and nothing where they contradict each other.
 */
export const agreedGrowth = (base: Heap, head: Heap): { readonly base: number; readonly head: number } | null => {
  if (base === null || head === null || base.requests === 0 || head.requests === 0) return null;
  const [ofBase, ofHead] = [base.after - base.before, head.after - head.before];
  const growth = ofBase / base.requests;
  const perRequest = ofHead / head.requests - growth;
  const asSuch = (ofHead - ofBase) / ((base.requests + head.requests) / 2);
  if (perRequest * asSuch <= 0) return { base: growth, head: growth };
  const smaller = Math.min(Math.abs(perRequest), Math.abs(asSuch));
  return { base: growth, head: growth + Math.sign(perRequest) * smaller };
};
