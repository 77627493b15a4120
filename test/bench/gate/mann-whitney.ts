/** Number of ways to reach each U with m and n values, by the recurrence of Mann and Whitney (1947), section 3. */
const counts = (m: number, n: number): number[] => {
  // table[j] holds the distribution for i values of the one and j of the other.
  let table: number[][] = Array.from({ length: n + 1 }, () => [1]);
  for (let i = 1; i <= m; i++) {
    const next: number[][] = [[1]];
    for (let j = 1; j <= n; j++) {
      const without = next[j - 1] ?? [];
      const shifted = table[j] ?? [];
      next.push(Array.from({ length: i * j + 1 }, (_, u) => (without[u] ?? 0) + (shifted[u - j] ?? 0)));
    }
    table = next;
  }
  return table[n] ?? [1];
};

/** Exact two-sided p-value of the Mann-Whitney U test; ties count half, as rare as they are with durations. */
export const mannWhitney = (a: readonly number[], b: readonly number[]): number => {
  if (a.length === 0 || b.length === 0) return 1;
  const u = a.reduce((sum, x) => sum + b.reduce((wins, y) => wins + (x > y ? 1 : x === y ? 0.5 : 0), 0), 0);
  const ways = counts(a.length, b.length);
  const total = ways.reduce((sum, count) => sum + count, 0);
  const extreme = Math.min(u, a.length * b.length - u);
  const tail = ways.slice(0, Math.floor(extreme) + 1).reduce((sum, count) => sum + count, 0) / total;
  return Math.min(1, 2 * tail);
};
