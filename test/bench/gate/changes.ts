/** A change of the example that the gate is tried on, and what is true of it. */
export interface Change {
  readonly name: string;
  /** File in docs/examples/shop-patches. */
  readonly patch: string;
  readonly truth: 'nothing' | 'slower';
  /** The route that it slows, or null. */
  readonly route: string | null;
  /** What it does, for the table. */
  readonly effect: string;
}

const innocent = (kind: string): Change => ({
  name: `innocent-${kind}`,
  patch: `innocent-${kind}.patch`,
  truth: 'nothing',
  route: null,
  effect: 'nothing',
});

const slower = (name: string, route: string, effect: string): Change => ({
  name,
  patch: `${name}.patch`,
  truth: 'slower',
  route,
  effect,
});

export const innocentChanges = ['refactoring', 'comments', 'new-route', 'reordering'].map(innocent);

export const slowChanges = [
  slower('product-05', 'product', '+5 % CPU on one route'),
  slower('product-10', 'product', '+10 % CPU on one route'),
  slower('product-20', 'product', '+20 % CPU on one route'),
  slower('wait-10', 'checkout', '+10 ms wait on one route'),
];

export const sizes = {
  quick: { innocent: 2, slow: 1 },
  noisy: { innocent: 4, slow: 1 },
  full: { innocent: 20, slow: 8 },
} as const satisfies Record<string, { innocent: number; slow: number }>;

export interface Trial {
  /** Names its directory, so that a bench that was stopped goes on where it was. */
  readonly name: string;
  readonly change: Change;
}

/** Every trial of a size. Kinds alternate, so that a busy hour of the machine falls on all of them. */
export const trialsOf = ({ innocent: unchanged, slow }: { innocent: number; slow: number }): Trial[] => {
  const rounds = Math.max(unchanged, slow);
  return Array.from({ length: rounds }).flatMap((_, round) => {
    const blank = innocentChanges[round % innocentChanges.length];
    const due = [
      ...(round < unchanged && blank !== undefined ? [blank] : []),
      ...slowChanges.filter((_change, index) => {
        // Spreads the few slow trials of a kind over all rounds.
        const before = Math.floor(((round + index / slowChanges.length) * slow) / rounds);
        return Math.floor(((round + 1 + index / slowChanges.length) * slow) / rounds) > before;
      }),
    ];
    return due.map((change) => ({ name: `${String(round + 1).padStart(2, '0')}-${change.name}`, change }));
  });
};
