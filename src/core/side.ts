/** The two sides of every comparison: `base` is the merge base, `head` the change that is judged. */
export type Side = 'base' | 'head';

export const sides = ['base', 'head'] as const satisfies readonly Side[];

/** The side that is not `side`. */
export const otherSide = (side: Side): Side => (side === 'base' ? 'head' : 'base');
