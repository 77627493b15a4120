import type { Side } from '../../../core/side.ts';

/** The colours of the sides, in every picture. Blue and orange are told apart by everyone. */
export const sideColours = { base: 'var(--base)', head: 'var(--head)' } as const satisfies Record<Side, string>;

/** Small pictures stand side by side; each is drawn in this size. In pixels. */
export const small = { width: 400, height: 220 } as const;
